import type { Field } from '../../fields';
import { claimsOf } from '../pods';

/** The command that deletes what HEAD no longer has, and what that takes along. */
export function leftRunning(object: Field, inNamespace: string | null): string {
  const kind = object.at('kind').word;
  const name = object.at('metadata', 'name').word;
  const namespace = inNamespace === null ? '' : ` -n ${inNamespace}`;
  const takes = TAKES_ALONG[kind]?.(object);
  const command = `kubectl delete ${resourceOf(object)}/${name}${namespace}`;
  return `apply does not delete it. \`${command}\` does${takes ? `, and takes along ${takes}` : ''}`;
}

/** `statefulset`, or with its group, where that is needed to tell it from others. */
function resourceOf(object: Field): string {
  const kind = object.at('kind').word.toLowerCase();
  const [group = '', version] = object.at('apiVersion').word.split('/');
  return version !== undefined && group.includes('.') ? `${kind}.${group}` : kind;
}

const TAKES_ALONG: Readonly<Record<string, (object: Field) => string>> = {
  StatefulSet: (object) => {
    const isDeleted = object.at('spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted').text === 'Delete';
    const claims = claimsOf(object);
    if (claims.length === 0) return 'its pods';
    return isDeleted
      ? `its pods, and their claims with all data: whenDeleted is Delete`
      : `its pods. Their claims, and the data on them, stay until they are deleted by name`;
  },
  Deployment: () => 'its pods',
  DaemonSet: () => 'its pods',
  ReplicaSet: () => 'its pods',
  Job: () => 'its pods',
  CronJob: () => 'its Jobs and their pods',
  Namespace: () => 'everything in it, claims and data too',
  PersistentVolumeClaim: () => 'the data on it, unless its volume is retained',
  CustomResourceDefinition: () => 'every object of its kind',
  Service: () => 'its address and DNS name',
  Secret: () => 'its content: pods that need it can no longer be started',
  ConfigMap: () => 'its content: pods that need it can no longer be started',
};
