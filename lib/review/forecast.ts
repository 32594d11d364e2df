import type { KubernetesVersion } from '../kubernetes';
import type { Source } from '../manifests';
import { Field } from '../validation';
import { ClusterModel, isRejected, type ObjectOutcome, titleOf } from './cluster';
import { listImageChanges } from './image-changes';
import {
  createContext,
  describeRepeatedManifests,
  type ObjectContext,
  placeOf,
  reportHeadObject,
  reportLeftRunningObject,
} from './objects';
import { type Report, worstVerdict } from './report';
import { computeOrphanedStorage, computeTotals } from './totals';

/**
 * Forecasts what a client-side `kubectl apply -f FOLDER` of HEAD does to a cluster. It assumes that BASE was applied the
 * same way and that nothing else was changed.
 *
 * @param folder the folder of HEAD, as users type it
 * @param baseKubernetes the version of the cluster when BASE was applied
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/
 */
export function forecast(
  base: Source,
  head: Source,
  kubernetes: KubernetesVersion,
  folder: string,
  baseKubernetes: KubernetesVersion = kubernetes,
): Report {
  const cluster = new ClusterModel(baseKubernetes);
  const baseApply = cluster.applyUntilStable(base.objects);
  if (baseKubernetes !== kubernetes) cluster.upgrade(kubernetes);
  const baseOutcomes = baseApply.outcomes.map((outcome) => ({ ...outcome, after: cluster.find(outcome.key) }));
  const objectsBefore = cluster.objects;
  const headOutcomes = cluster.apply(head.objects);
  const removedOutcomes = findRemoved(baseOutcomes, headOutcomes);
  const context = createContext({ cluster, objectsBefore, baseOutcomes, headOutcomes, removedOutcomes, folder });
  const objects = [
    ...headOutcomes.map((outcome) => reportHeadObject(outcome, context)),
    ...removedOutcomes.map(reportLeftRunningObject),
  ];
  const totals = computeTotals(cluster.objects);
  return {
    version: 1,
    kubernetes,
    verdict: worstVerdict(objects.map(({ verdict }) => verdict)),
    objects,
    notes: [
      ...base.notes,
      ...baseOutcomes.flatMap(noteRepeatedManifests),
      ...head.notes,
      ...noteRounds(baseApply.rounds),
      ...baseOutcomes.filter(isRejected).map((outcome) => noteRejection(outcome, baseKubernetes)),
    ],
    images: headOutcomes.flatMap(listImageChanges),
    totals: {
      before: computeTotals(objectsBefore),
      after: { ...totals, storage: totals.storage + sumOrphanedStorage(headOutcomes, context) },
    },
  };
}

/** Finds the objects of BASE that HEAD no longer has. */
function findRemoved(base: readonly ObjectOutcome[], head: readonly ObjectOutcome[]): ObjectOutcome[] {
  const headKeys = new Set(head.map(({ key }) => key));
  return base.filter((outcome) => !isRejected(outcome) && !headKeys.has(outcome.key));
}

function sumOrphanedStorage(outcomes: readonly ObjectOutcome[], { pods }: ObjectContext): number {
  return outcomes
    .map(({ key, after }) => computeOrphanedStorage(new Field(after?.live), pods.get(key)?.claims))
    .reduce((total, bytes) => total + bytes, 0);
}

function noteRepeatedManifests({ object, identity }: ObjectOutcome): string[] {
  return describeRepeatedManifests(object).map((text) => `BASE, ${placeOf(object)}, ${titleOf(identity)}: ${text}.`);
}

function noteRounds(rounds: number): string[] {
  if (rounds === 1) return [];
  return [`BASE is complete only after ${rounds} applies: some of its objects need others that are applied later.`];
}

function noteRejection({ identity, problems }: ObjectOutcome, kubernetes: KubernetesVersion): string {
  const [first] = problems;
  return `Kubernetes ${kubernetes} rejects ${titleOf(identity)} of BASE: ${first?.path} must be ${first?.allowed}. The forecast assumes that the cluster does not have it. If an older version accepted it, name that version with --base-kubernetes.`;
}
