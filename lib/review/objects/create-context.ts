import { type LiveObject, ManifestSet, podCreationError } from '../../api-server';
import { claimTemplateNames, namespaceOf, POD_TEMPLATES } from '../../kubernetes';
import { Field } from '../../validation';
import { type ClusterModel, isRejected, isStatefulSet, type ObjectOutcome, type Outcome } from '../cluster';
import { ConfigurationUses, hasChangedContent } from '../configuration';
import { hasData, Storage, type Succession, successionsOf } from '../data';
import { listClaimNames } from '../pods';
import { LostEndpoints, OverlappingBudgets } from '../warnings';
import type { ObjectContext, WorkloadContext } from './context';
import { type PodsReport, reportPods } from './pods-report';
import { listServiceChanges } from './service-changes';

/** The applies of BASE and HEAD. */
export interface ReviewedApplies {
  /** The cluster after the apply of HEAD. */
  readonly cluster: ClusterModel;
  /** All objects before the apply of HEAD. */
  readonly objectsBefore: readonly LiveObject[];
  readonly baseOutcomes: readonly ObjectOutcome[];
  readonly headOutcomes: readonly ObjectOutcome[];
  /** The outcomes of BASE for objects that HEAD no longer has. */
  readonly removedOutcomes: readonly ObjectOutcome[];
  /** The folder of HEAD, as users type it. */
  readonly folder: string;
}

/** Collects the facts that decide what the apply of HEAD does to each object. */
export function createContext(applies: ReviewedApplies): ObjectContext {
  const { cluster, objectsBefore, headOutcomes, folder } = applies;
  const workloadContext = createWorkloadContext(applies);
  const accepted = headOutcomes.filter((outcome) => !isRejected(outcome));
  const pods = new Map(accepted.map((outcome) => [outcome.key, reportPods(outcome, workloadContext)]));
  return {
    ...workloadContext,
    uses: new ConfigurationUses(cluster.objects),
    budgets: new OverlappingBudgets(cluster.objects),
    endpoints: new LostEndpoints(objectsBefore, cluster.objects),
    applied: keysOf(headOutcomes),
    services: listServiceChanges(headOutcomes, workloadContext),
    folder,
    pods,
    restartedWorkloads: keysOf(accepted.filter((outcome) => isEveryPodReplaced(outcome, pods.get(outcome.key)))),
    createdWorkloads: keysOf(accepted.filter(({ before }) => before === undefined)),
    changedConfigurations: keysOf(accepted.filter(hasChangedContent)),
  };
}

function createWorkloadContext(applies: ReviewedApplies): WorkloadContext {
  const { cluster, objectsBefore, baseOutcomes } = applies;
  const objects = new ManifestSet(cluster.objects.map(({ live }) => new Field(live)));
  const storage = new Storage(cluster.objects, objectsBefore);
  return {
    cluster,
    objects,
    storage,
    successions: findSuccessions(applies, storage),
    unaccepted: new Map(baseOutcomes.filter(isRejected).map((outcome) => [outcome.key, asIfAccepted(outcome)])),
    claimsOfBase: groupClaims(baseOutcomes, objects, cluster),
  };
}

function keysOf(outcomes: readonly Outcome[]): ReadonlySet<string> {
  return new Set(outcomes.map(({ key }) => key));
}

/** Finds the new workloads that replace workloads that HEAD no longer runs. */
function findSuccessions(
  { removedOutcomes, headOutcomes }: ReviewedApplies,
  storage: Storage,
): ReadonlyMap<string, Succession> {
  const stopped = [...removedOutcomes, ...headOutcomes.filter(isScaledToZero)];
  const created = headOutcomes.filter((outcome) => outcome.before === undefined && !isRejected(outcome));
  return successionsOf(
    stopped.filter((outcome) => isStatefulSet(outcome.identity) || hasData(outcome, storage)),
    created.filter(({ identity }) => Object.hasOwn(POD_TEMPLATES, identity.kind)),
  );
}

function isScaledToZero({ before, after }: Outcome): boolean {
  return before !== undefined && replicasOf(before) !== 0 && replicasOf(after) === 0;
}

function replicasOf(object: LiveObject | undefined): number {
  return new Field(object?.live).at('spec', 'replicas').number ?? 1;
}

/** The outcome if the API server had accepted the manifest. An older version may have accepted it. */
function asIfAccepted(outcome: ObjectOutcome): Outcome {
  const { manifest } = outcome.object;
  return { ...outcome, after: { lastApplied: manifest, live: manifest } };
}

/** The names of the claims of all StatefulSets, by namespace. */
function groupClaims(
  outcomes: readonly ObjectOutcome[],
  objects: ManifestSet,
  cluster: ClusterModel,
): ReadonlyMap<string, ReadonlySet<string>> {
  const claims = new Map<string, Set<string>>();
  for (const outcome of outcomes.filter(({ identity }) => isStatefulSet(identity))) {
    const namespace = namespaceOf(outcome.identity);
    const names = claims.get(namespace) ?? new Set();
    for (const name of listExistingClaims(outcome, objects, cluster)) names.add(name);
    claims.set(namespace, names);
  }
  return claims;
}

/** The claims of a StatefulSet. If its pods cannot be created, only the claims of the first pod exist. */
function listExistingClaims({ after }: Outcome, objects: ManifestSet, { server }: ClusterModel): string[] {
  const statefulSet = new Field(after?.live);
  const names = listClaimNames(statefulSet);
  const hasPods = podCreationError(statefulSet, objects, server.version) === undefined;
  return hasPods ? names : names.slice(0, claimTemplateNames(statefulSet).length);
}

/** Whether all pods of a workload are replaced. Of a Pod, only the containers with a new image are restarted. */
function isEveryPodReplaced({ identity }: Outcome, report: PodsReport | undefined): boolean {
  if (!report?.replacesPods) return false;
  const { rollout, verdict } = report;
  if (rollout === undefined) return verdict !== 'broken' && identity.kind !== 'Pod';
  return rollout.broken === undefined && rollout.held.length === 0;
}
