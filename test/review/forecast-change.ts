import type { KubernetesVersion } from '../../lib/kubernetes';
import { forecast, type Report, type Source } from '../../lib/review';
import { flattenLists } from '../changes';
import type { Manifest } from '../manifests';

/** What is foretold of two folders of manifests. */
export function forecastChange(
  base: readonly Manifest[],
  head: readonly Manifest[],
  version: KubernetesVersion,
): Report {
  return forecast(sourceOf(base), sourceOf(head), version, 'dist/');
}

function sourceOf(manifests: readonly Manifest[]): Source {
  const objects = flattenLists(manifests).map((manifest) => ({ manifest, file: 'app.yaml', line: 1, lineOf: () => 1 }));
  return { objects, isMissing: false, notes: [] };
}
