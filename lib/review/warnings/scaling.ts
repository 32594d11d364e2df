import { parseQuantity } from '../../kubernetes';
import type { Field } from '../../validation';

import type { AcceptedObject } from './accepted-object';

const KINDS_WITH_REPLICAS = ['StatefulSet', 'Deployment', 'ReplicaSet'];

/** Left out means one, also for what an autoscaler is about to take over. */
export function omittedReplicasWarnings({ manifest, before, after }: AcceptedObject): string[] {
  const isLeftOut =
    KINDS_WITH_REPLICAS.includes(after.at('kind').scalar) && manifest.at('spec', 'replicas').raw === undefined;
  const had = before?.at('spec', 'replicas').number ?? 0;
  const has = after.at('spec', 'replicas').number;
  if (!isLeftOut || had <= 1 || has !== 1) return [];
  return [
    `replicas is left out, which means 1: ${had - 1} of ${had} pods are stopped, until an autoscaler, if there is one, acts. To hand a running app to an autoscaler, take \`replicas\` out of what kubectl remembers first: kubectl apply edit-last-applied`,
  ];
}

/** A canary that holds everything is no canary. */
export function fullPartitionWarnings({ after, rollout }: AcceptedObject): string[] {
  if (!rollout?.templateChanged || rollout.restarts.length > 0 || rollout.held.length === 0) return [];
  const strategy: Field = after.at('spec', 'updateStrategy');
  const reason =
    strategy.at('type').string === 'OnDelete'
      ? 'under OnDelete a pod gets the new revision when it is deleted by hand'
      : `the partition of ${strategy.at('rollingUpdate', 'partition').scalar} is not below the number of pods`;
  return [`no pod gets the new revision: ${reason}`];
}

const RETENTION_POLICIES = [
  { field: 'whenScaled', when: 'a smaller replica count' },
  { field: 'whenDeleted', when: 'the deletion of the StatefulSet' },
];

/** Claims that the controller is told to delete. */
export function claimDeletionWarnings({ before, after }: AcceptedObject): string[] {
  const policy = (object: Field | undefined) => object?.at('spec', 'persistentVolumeClaimRetentionPolicy');
  return RETENTION_POLICIES.filter(({ field }) => {
    const [was, is] = [before, after].map((object) => policy(object)?.at(field).string);
    return before !== undefined && is === 'Delete' && was !== 'Delete';
  }).map(({ field, when }) => `from now on ${when} also deletes claims with all their data: ${field} is Delete`);
}

/** A claim that is to grow. */
export function claimGrowthWarnings({ before, after }: AcceptedObject): string[] {
  if (before === undefined || after.at('kind').scalar !== 'PersistentVolumeClaim') return [];
  const [was, is] = [before, after].map((claim) => claim.at('spec', 'resources', 'requests', 'storage').scalar) as [
    string,
    string,
  ];
  return parseQuantity(is) > parseQuantity(was)
    ? [
        'the claim grows only if it is bound and its StorageClass has allowVolumeExpansion. Otherwise the API server rejects it',
      ]
    : [];
}
