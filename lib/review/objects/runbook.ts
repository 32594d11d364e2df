import { isSame, type JsonObject, SIZE_PATH, type Standing } from '../../api-server';
import type { SourceObject } from '../../manifests';
import { Field } from '../../validation';
import { type Identity, identityOf, isStatefulSet, namespaceOf, type Outcome, podSpecOf, titleOf } from '../cluster';
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
import type { Context } from './context';

type Commands = readonly string[] | undefined;
type Runbook = (outcome: Outcome, source: SourceObject, context: Context) => Commands;

/** The commands that carry out what an apply alone can't; undefined where it can, or nothing can. */
export function runbookFor(outcome: Outcome, source: SourceObject, context: Context): Commands {
  const { identity, before, problems } = outcome;
  if (before !== undefined && isSame(before.applied, source.manifest)) return undefined;
  if (isTooLarge(problems)) {
    const { namespace } = identity;
    return runbookOfLargeObject({ title: titleOf(identity), namespace, file: fileOf(source, context) });
  }
  return RUNBOOKS[identity.kind]?.(outcome, source, context);
}

const RUNBOOKS: Readonly<Record<string, Runbook>> = {
  StatefulSet: ofStatefulSet,
  Deployment: ofDeployment,
  DaemonSet: ofSelector,
  ReplicaSet: ofSelector,
  Service: ofService,
  Job: ofImmutable,
  RoleBinding: ofImmutable,
  ClusterRoleBinding: ofImmutable,
  ConfigMap: ofImmutable,
  PersistentVolumeClaim: ofClaim,
};

function ofStatefulSet(outcome: Outcome, source: SourceObject, context: Context): Commands {
  const { before, identity } = outcome;
  const predecessor = predecessorOf(outcome, context);
  if (predecessor?.identity.kind === 'Deployment') return ofSuccessor(outcome, source, context);
  const isRename = predecessor !== undefined && isStatefulSet(predecessor.identity);
  const from = before ?? (isRename ? ranBefore(predecessor, context) : undefined);
  const wanted = wantedOf(source.manifest, context);
  if (from === undefined || wanted === undefined) return undefined;
  const change = {
    ...changeOf(identity, from.live, wanted, fileOf(source, context)),
    kubernetes: context.cluster.server.version,
    isAutoscaled: new Field(source.manifest).at('spec', 'replicas').raw === undefined,
    services: context.services.get(source.file) ?? [],
  };
  return before ? runbookOfStatefulSet(change) : runbookOfRename(change);
}

function ofDeployment(outcome: Outcome, source: SourceObject, context: Context): Commands {
  const predecessor = predecessorOf(outcome, context);
  if (predecessor !== undefined && isStatefulSet(predecessor.identity)) return ofSuccessor(outcome, source, context);
  return ofSelector(outcome, source, context);
}

/** Whether a client-side apply has no room for the manifest. */
function isTooLarge(problems: Outcome['problems']): boolean {
  return problems.some(({ path }) => path === SIZE_PATH);
}

/** The workload of BASE that a new one takes the place of. Undefined if several could be meant. */
function predecessorOf({ key }: Outcome, { successions }: Context): Outcome | undefined {
  const [predecessor, ...others] = successions.get(key)?.from ?? [];
  return others.length === 0 ? predecessor : undefined;
}

/** The object that BASE left, also if HEAD changes it. */
function ranBefore({ key, before, after }: Outcome, { applied }: Context): Standing | undefined {
  return applied.has(key) ? before : after;
}

function ofSuccessor(outcome: Outcome, source: SourceObject, context: Context): Commands {
  const { identity } = outcome;
  const predecessor = predecessorOf(outcome, context) as Outcome;
  const { live } = ranBefore(predecessor, context) as Standing;
  const wanted = wantedOf(source.manifest, context) as JsonObject;
  return runbookOfSuccessor({
    ...changeOf(identity, live, wanted, fileOf(source, context)),
    isGone: !context.applied.has(predecessor.key),
    services: context.services.get(source.file) ?? [],
    claimOf: (name) => claimNamed(name, identity, context),
  });
}

function ofSelector({ before, identity }: Outcome, source: SourceObject, context: Context): Commands {
  const wanted = wantedOf(source.manifest, context);
  if (before === undefined || wanted === undefined) return undefined;
  return runbookOfSelector({
    ...changeOf(identity, before.live, wanted, fileOf(source, context)),
    accessModesOf: (name) =>
      claimNamed(name, identity, context)
        ?.find('spec', 'accessModes', '*')
        .map(({ scalar: word }) => word),
  });
}

function ofImmutable({ before, identity, problems }: Outcome, source: SourceObject, context: Context): Commands {
  const wanted = wantedOf(source.manifest, context);
  if (before === undefined || wanted === undefined || problems.length === 0) return undefined;
  return runbookOfImmutableObject(changeOf(identity, before.live, wanted, fileOf(source, context)));
}

function ofClaim({ before, identity, problems }: Outcome, source: SourceObject, context: Context): Commands {
  const wanted = wantedOf(source.manifest, context);
  if (before === undefined || wanted === undefined || problems.length === 0) return undefined;
  return runbookOfClaim({
    ...changeOf(identity, before.live, wanted, fileOf(source, context)),
    workloads: workloadsWith(identity, context),
  });
}

/** The workloads whose pods mount a claim. */
function workloadsWith(claim: Identity, { cluster }: Context): Field[] {
  return cluster.objects
    .filter(({ live }) => namespaceOf(identityOf(live)) === namespaceOf(claim))
    .map(({ live }) => new Field(live))
    .filter((object) => {
      const podSpec = podSpecOf(object);
      return podSpec !== undefined && hasMountedClaim(object, podSpec, claim.name);
    });
}

function ofService(outcome: Outcome, source: SourceObject, context: Context): Commands {
  const wanted = wantedOf(source.manifest, context);
  const before = outcome.before?.live ?? holderOf(outcome, context);
  if (before === undefined || wanted === undefined) return undefined;
  return runbookOfService(changeOf(outcome.identity, before, wanted, fileOf(source, context)));
}

function changeOf({ namespace }: Identity, before: JsonObject, after: JsonObject, file: string): ObjectUpdate {
  return { before: new Field(before), after: new Field(after), namespace, file };
}

/** A claim in the namespace of an object, if the cluster has it. */
function claimNamed(name: string, besides: Identity, { cluster }: Context): Field | undefined {
  const claim = cluster.objects.find(({ live }) => {
    const identity = identityOf(live);
    const isClaim = identity.kind === 'PersistentVolumeClaim' && identity.name === name;
    return isClaim && namespaceOf(identity) === namespaceOf(besides);
  });
  return claim && new Field(claim.live);
}

/** The Service that has a node port for which a new one was refused. */
function holderOf({ identity, problems }: Outcome, { cluster }: Context): JsonObject | undefined {
  const ports = problems.filter(({ path }) => path.endsWith('.nodePort')).map(({ value }) => value);
  if (ports.length === 0) return undefined;
  return cluster
    .services(namespaceOf(identity))
    .find((service) =>
      new Field(service).find('spec', 'ports', '*', 'nodePort').some(({ raw: value }) => ports.includes(value)),
    );
}

/** The object that a manifest asks for, without what a cluster adds; undefined where no server takes it in any place. */
export function wantedOf(manifest: JsonObject, { cluster }: Pick<Context, 'cluster'>): JsonObject | undefined {
  const { server } = cluster;
  const struct = server.structOf(manifest);
  const isTaken = struct !== undefined && server.apply(manifest).problems === undefined;
  return isTaken ? server.read(manifest, struct).value : undefined;
}

function fileOf({ file }: SourceObject, { folder }: Context): string {
  return folder === '' ? file : `${folder}/${file}`;
}
