import type { Verdict } from '../../lib/review';
import type { Manifest } from '../manifests';

/** Two folders of manifests, with one object in each file. The order is that in which kubectl applies them. */
export interface ManifestChange {
  readonly name: string;
  readonly base: readonly Manifest[];
  readonly head: readonly Manifest[];
  /** The verdict of the review, if the answers of an API server do not imply it. */
  readonly verdict?: Verdict;
}

/** The objects in a folder, with those in Lists. */
export function objectsOf(manifests: readonly Manifest[]): Manifest[] {
  return manifests.flatMap((one) => (one.kind === 'List' ? objectsOf(one.items ?? []) : [one]));
}

/** The identity of an object: kind, API group, namespace and name. It does not depend on the API version. */
export function identityOf({ apiVersion, kind, metadata }: Manifest): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return [kind, group, metadata.namespace, metadata.name].filter((part) => part).join('/');
}
