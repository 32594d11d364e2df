import { type App, Names, YamlOutputType } from 'cdk8s';
import { sortKeys } from './reading-order';
import type { RenderedChart } from './render';
import { toYaml } from './yaml';

/** The text of each file of manifests, by the file's name. */
export type ManifestTexts = ReadonlyMap<string, string>;

/**
 * The manifests of an app, a file a chart. Charts that depend on others are numbered in the order in which they
 * must be applied, as CDK8s does it. A chart without objects has no file.
 *
 * @throws where two charts have one file
 */
export function renderManifests(app: App, charts: readonly RenderedChart[]): ManifestTexts {
  const order = new Map(charts.map(({ chart }, index) => [chart, index]));
  const numbered = charts.some(({ chart }) => chart.node.dependencies.length > 0);

  const manifests = new Map<string, string>();
  for (const { chart, objects } of charts.filter(({ objects }) => objects.length > 0)) {
    const number = numbered ? `${String(order.get(chart)).padStart(4, '0')}-` : '';
    const file = number + Names.toDnsLabel(chart) + app.outputFileExtension;
    if (manifests.has(file)) throw new Error(`${chart.node.path} cannot be written: another chart is in ${file}`);
    manifests.set(file, toYaml(objects.map(({ manifest }) => sortKeys(manifest))));
  }
  return manifests;
}

/**
 * An extension tells which files of a folder are manifests: without one, all that is there would be taken for some.
 *
 * @throws where the app is to be written otherwise than a file a chart, with an extension
 */
export function assertFilePerChart({ yamlOutputType, outputFileExtension }: App): void {
  if (yamlOutputType !== YamlOutputType.FILE_PER_CHART) {
    throw new Error(`App.yamlOutputType is ${YamlOutputType[yamlOutputType]}, and must be FILE_PER_CHART`);
  }
  if (!/^(\.[\w-]+)+$/.test(outputFileExtension)) {
    throw new Error(`App.outputFileExtension is '${outputFileExtension}', and must be one such as .k8s.yaml`);
  }
}
