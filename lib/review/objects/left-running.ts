import { Field } from '../../validation';
import { isBuiltInNamespace, type ObjectOutcome } from '../cluster';
import { listClaimNames } from '../pods';
import type { ObjectReport } from '../report';
import { reportUnchangedPods } from './pods-report';

const CONTENT = 'its content: pods that need it can no longer start';

/** The things that are deleted with an object, by its kind. */
const DELETED_WITH_KIND: ReadonlyMap<string, string> = new Map([
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

/** Reports an object that HEAD no longer has. `kubectl apply` leaves it running. */
export function reportLeftRunningObject(outcome: ObjectOutcome): ObjectReport {
  const { identity, after, object } = outcome;
  const { rollout, claims } = reportUnchangedPods({ ...outcome, before: after });
  return {
    ...identity,
    outcome: 'left-running',
    verdict: 'in-place',
    changes: [],
    warnings: [describeDeletion(new Field(after?.live), identity.namespace)],
    ...(rollout && { rollout }),
    ...(claims && { claims }),
    file: object.file,
    line: object.line,
  };
}

/** Names the command that deletes an object, and what is deleted with it. */
function describeDeletion(object: Field, namespace: string | null): string {
  if (isBuiltInNamespace(object)) return 'the API server keeps this namespace, and rejects its deletion';
  const name = object.at('metadata', 'name').scalar;
  const command = `kubectl delete ${resourceName(object)}/${name}${namespace === null ? '' : ` -n ${namespace}`}`;
  const deletedWith = describeDeletedWith(object);
  return `\`${command}\` deletes it${deletedWith ? `, and with it ${deletedWith}` : ''}`;
}

/** The resource as kubectl takes it: `statefulset`. Includes a group with a dot, since other groups may have the kind. */
function resourceName(object: Field): string {
  const kind = object.at('kind').scalar.toLowerCase();
  const [group] = object.at('apiVersion').scalar.split('/');
  return group?.includes('.') ? `${kind}.${group}` : kind;
}

function describeDeletedWith(object: Field): string | undefined {
  const kind = object.at('kind').scalar;
  return kind === 'StatefulSet' ? describeDeletedWithStatefulSet(object) : DELETED_WITH_KIND.get(kind);
}

function describeDeletedWithStatefulSet(statefulSet: Field): string {
  if (listClaimNames(statefulSet).length === 0) return 'its pods';
  return statefulSet.at('spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted').string === 'Delete'
    ? 'its pods, and their claims with all data: whenDeleted is Delete'
    : 'its pods. Their claims, and the data on them, stay until they are deleted by name';
}
