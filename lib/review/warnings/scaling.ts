import { parseQuantity } from '../../kubernetes';
import type { Field } from '../../validation';
import type { AcceptedObject } from './accepted-object';

const KINDS_WITH_REPLICAS = ['StatefulSet', 'Deployment', 'ReplicaSet'];

/** Warns if the manifest omits `replicas`: the default is 1, also if an autoscaler takes over later. */
export function omittedReplicasWarnings({ manifest, before, after }: AcceptedObject): string[] {
  const hasReplicas = KINDS_WITH_REPLICAS.includes(after.at('kind').scalar);
  if (!hasReplicas || manifest.at('spec', 'replicas').raw !== undefined) return [];
  const was = before?.at('spec', 'replicas').number ?? 0;
  if (was <= 1 || after.at('spec', 'replicas').number !== 1) return [];
  return [
    `replicas is left out, which means 1: ${was - 1} of ${was} pods are stopped, until an autoscaler, if there is one, acts. Before an autoscaler takes over a running app, remove \`replicas\` from its last-applied annotation: \`kubectl apply edit-last-applied\``,
  ];
}

/** Warns about a rollout in which no pod gets the new revision. */
export function fullPartitionWarnings({ after, rollout }: AcceptedObject): string[] {
  if (!rollout?.templateChanged || rollout.restarts.length > 0 || rollout.held.length === 0) return [];
  const strategy = after.at('spec', 'updateStrategy');
  const reason =
    strategy.at('type').string === 'OnDelete'
      ? 'under OnDelete, a pod gets the new revision when somebody deletes it'
      : `the partition of ${strategy.at('rollingUpdate', 'partition').scalar} is not below the number of pods`;
  return [`no pod gets the new revision: ${reason}`];
}

const RETENTION_POLICIES = [
  { field: 'whenScaled', event: 'a smaller replica count' },
  { field: 'whenDeleted', event: 'the deletion of the StatefulSet' },
];

/** Warns if a StatefulSet begins to delete claims. */
export function claimDeletionWarnings({ before, after }: AcceptedObject): string[] {
  if (before === undefined) return [];
  const policyOf = (statefulSet: Field, field: string) =>
    statefulSet.at('spec', 'persistentVolumeClaimRetentionPolicy', field).string;
  return RETENTION_POLICIES.filter(
    ({ field }) => policyOf(after, field) === 'Delete' && policyOf(before, field) !== 'Delete',
  ).map(({ field, event }) => `from now on ${event} also deletes claims with all their data: ${field} is Delete`);
}

/** Warns about a claim that is to grow. */
export function claimGrowthWarnings({ before, after }: AcceptedObject): string[] {
  if (before === undefined || after.at('kind').scalar !== 'PersistentVolumeClaim') return [];
  const sizeOf = (claim: Field) => parseQuantity(claim.at('spec', 'resources', 'requests', 'storage').scalar);
  const warning =
    'the claim grows only if it is bound and its StorageClass has allowVolumeExpansion. Otherwise the API server rejects it';
  return sizeOf(after) > sizeOf(before) ? [warning] : [];
}
