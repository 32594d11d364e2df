import type { Field } from '../../validation';

import { isBuiltInNamespace } from '../cluster';
import { listClaimNames } from '../pods';

/** The command that deletes what HEAD no longer has, and what it deletes besides. */
export function describeDeletion(object: Field, inNamespace: string | null): string {
  const name = object.at('metadata', 'name').scalar;
  if (isBuiltInNamespace(object)) return 'the API server keeps this namespace, and rejects its deletion';
  const namespace = inNamespace === null ? '' : ` -n ${inNamespace}`;
  const takes = takenAlong(object);
  const command = `kubectl delete ${resourceOf(object)}/${name}${namespace}`;
  return `\`${command}\` deletes it${takes ? `, and with it ${takes}` : ''}`;
}

/** `statefulset`, or with its group, where that is needed to tell it from others. */
function resourceOf(object: Field): string {
  const kind = object.at('kind').scalar.toLowerCase();
  const [group, version] = object.at('apiVersion').scalar.split('/') as [string, string?];
  return version !== undefined && group.includes('.') ? `${kind}.${group}` : kind;
}

/** What the end of an object takes along, in words, where there is something. */
function takenAlong(object: Field): string | undefined {
  const kind = object.at('kind').scalar;
  if (kind === 'StatefulSet') return takenAlongByStatefulSet(object);
  return TAKEN_ALONG.get(kind);
}

function takenAlongByStatefulSet(statefulSet: Field): string {
  if (listClaimNames(statefulSet).length === 0) return 'its pods';
  return statefulSet.at('spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted').string === 'Delete'
    ? 'its pods, and their claims with all data: whenDeleted is Delete'
    : 'its pods. Their claims, and the data on them, stay until they are deleted by name';
}

const CONTENT = 'its content: pods that need it can no longer start';
const TAKEN_ALONG: ReadonlyMap<string, string> = new Map([
  ['Deployment', 'its pods'],
  ['DaemonSet', 'its pods'],
  ['ReplicaSet', 'its pods'],
  ['Job', 'its pods'],
  ['CronJob', 'its Jobs and their pods'],
  ['Namespace', 'everything in it, claims and data too'],
  ['PersistentVolumeClaim', 'the data on it, unless its volume is retained'],
  ['CustomResourceDefinition', 'every object of its kind'],
  ['Service', 'its address and DNS name'],
  ['Secret', CONTENT],
  ['ConfigMap', CONTENT],
]);
