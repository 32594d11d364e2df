import { claimName, claimTemplateNames, podNames, SCALABLE_KINDS } from '../../kubernetes';
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
import { applyOf, describeKindAndName, type ObjectUpdate, resourceOf } from './object-update';
import { comment, openRunbook } from './shell';
import { snapshotInstructions } from './snapshot';

/** A claim that gets another size or StorageClass. */
export interface ClaimUpdate extends ObjectUpdate {
  /** HEAD's workloads whose pods mount the claim. */
  readonly workloads: readonly Field[];
}

/**
 * The commands that copy the data of a claim to a new claim as HEAD has it. Undefined if HEAD states no other field, or
 * if the claim is a block device.
 */
export function runbookOfClaim(update: ClaimUpdate): readonly string[] | undefined {
  const { before, after, namespace, workloads } = update;
  const name = before.at('metadata', 'name').scalar;
  const patch = patchOfStatedFields(before.at('spec'), after.at('spec'));
  if (Object.keys(patch).length === 0 || isBlockVolume(before) || isBlockVolume(after)) return undefined;
  const scalable = workloads.filter((workload) => SCALABLE_KINDS.includes(workload.at('kind').scalar));
  const others = workloads.filter((workload) => !scalable.includes(workload));
  const scale = (workload: Field, replicas: string) =>
    kubectl(namespace, 'scale', resourceOf(workload), `--replicas=${replicas}`);
  return [
    ...openRunbook(`Copy the data of claim ${name} to a claim as HEAD has it`),
    comment('A claim can grow, and nothing else of its spec can change.'),
    ...COPY_EXPLANATION.map(comment),
    ...others.map((workload) => comment(`Stop ${describeKindAndName(workload)} yourself.`)),
    ...snapshotInstructions(name, namespace),
    ...SET_COPY_IMAGE,
    ...copyClaim({
      name,
      spec: after.at('spec').map,
      labels: after.at('metadata', 'labels').map,
      annotations: after.at('metadata', 'annotations').map,
      rejectedPatch: { spec: patch },
      stop: [...scalable.map((workload) => scale(workload, '0')), ...waitForPods(name, namespace)],
      kubectl: (...words) => kubectl(namespace, ...words),
    }),
    applyOf(update),
    ...scalable.map((workload) => scale(workload, workload.at('spec', 'replicas').scalar)),
  ];
}

/** Whether the pods of a workload mount a claim. */
export function hasMountedClaim(workload: Field, podSpec: Field, claim: string): boolean {
  const names = podSpec.find('volumes', '*', 'persistentVolumeClaim', 'claimName').map(({ scalar }) => scalar);
  const templates = claimTemplateNames(workload);
  const namesOfTemplates = podNames(workload).flatMap((pod) => templates.map((template) => claimName(template, pod)));
  return [...names, ...namesOfTemplates].includes(claim);
}
