import { isSame, type JsonObject } from '../../api-server';
import { Field } from '../../fields';
import type { SourceObject } from '../../manifests';
import { isStatefulSet, namespaceOf, type Outcome } from '../cluster';
import { runbookOf, runbookOfRename, runbookOfService } from '../runbooks';
import type { Context } from './context';

type Commands = readonly string[] | undefined;
type Runbook = (outcome: Outcome, source: SourceObject, context: Context) => Commands;

/** The commands that carry out what an apply alone can't; undefined where it can, or nothing can. */
export function runbookFor(outcome: Outcome, source: SourceObject, context: Context): Commands {
  const isAsBefore = outcome.before !== undefined && isSame(outcome.before.applied, source.manifest);
  return isAsBefore ? undefined : RUNBOOKS[outcome.identity.kind]?.(outcome, source, context);
}

const RUNBOOKS: Readonly<Record<string, Runbook>> = { StatefulSet: ofStatefulSet, Service: ofService };

function ofStatefulSet(outcome: Outcome, source: SourceObject, context: Context): Commands {
  const { key, before, identity } = outcome;
  const [predecessor, ...others] = context.successions.get(key)?.from ?? [];
  const isRename = others.length === 0 && predecessor !== undefined && isStatefulSet(predecessor.identity);
  const from = before ?? (isRename ? predecessor.after : undefined);
  const wanted = wantedOf(source.manifest, context);
  if (from === undefined || wanted === undefined) return undefined;
  const change = {
    before: new Field(from.live),
    after: new Field(wanted),
    namespace: identity.namespace,
    file: fileOf(source, context),
    kubernetes: context.cluster.server.version,
    replicasLeftOut: new Field(source.manifest).at('spec', 'replicas').value === undefined,
    services: context.services.get(source.file) ?? [],
  };
  return before ? runbookOf(change) : runbookOfRename(change);
}

function ofService(outcome: Outcome, source: SourceObject, context: Context): Commands {
  const wanted = wantedOf(source.manifest, context);
  const before = outcome.before?.live ?? holderOf(outcome, context);
  if (before === undefined || wanted === undefined) return undefined;
  return runbookOfService({
    before: new Field(before),
    after: new Field(wanted),
    namespace: outcome.identity.namespace,
    file: fileOf(source, context),
  });
}

/** The Service that has a node port for which a new one was refused. */
function holderOf({ identity, problems }: Outcome, { cluster }: Context): JsonObject | undefined {
  const ports = problems.filter(({ path }) => path.endsWith('.nodePort')).map(({ value }) => value);
  if (ports.length === 0) return undefined;
  return cluster
    .services(namespaceOf(identity))
    .find((service) =>
      new Field(service).find('spec', 'ports', '*', 'nodePort').some(({ value }) => ports.includes(value)),
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
