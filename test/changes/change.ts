import type { Verdict } from '../../lib/review';
import type { Manifest } from '../manifests';

/** Two folders of manifests, an object a file, in the order in which they are applied. */
export interface ManifestChange {
  readonly name: string;
  readonly base: readonly Manifest[];
  readonly head: readonly Manifest[];
  /** What comes of it as a whole, where an API server alone can't show it. */
  readonly verdict?: Verdict;
}

/** The objects in a folder, those in lists too. */
export function objectsOf(manifests: readonly Manifest[]): Manifest[] {
  return manifests.flatMap((one) => (one.kind === 'List' ? objectsOf(one.items ?? []) : [one]));
}

/** What tells an object from others, whichever version of the API it is written in. */
export function identityOf({ apiVersion, kind, metadata }: Manifest): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return [kind, group, metadata.namespace, metadata.name].filter((part) => part).join('/');
}
