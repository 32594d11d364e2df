import { type App, Names, YamlOutputType } from 'cdk8s';
import { sortKeys } from './reading-order';
import type { RenderedChart } from './render';
import { toYaml } from './yaml';

/** The text of each manifest file, by file name. */
export type ManifestTexts = ReadonlyMap<string, string>;

/**
 * Renders the manifest files of an App, one for each chart that has objects. If charts depend on each other, the names
 * are numbered in the order of application, as CDK8s does it.
 *
 * @throws if two charts have the same file
 */
export function renderManifests(app: App, charts: readonly RenderedChart[]): ManifestTexts {
  const isNumbered = charts.some(({ chart }) => chart.node.dependencies.length > 0);
  const manifests = new Map<string, string>();
  for (const [index, { chart, objects }] of charts.entries()) {
    if (objects.length === 0) continue;
    const number = isNumbered ? `${String(index).padStart(4, '0')}-` : '';
    const file = number + Names.toDnsLabel(chart) + app.outputFileExtension;
    if (manifests.has(file)) throw new Error(`${chart.node.path} cannot be written: another chart is in ${file}`);
    manifests.set(file, toYaml(objects.map(({ manifest }) => sortKeys(manifest))));
  }
  return manifests;
}

/**
 * Asserts that an App writes one file for each chart, with an extension. The extension tells manifests from other files
 * in the folder.
 *
 * @throws if the App has another `yamlOutputType`, or an `outputFileExtension` that is no extension
 */
export function assertFilePerChart({ yamlOutputType, outputFileExtension }: App): void {
  if (yamlOutputType !== YamlOutputType.FILE_PER_CHART) {
    throw new Error(`App.yamlOutputType is ${YamlOutputType[yamlOutputType]}, and must be FILE_PER_CHART`);
  }
  if (!/^(\.[\w-]+)+$/.test(outputFileExtension)) {
    throw new Error(`App.outputFileExtension is '${outputFileExtension}', and must be one such as .k8s.yaml`);
  }
}
