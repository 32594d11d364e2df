import type { Manifest } from '../../../manifests';
import { ordinary } from './ordinary';
import { host, later, latest, storage, windows } from './special';

/** A pod template, and the first version that honors all of its fields. */
export interface PodSpecimen {
  readonly name: string;
  readonly since: '1.28' | '1.34' | '1.36';
  readonly template: Manifest;
}

/** Pod templates that have, together, about every field of a pod. */
export const POD_SPECIMENS: readonly PodSpecimen[] = [
  { name: 'ordinary', since: '1.28', template: ordinary },
  { name: 'storage', since: '1.28', template: storage },
  { name: 'windows', since: '1.28', template: windows },
  { name: 'host', since: '1.28', template: host },
  { name: 'later', since: '1.34', template: later },
  { name: 'latest', since: '1.36', template: latest },
];
