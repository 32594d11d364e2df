import type { DataReport } from '../report';
import type { ContainerMount } from './mounts';
import type { PodVolume } from './volumes';
import type { ContainerOfPods } from './workload-pods';

/** Data that the pods of HEAD mount, and the containers that use it. Environment variables are resolved. */
export interface ImageComparison {
  /** The mount in BASE's container. */
  readonly mount: ContainerMount;
  readonly before: ContainerOfPods;
  readonly after: ContainerOfPods;
  /** Whether a volume of HEAD holds the data. */
  isSameVolume(volume: PodVolume): boolean;
}

/** The effect of an image on the data. Without `fate`, the image opens the data, and `reason` says what to know. */
export type ImageStatus = Partial<Pick<DataReport, 'fate' | 'reason'>>;

/** The mounts of one container. */
export function mountsOfContainer({ pods, container }: ContainerOfPods): ContainerMount[] {
  const name = container.at('name').scalar;
  return pods.mounts.filter((mount) => mount.container === name);
}
