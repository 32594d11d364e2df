import type { ObjectReport } from '../lib/review';
import { claimTemplate, deployment, forecastUpdate } from './forecasts';
import type { Manifest } from './manifests';

/** The differences between the pods of two shops. */
export interface ShopPod {
  readonly volumes?: readonly Manifest[];
  readonly mounts?: readonly Manifest[];
  readonly container?: Manifest;
  readonly spec?: Manifest;
}

/** The volume `files` of a claim. */
export const claimVolume = (claimName: string) => ({ name: 'files', persistentVolumeClaim: { claimName } });
/** The volume `files` of a folder of the node. */
export const hostPathVolume = (path: string, type?: string) => ({
  name: 'files',
  hostPath: { path, ...(type && { type }) },
});
/** A claim that names its PersistentVolume. */
export const boundClaim = (name: string, volumeName: string) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  ...claimTemplate(name),
  spec: { ...claimTemplate(name).spec, storageClassName: '', volumeName },
});
/** The volume `files` of an NFS server. */
export const nfsVolume = (path: string) => ({ name: 'files', nfs: { server: 'nas.example.com', path } });
/** A mount of the volume `files`. */
export const mountAt = (mountPath: string, more: Manifest = {}) => ({ name: 'files', mountPath, ...more });

/** A Deployment with one container that mounts the volume `files` at /data. */
export function shop({
  volumes = [claimVolume('files-a')],
  mounts = [mountAt('/data')],
  container = {},
  spec = {},
}: ShopPod = {}): Manifest {
  const made = deployment({}, { volumeMounts: mounts, ...container });
  Object.assign(made.spec.template.spec, { volumes, ...spec });
  return made;
}

/** A workload of another kind with the pods of a shop. */
export function shopAs(kind: string, pod: ShopPod = {}): Manifest {
  const { metadata, spec } = shop(pod);
  const { template, selector } = spec;
  const named = { metadata, kind };
  const once = { ...template, spec: { ...template.spec, restartPolicy: 'Never' } };
  switch (kind) {
    case 'DaemonSet':
    case 'ReplicaSet':
      return { apiVersion: 'apps/v1', ...named, spec: { selector, template } };
    case 'CronJob':
      return {
        apiVersion: 'batch/v1',
        ...named,
        spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: once } } },
      };
    case 'StatefulSet':
      return { apiVersion: 'apps/v1', ...named, spec: { selector, template, serviceName: 'shop' } };
    default:
      throw new Error(`${kind} is not supported`);
  }
}

/** The status of each data path: `/data kept`. */
export const dataStatusesOf = ({ data = [] }: ObjectReport) => data.map(({ path, fate }) => `${path} ${fate}`);
/** The report on a shop whose pods change. */
export const shopBecomes = (before: ShopPod, after: ShopPod) => forecastUpdate(shop(before), shop(after));
