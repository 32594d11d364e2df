import { SIZE_PATH } from '../../api-server';
import { isSame, type JsonObject, namespaceOf } from '../../kubernetes';
import type { SourceObject } from '../../manifests';
import { Field } from '../../validation';
import {
  type Identity,
  identityOf,
  isRejected,
  isStatefulSet,
  type ObjectOutcome,
  type Outcome,
  podSpecOf,
  titleOf,
} from '../cluster';
import {
  hasMountedClaim,
  type ObjectUpdate,
  runbookOfClaim,
  runbookOfImmutableObject,
  runbookOfLargeObject,
  runbookOfRename,
  runbookOfSelector,
  runbookOfService,
  runbookOfStatefulSet,
  runbookOfSuccessor,
} from '../runbooks';
import type { ObjectContext, WorkloadContext } from './context';

type Commands = readonly string[] | undefined;

const RUNBOOKS_BY_KIND: ReadonlyMap<string, (outcome: ObjectOutcome, context: ObjectContext) => Commands> = new Map([
  ['StatefulSet', writeStatefulSetRunbook],
  ['Deployment', writeDeploymentRunbook],
  ['DaemonSet', writeSelectorRunbook],
  ['ReplicaSet', writeSelectorRunbook],
  ['Service', writeServiceRunbook],
  ['Job', writeImmutableObjectRunbook],
  ['RoleBinding', writeImmutableObjectRunbook],
  ['ClusterRoleBinding', writeImmutableObjectRunbook],
  ['ConfigMap', writeImmutableObjectRunbook],
  ['PersistentVolumeClaim', writeClaimRunbook],
]);

/**
 * Selects the commands that make a change that `kubectl apply` alone cannot make. Undefined if `kubectl apply` can make
 * it, or if there is no runbook.
 */
export function selectRunbook(outcome: ObjectOutcome, context: ObjectContext): Commands {
  const { identity, before, problems, source } = outcome;
  if (before !== undefined && isSame(before.lastApplied, source.manifest)) return undefined;
  if (problems.some(({ path }) => path === SIZE_PATH)) {
    const { namespace } = identity;
    return runbookOfLargeObject({ title: titleOf(identity), namespace, file: pathOf(source, context) });
  }
  return RUNBOOKS_BY_KIND.get(identity.kind)?.(outcome, context);
}

function writeStatefulSetRunbook(outcome: ObjectOutcome, context: ObjectContext): Commands {
  const { before, source } = outcome;
  const predecessor = findPredecessor(outcome, context);
  if (predecessor?.identity.kind === 'Deployment') return writeSuccessorRunbook(outcome, predecessor, context);
  const isRename = predecessor !== undefined && isStatefulSet(predecessor.identity);
  const change = toObjectChange(isRename ? findObjectOfBase(predecessor, context) : before?.live, outcome, context);
  if (change === undefined) return undefined;
  const appChange = {
    ...change,
    kubernetes: context.cluster.server.version,
    isAutoscaled: new Field(source.manifest).at('spec', 'replicas').raw === undefined,
    services: listServicesInFile(source, context),
  };
  return isRename ? runbookOfRename(appChange) : runbookOfStatefulSet(appChange);
}

function writeDeploymentRunbook(outcome: ObjectOutcome, context: ObjectContext): Commands {
  const predecessor = findPredecessor(outcome, context);
  return predecessor !== undefined && isStatefulSet(predecessor.identity)
    ? writeSuccessorRunbook(outcome, predecessor, context)
    : writeSelectorRunbook(outcome, context);
}

/** A workload of another kind than its predecessor takes over the data. */
function writeSuccessorRunbook(outcome: ObjectOutcome, predecessor: Outcome, context: ObjectContext): Commands {
  const change = toObjectChange(findObjectOfBase(predecessor, context), outcome, context);
  return (
    change &&
    runbookOfSuccessor({
      ...change,
      isGone: !context.applied.has(predecessor.key),
      services: listServicesInFile(outcome.source, context),
      claimOf: (name) => findClaim(name, outcome.identity, context),
    })
  );
}

function writeSelectorRunbook(outcome: ObjectOutcome, context: ObjectContext): Commands {
  const change = toObjectChange(outcome.before?.live, outcome, context);
  const accessModesOf = (claimName: string) =>
    findClaim(claimName, outcome.identity, context)
      ?.find('spec', 'accessModes', '*')
      .map(({ scalar }) => scalar);
  return change && runbookOfSelector({ ...change, accessModesOf });
}

function writeImmutableObjectRunbook(outcome: ObjectOutcome, context: ObjectContext): Commands {
  if (!isRejected(outcome)) return undefined;
  const change = toObjectChange(outcome.before?.live, outcome, context);
  return change && runbookOfImmutableObject(change);
}

function writeClaimRunbook(outcome: ObjectOutcome, context: ObjectContext): Commands {
  if (!isRejected(outcome)) return undefined;
  const change = toObjectChange(outcome.before?.live, outcome, context);
  return change && runbookOfClaim({ ...change, workloads: listWorkloadsWithClaim(outcome.identity, context) });
}

function writeServiceRunbook(outcome: ObjectOutcome, context: ObjectContext): Commands {
  const change = toObjectChange(outcome.before?.live ?? findNodePortHolder(outcome, context), outcome, context);
  return change && runbookOfService(change);
}

/** The change from an object of the cluster to HEAD. Undefined if there is no such object, or HEAD is never accepted. */
function toObjectChange(
  before: JsonObject | undefined,
  { identity, source }: ObjectOutcome,
  context: ObjectContext,
): ObjectUpdate | undefined {
  if (before === undefined) return undefined;
  const after = decodeIfAccepted(source.manifest, context);
  if (after === undefined) return undefined;
  const { namespace } = identity;
  return { before: new Field(before), after: new Field(after), namespace, file: pathOf(source, context) };
}

/**
 * Decodes a manifest as the API server does when it creates the object. Undefined if the kind is unknown, or if the API
 * server rejects the manifest of a new object.
 */
export function decodeIfAccepted(
  manifest: JsonObject,
  { cluster }: Pick<WorkloadContext, 'cluster'>,
): JsonObject | undefined {
  const { server } = cluster;
  const struct = server.structOf(manifest);
  const isAccepted = struct !== undefined && server.apply(manifest).problems === undefined;
  return isAccepted ? server.read(manifest, struct).value : undefined;
}

/** Finds the workload of BASE that a new workload replaces. Undefined if several come into question. */
function findPredecessor({ key }: Outcome, { successions }: ObjectContext): Outcome | undefined {
  const [predecessor, ...others] = successions.get(key)?.from ?? [];
  return others.length === 0 ? predecessor : undefined;
}

/** The live object after the apply of BASE. The outcome is one of HEAD if HEAD has the object, otherwise one of BASE. */
function findObjectOfBase({ key, before, after }: Outcome, { applied }: ObjectContext): JsonObject | undefined {
  return (applied.has(key) ? before : after)?.live;
}

function listServicesInFile({ file }: SourceObject, { services }: ObjectContext) {
  return services.get(file) ?? [];
}

/** Finds a claim in the namespace of an object. */
function findClaim(name: string, object: Identity, { cluster }: ObjectContext): Field | undefined {
  const claim = cluster.objects.find(({ live }) => {
    const identity = identityOf(live);
    const isClaim = identity.kind === 'PersistentVolumeClaim' && identity.name === name;
    return isClaim && namespaceOf(identity) === namespaceOf(object);
  });
  return claim && new Field(claim.live);
}

function listWorkloadsWithClaim(claim: Identity, { cluster }: ObjectContext): Field[] {
  return cluster.objects
    .filter(({ live }) => namespaceOf(identityOf(live)) === namespaceOf(claim))
    .map(({ live }) => new Field(live))
    .filter((object) => {
      const podSpec = podSpecOf(object);
      return podSpec !== undefined && hasMountedClaim(object, podSpec, claim.name);
    });
}

/** Finds the Service that has a node port for which a new Service is rejected. */
function findNodePortHolder({ identity, problems }: Outcome, { cluster }: ObjectContext): JsonObject | undefined {
  const rejectedPorts = problems.filter(({ path }) => path.endsWith('.nodePort')).map(({ value }) => value);
  if (rejectedPorts.length === 0) return undefined;
  return cluster
    .services(namespaceOf(identity))
    .find((service) =>
      new Field(service).find('spec', 'ports', '*', 'nodePort').some(({ raw }) => rejectedPorts.includes(raw)),
    );
}

/** The file of a manifest, as users type it: `dist/web.yaml`. */
function pathOf({ file }: SourceObject, { folder }: ObjectContext): string {
  return folder === '' ? file : `${folder}/${file}`;
}
