import { truncate } from '../../text';
import type { DataReport } from '../report';
import { resolveEnvironment } from './environment';
import type { ImageStatus } from './image-comparison';
import { imageStatus } from './image-status';
import { findLostMentions } from './mentions';
import { type DataStatus, describeVolume, mountStatus } from './mount-status';
import type { ContainerMount } from './mounts';
import { type MountComparison, relationOf } from './volume-relation';
import {
  type ContainerOfPods,
  containerOf,
  hasContainer,
  persistentMountsOf,
  type WorkloadPods,
} from './workload-pods';

const MOST_CHARACTERS_OF_MENTIONS = 100;

/**
 * Compares the data of pods before and after an apply: one report for each path at which BASE's pods have persistent
 * data.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function compareData(before: WorkloadPods, after: WorkloadPods): DataReport[] {
  return persistentMountsOf(before).map((persistent) => compareMount({ ...persistent, before, after }));
}

function compareMount(comparison: MountComparison): DataReport {
  const { mount, volume, before, after } = comparison;
  const container = succeedingContainerOf(mount, after);
  const old = { pods: before, container: containerOf(before, mount.container) };
  const now = { pods: after, container: containerOf(after, container) };
  const byMounts = mountStatus(comparison);
  const isMounted = byMounts.fate === 'kept' || byMounts.fate === 'moved';
  const byImage = { ...byMounts, ...(isMounted && statusByImage(comparison, old, now)) };
  return {
    container,
    path: mount.path,
    before: describeVolume(volume, mount.subPath),
    ...byImage,
    ...(byImage.fate === 'kept' && statusByMentions(mount.path, old, now)),
  };
}

/** The container of HEAD that replaces one of BASE: the one of the same name, else one that mounts the same path. */
function succeedingContainerOf({ container, path }: ContainerMount, after: WorkloadPods): string {
  if (hasContainer(after, container)) return container;
  return after.mounts.find((mount) => mount.path === path)?.container ?? container;
}

/** The effect of the containers' images on data that the pods of HEAD mount. */
function statusByImage(
  comparison: MountComparison,
  before: ContainerOfPods,
  after: ContainerOfPods,
): ImageStatus | undefined {
  return imageStatus({
    mount: comparison.mount,
    before: resolveEnvironment(before),
    after: resolveEnvironment(after),
    isSameVolume: (volume) => relationOf(comparison, volume) === 'same',
  });
}

/** Data that stays mounted is in doubt if HEAD no longer tells the container its path. */
function statusByMentions(
  path: string,
  before: ContainerOfPods,
  after: ContainerOfPods,
): Partial<DataStatus> | undefined {
  const lost = findLostMentions(path, before, after);
  if (lost.length === 0) return undefined;
  const texts = truncate(lost.join(', '), MOST_CHARACTERS_OF_MENTIONS);
  return { fate: 'unknown', reason: `the container no longer reads \`${texts}\`, which names this path` };
}
