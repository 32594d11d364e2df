import { isDeepStrictEqual } from 'node:util';
import type { ObjectReport, Report, Rollout } from '../../lib/review';
import { identityOf } from '../changes';
import type { SeenPods } from './pods';
import type { ObjectTruth, Truth } from './truth';

/** Where a forecast and what was seen differ, a line for each. */
export function disagreements(report: Report, { objects, verdict }: Truth): string[] {
  const foretold = new Map(report.objects.map((one) => [keyOf(one), one]));
  const ofSeen = Object.entries(objects).flatMap(([key, seen]) => {
    const object = foretold.get(key);
    const lines = object === undefined ? [`nothing was foretold, seen ${seen.outcome}`] : differences(object, seen);
    return lines.map((line) => `${key}: ${line}`);
  });
  // What was refused in BASE already is nowhere to be seen.
  const ofOthers = [...foretold.keys()]
    .filter((key) => objects[key] === undefined)
    .map((key) => `${key}: foretold, but never seen`);
  const isSeen = !report.objects.some(({ rollout }) => isOfNodes(rollout?.broken));
  return [...ofSeen, ...ofOthers, ...(isSeen ? unlike('verdict', report.verdict, verdict) : [])];
}

function keyOf({ apiVersion, kind, namespace, name }: ObjectReport): string {
  return identityOf({ apiVersion, kind, metadata: { namespace, name } });
}

function unlike(what: string, foretold: unknown, seen: unknown): string[] {
  return isDeepStrictEqual(foretold, seen) ? [] : [`${what} foretold ${shown(foretold)}, seen ${shown(seen)}`];
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function differences(object: ObjectReport, seen: ObjectTruth): string[] {
  if (object.outcome !== seen.outcome) {
    const errors = object.errors?.map(({ path, message }) => ` (${path} ${message})`) ?? [];
    return [
      `foretold ${object.outcome}${errors.join('')}, seen ${seen.outcome}${seen.message ? ` (${seen.message})` : ''}`,
    ];
  }
  if (seen.outcome === 'rejected') return [];
  if (object.rollout === undefined) return seen.templateChanged === undefined ? [] : unlike('rollout', 'none', 'one');
  return [
    ...(seen.outcome === 'updated'
      ? unlike('templateChanged', object.rollout.templateChanged, seen.templateChanged)
      : []),
    ...broken(object.rollout, seen),
    ...(seen.pods?.parallel && seen.stillborn === undefined ? ofPods(object, object.rollout, seen.pods) : []),
  ];
}

/** Where there are no nodes nobody sees that one can't start a container: test/cluster/start-on-node.test.ts does. */
const OF_NODES = /with which no container can be started|has no port of that name/;

function isOfNodes(reason: string | undefined): boolean {
  return reason !== undefined && OF_NODES.test(reason);
}

function broken({ broken: reason }: Rollout, { outcome, stillborn }: ObjectTruth): string[] {
  if (isOfNodes(reason)) return [];
  const isNew = outcome === 'created' || outcome === 'updated';
  return isNew && (reason === undefined) !== (stillborn === undefined) ? unlike('broken', reason, stillborn) : [];
}

function ofPods({ claims = [] }: ObjectReport, rollout: Rollout, seen: SeenPods): string[] {
  return [
    ...unlike('creates', [...rollout.creates].sort(), seen.creates),
    ...unlike('deletes', [...rollout.deletes].sort(), seen.deletes),
    // None gets ready here: after one that is new no other is replaced.
    ...(seen.creates.length > 0 ? [] : unlike('first to restart', rollout.restarts.slice(0, 1), seen.replaced)),
    ...ofClaims(claims, seen.claims),
  ];
}

function ofClaims(claims: NonNullable<ObjectReport['claims']>, { before, after }: SeenPods['claims']): string[] {
  const fates = new Map<string, string>(claims.map(({ name, fate }) => [name, fate]));
  return [...new Set([...before, ...after, ...fates.keys()])].flatMap((name) => {
    const stays = fates.get(name) === 'orphaned' ? 'orphaned' : 'kept';
    const ofOld = after.includes(name) ? stays : 'deleted';
    const ofNew = after.includes(name) ? 'created' : undefined;
    return unlike(`claim ${name}`, fates.get(name), before.includes(name) ? ofOld : ofNew);
  });
}
