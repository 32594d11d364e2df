import { claimName, claimTemplates, podNames } from '../../stateful-sets';
import type { Field } from '../../validation';
import {
  COPY_EXPLANATION,
  copyClaim,
  isBlockVolume,
  patchOfStatedFields,
  SET_COPY_IMAGE,
  waitForPods,
} from './copy-claim';
import { kubectl } from './kubectl';
import { applyOf, type ObjectUpdate, resourceOf } from './object-update';
import { comment, openRunbook } from './shell';
import { snapshotInstructions } from './snapshot';

/** A claim that is to be of another size or StorageClass. */
export interface ClaimUpdate extends ObjectUpdate {
  /** The workloads whose pods mount the claim, as HEAD has them. */
  readonly workloads: readonly Field[];
}

const SCALABLE = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'];

/**
 * The commands that copy the data of a claim to one that HEAD asks for. Undefined if the claims do not differ in what
 * HEAD sets, or the claim has no file system.
 */
export function runbookOfClaim(change: ClaimUpdate): readonly string[] | undefined {
  const { before, after, namespace, workloads } = change;
  const name = before.at('metadata', 'name').scalar;
  const stated = patchOfStatedFields(before.at('spec'), after.at('spec'));
  if (Object.keys(stated).length === 0 || isBlockVolume(before) || isBlockVolume(after)) return undefined;
  const scaled = workloads.filter((workload) => SCALABLE.includes(workload.at('kind').scalar));
  const others = workloads.filter((workload) => !scaled.includes(workload));
  const ofNamespace = (...words: readonly string[]) => kubectl(namespace, ...words);
  return [
    ...openRunbook(`Copy the data of claim ${name} to a claim as HEAD has it`),
    comment('A claim can grow, and nothing else of its spec can change.'),
    ...COPY_EXPLANATION.map(comment),
    ...others.map((workload) => comment(`Stop ${titleOf(workload)} yourself.`)),
    ...snapshotInstructions(name, namespace),
    ...SET_COPY_IMAGE,
    ...copyClaim({
      name,
      spec: after.at('spec').map as object,
      labels: after.at('metadata', 'labels').map,
      annotations: after.at('metadata', 'annotations').map,
      rejectedPatch: { spec: stated },
      stop: [
        ...scaled.map((workload) => ofNamespace('scale', resourceOf(workload), '--replicas=0')),
        ...waitForPods(name, namespace),
      ],
      kubectl: ofNamespace,
    }),
    applyOf(change),
    ...scaled.map((workload) =>
      ofNamespace('scale', resourceOf(workload), `--replicas=${workload.at('spec', 'replicas').scalar}`),
    ),
  ];
}

/** Whether the pods of a workload mount a claim. */
export function mountsClaim(workload: Field, podSpec: Field, claim: string): boolean {
  const names = podSpec.find('volumes', '*', 'persistentVolumeClaim', 'claimName').map(({ scalar: word }) => word);
  const ofTemplates = podNames(workload).flatMap((pod) =>
    claimTemplates(workload).map((template) => claimName(template, pod)),
  );
  return [...names, ...ofTemplates].includes(claim);
}

function titleOf(workload: Field): string {
  return `${workload.at('kind').scalar} ${workload.at('metadata', 'name').scalar}`;
}
