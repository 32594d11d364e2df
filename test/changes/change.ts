import type { Verdict } from '../../lib/review';
import type { Manifest } from '../manifests';

/** A change from one folder of manifests to another. Each object is a file. They are applied in this order. */
export interface FolderChange {
  readonly name: string;
  readonly base: readonly Manifest[];
  readonly head: readonly Manifest[];
  /** The verdict of the review, if an API server alone cannot show it. */
  readonly verdict?: Verdict;
}

/** Returns the objects of a folder, including those in objects of kind List. */
export function flattenLists(manifests: readonly Manifest[]): Manifest[] {
  return manifests.flatMap((one) => (one.kind === 'List' ? flattenLists(one.items ?? []) : [one]));
}

/** Returns the kind, group, namespace and name of an object. They are the same in all its API versions. */
export function identityOf({ apiVersion, kind, metadata }: Manifest): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return [kind, group, metadata.namespace, metadata.name].filter((part) => part).join('/');
}
