import { Folder, isSame, type Json, type Standing, unmakeable } from '../api-server';
import { type KubernetesVersion, POD_TEMPLATES } from '../kubernetes';
import type { Source, SourceObject } from '../manifests';
import { claimTemplates } from '../stateful-sets';
import { describeIssue, Field } from '../validation';
import {
  type Applied,
  ClusterModel,
  type Identity,
  identityOf,
  isStatefulSet,
  namespaceOf,
  type Outcome,
  titleOf,
} from './cluster';
import { ConfigurationUses } from './configuration';
import { hasData, Storage, type Succession, successionsOf } from './data';
import {
  listServiceChanges,
  type ObjectContext,
  type PodsReport,
  reportAppliedObject,
  reportLeftRunningObject,
  reportPods,
  type WorkloadContext,
} from './objects';
import { listClaimNames } from './pods';
import type { ObjectReport, Report } from './report';
import { computeOrphanedStorage, computeTotals, listImageChanges } from './sums';
import { worstVerdict } from './verdict';
import { LostEndpoints, OverlappingBudgets } from './warnings';

/** The fields of ConfigMaps and Secrets that pods read. */
const CONTENT = ['data', 'binaryData'];

/**
 * What a client-side `kubectl apply -f FOLDER` of HEAD will do to a cluster of this version on which BASE was applied
 * the same way and nothing else was touched.
 *
 * @param baseKubernetes the version that the cluster had when BASE was applied
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
  const settled = settle(cluster, base);
  const { rounds } = settled;
  if (baseKubernetes !== kubernetes) cluster.upgrade(kubernetes);
  const past = settled.past.map((outcome) => ({ ...outcome, after: cluster.find(outcome.key) }));
  const standing = cluster.objects;
  const before = computeTotals(standing);
  const outcomes = cluster.apply(head.objects.map(manifestsOf));
  const sources = outcomes.map(({ index }, at) => allOf(head.objects[at] as SourceObject)[index] as SourceObject);
  const gone = goneFrom(base, past, outcomes);
  const context = contextOf(cluster, { past, base, gone, standing }, { outcomes, sources }, folder);
  const objects = [
    ...outcomes.map((outcome, at) =>
      ofHead(outcome, sources[at] as SourceObject, head.objects[at] as SourceObject, context),
    ),
    ...gone.map(({ outcome, source }) => reportLeftRunningObject(outcome, source)),
  ];
  const after = computeTotals(cluster.objects);
  const leftBehind = outcomes
    .map((outcome, index) =>
      computeOrphanedStorage(new Field(outcome.after?.live), (objects[index] as ObjectReport).claims),
    )
    .reduce((total, bytes) => total + bytes, 0);
  return {
    version: 1,
    kubernetes,
    verdict: worstVerdict(objects.map(({ verdict }) => verdict)),
    objects,
    notes: [
      ...base.notes,
      ...base.objects.flatMap(warningsOfBase),
      ...head.notes,
      ...roundsNote(rounds),
      ...past.filter(isRefused).map((outcome) => refusal(outcome, baseKubernetes)),
    ],
    images: outcomes.flatMap(listImageChanges),
    totals: { before, after: { ...after, storage: after.storage + leftBehind } },
  };
}

/**
 * Applies BASE until nothing more is accepted: it is what runs. An object may need one that stands in a later file.
 *
 * @returns what came of it in the end, and how often it had to be applied
 */
function settle(cluster: ClusterModel, base: Source): { past: readonly Applied[]; rounds: number } {
  const manifests = base.objects.map(manifestsOf);
  let past = cluster.apply(manifests);
  for (let rounds = 1; ; rounds++) {
    const refused = past.filter(isRefused).length;
    const next = refused === 0 ? past : cluster.apply(manifests);
    if (next.filter(isRefused).length === refused) return { past, rounds };
    past = next;
  }
}

/** All manifests of an object, in the order in which they are applied. */
function allOf(object: SourceObject): readonly SourceObject[] {
  return [...(object.earlier ?? []), object];
}

function manifestsOf(object: SourceObject): readonly SourceObject['manifest'][] {
  return allOf(object).map(({ manifest }) => manifest);
}

/** What is to be known of several manifests of one object of BASE. */
function warningsOfBase(object: SourceObject): string[] {
  const title = titleOf(identityOf(object.manifest));
  return repeated(object).map((warning) => `BASE, ${placeOf(object)}, ${title}: ${warning}.`);
}

/** What an apply does to an object of HEAD, of which there may be several manifests. */
function ofHead(outcome: Applied, source: SourceObject, object: SourceObject, context: ObjectContext): ObjectReport {
  const report = reportAppliedObject(outcome, source, context);
  const refused = outcome.refused.map(({ index, problems }) => {
    const reasons = problems.map((problem) => describeIssue(problem)).join('; ');
    return `the manifest at ${placeOf(allOf(object)[index] as SourceObject)} is rejected: ${reasons}`;
  });
  const warnings = [...repeated(object), ...refused, ...(report.warnings ?? [])];
  return {
    ...report,
    ...(warnings.length > 0 && { warnings }),
    verdict: refused.length > 0 ? worstVerdict([report.verdict, 'rejected']) : report.verdict,
  };
}

function repeated({ earlier = [] }: SourceObject): string[] {
  if (earlier.length === 0) return [];
  const places = earlier.map(placeOf).join(', ');
  return [
    `${places} has another manifest of this object. Each apply changes the object to that one, and then to this one. Keep one of them`,
  ];
}

function placeOf({ file, line }: SourceObject): string {
  return `${file}:${line}`;
}

function roundsNote(rounds: number): string[] {
  if (rounds === 1) return [];
  return [`BASE is complete only after ${rounds} applies: some of its objects need others that are applied later.`];
}

interface Gone {
  readonly outcome: Outcome;
  readonly source: SourceObject;
}

/** What BASE brought to the cluster and HEAD doesn't name. */
function goneFrom(base: Source, past: readonly Outcome[], outcomes: readonly Outcome[]): Gone[] {
  const named = new Set(outcomes.map(({ key }) => key));
  return past
    .map((outcome, index) => ({ outcome, source: base.objects[index] as SourceObject }))
    .filter(({ outcome }) => !isRefused(outcome) && !named.has(outcome.key));
}

/** What BASE was, and what of it HEAD doesn't name. */
interface Past {
  readonly past: readonly Outcome[];
  readonly base: Source;
  readonly gone: readonly Gone[];
  /** Every object before the apply of HEAD. */
  readonly standing: readonly Standing[];
}

/** What came of HEAD, each with the manifest that counts. */
interface Present {
  readonly outcomes: readonly Outcome[];
  readonly sources: readonly SourceObject[];
}

function contextOf(
  cluster: ClusterModel,
  { past, base, gone, standing }: Past,
  { outcomes, sources }: Present,
  folder: string,
): ObjectContext {
  const objects = new Folder(cluster.objects.map(({ live }) => new Field(live)));
  const storage = new Storage(cluster.objects, standing);
  const surroundings: WorkloadContext = {
    cluster,
    objects,
    successions: successionsIn(gone, outcomes, storage),
    unaccepted: new Map(past.flatMap((outcome, at) => unacceptedOf(outcome, base.objects[at] as SourceObject))),
    storage,
    claimsOfBase: new Set(
      past.filter(({ identity }) => isStatefulSet(identity)).flatMap((outcome) => claims(outcome, objects, cluster)),
    ),
  };
  const taken = outcomes.filter((outcome) => !isRefused(outcome));
  const pods = new Map(taken.map((outcome) => [outcome.key, reportPods(outcome, surroundings)]));
  const restarted = taken.filter((outcome) => isReplacedWhole(outcome, pods.get(outcome.key) as PodsReport));
  return {
    ...surroundings,
    uses: new ConfigurationUses(cluster.objects),
    budgets: new OverlappingBudgets(cluster.objects),
    endpoints: new LostEndpoints(standing, cluster.objects),
    applied: new Set(outcomes.map(({ key }) => key)),
    services: listServiceChanges(outcomes, sources, surroundings),
    folder,
    pods,
    restartedWorkloads: new Set(restarted.map(({ key }) => key)),
    createdWorkloads: new Set(taken.filter(({ before }) => before === undefined).map(({ key }) => key)),
    changedConfigurations: new Set(taken.filter(hasOtherContent).map(({ key }) => key)),
  };
}

/** The new workloads that take the place of those that HEAD no longer runs. */
function successionsIn(
  gone: readonly Gone[],
  outcomes: readonly Outcome[],
  storage: Storage,
): ReadonlyMap<string, Succession> {
  const stopped = outcomes.filter((outcome) => outcome.before !== undefined && isStopped(outcome));
  const from = [...gone.map(({ outcome }) => outcome), ...stopped].filter(
    (outcome) => isStatefulSet(outcome.identity) || hasData(outcome, storage),
  );
  const to = outcomes.filter(
    ({ before, problems, identity }) => before === undefined && problems.length === 0 && runsPods(identity),
  );
  return successionsOf(from, to);
}

function runsPods({ kind }: Identity): boolean {
  return Object.hasOwn(POD_TEMPLATES, kind);
}

/** Whether HEAD runs no pod of a workload of which BASE ran some. */
function isStopped({ before, after }: Outcome): boolean {
  const [was, is] = [before, after].map((standing) => new Field(standing?.live).at('spec', 'replicas').number ?? 1);
  return was !== 0 && is === 0;
}

/** The claims that a StatefulSet has, with their namespace; where no pod can be made, those of the first. */
function claims({ identity, after }: Outcome, objects: Folder, { server }: ClusterModel): string[] {
  const statefulSet = new Field(after?.live);
  const isStuck = unmakeable(statefulSet, objects, server.version) !== undefined;
  const names = listClaimNames(statefulSet);
  const made = isStuck ? names.slice(0, claimTemplates(statefulSet).length) : names;
  return made.map((claim) => `${namespaceOf(identity)}/${claim}`);
}

/** Whether an apply replaces all pods that ran before. Of a Pod it replaces single containers. */
function isReplacedWhole({ identity }: Outcome, { rollout, verdict, replaces }: PodsReport): boolean {
  if (rollout === undefined) return replaces && verdict !== 'broken' && identity.kind !== 'Pod';
  return replaces && rollout.broken === undefined && rollout.held.length === 0;
}

/** Whether an object is a ConfigMap or Secret whose content changes. */
function hasOtherContent({ identity, before, after }: Outcome): boolean {
  if (before === undefined || !['ConfigMap', 'Secret'].includes(identity.kind)) return false;
  const [was, is] = [before, after].map((standing) => new Field(standing?.live));
  return CONTENT.some((field) => !isSame(was?.at(field).raw as Json, is?.at(field).raw as Json));
}

/** An object of BASE that this version rejects, as if it stood as its manifest has it. */
function unacceptedOf(outcome: Outcome, { manifest }: SourceObject): [string, Outcome][] {
  if (!isRefused(outcome)) return [];
  return [[outcome.key, { ...outcome, after: { applied: manifest, live: manifest } }]];
}

function isRefused({ problems }: Outcome): boolean {
  return problems.length > 0;
}

function refusal({ identity, problems }: Outcome, kubernetes: KubernetesVersion): string {
  const [first] = problems;
  return `Kubernetes ${kubernetes} would have refused ${titleOf(identity)} of BASE: ${first?.path} must be ${first?.allowed}. The forecast goes on as if it were not there. If an older version accepted it, name that version with --base-kubernetes.`;
}
