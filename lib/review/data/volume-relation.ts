import type { PodVolume } from './volumes';
import type { PersistentMount, WorkloadPods } from './workload-pods';

/** A mount of BASE with persistent data, and the pods before and after the apply. */
export interface MountComparison extends PersistentMount {
  readonly before: WorkloadPods;
  readonly after: WorkloadPods;
}

/** Whether a volume of HEAD holds the data of the volume of BASE. */
export function relationOf(comparison: MountComparison, other: PodVolume): 'same' | 'other' | 'unknown' {
  const { volume, before, after } = comparison;
  if (other.isPersistent === false) return 'other';
  const hasSameTitle = volume.title === other.title;
  if (volume.locations.length === 0 || other.locations.length === 0) {
    return hasSameTitle && before.identity.name === after.identity.name ? 'same' : 'unknown';
  }
  if (volume.locations.every((location) => other.locations.includes(location))) return 'same';
  if (volume.isPersistent === undefined && other.isPersistent === undefined) return 'unknown';
  // With fewer replicas, the claims of the highest ordinals remain, with their data.
  const isScaledDown = hasSameTitle && other.locations.every((location, at) => location === volume.locations[at]);
  return isScaledDown ? 'same' : 'other';
}

/** Why `relationOf` is `unknown`. */
export function unknownRelationReason(before: PodVolume, after: PodVolume): string {
  if (before.locations.length === 0) return 'BASE runs no pod, so that the manifests do not say which claims have data';
  if (after.locations.length === 0) return 'HEAD runs no pod';
  return 'the driver of the volume decides whether it keeps its data';
}
