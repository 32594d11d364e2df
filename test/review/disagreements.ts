import { isDeepStrictEqual } from 'node:util';
import type { KubernetesVersion } from '../../lib/kubernetes';
import { forecast, type ObjectReport, type Report, type Rollout, type Source } from '../../lib/review';
import { identityOf, objectsOf } from '../changes';
import type { Manifest } from '../manifests';
import type { ObservedChange, ObservedOutcome } from './observed-change';
import type { ObservedPods } from './observed-pods';

/** Forecasts the change from one folder of manifests to another. */
export function forecastChange(
  base: readonly Manifest[],
  head: readonly Manifest[],
  version: KubernetesVersion,
): Report {
  return forecast(toSource(base), toSource(head), version, 'dist/');
}

function toSource(manifests: readonly Manifest[]): Source {
  const objects = objectsOf(manifests).map((manifest) => ({ manifest, file: 'app.yaml', line: 1, lineOf: () => 1 }));
  return { objects, isMissing: false, notes: [] };
}

/** Finds where a forecast differs from what was observed. Returns a line for each difference. */
export function listDisagreements(report: Report, { objects, verdict }: ObservedChange): string[] {
  const forecastObjects = new Map(report.objects.map((object) => [keyOf(object), object]));
  const ofObserved = Object.entries(objects).flatMap(([key, observed]) => {
    const object = forecastObjects.get(key);
    const lines = object ? compareObject(object, observed) : [`nothing was forecast, observed ${observed.outcome}`];
    return lines.map((line) => `${key}: ${line}`);
  });
  const notObserved = [...forecastObjects.keys()]
    .filter((key) => objects[key] === undefined)
    .map((key) => `${key}: forecast, but not observed`);
  const canObserveVerdict = !report.objects.some(({ rollout }) => isNodeError(rollout?.broken));
  const ofVerdict = canObserveVerdict ? compareValues('verdict', report.verdict, verdict) : [];
  return [...ofObserved, ...notObserved, ...ofVerdict];
}

function keyOf({ apiVersion, kind, namespace, name }: ObjectReport): string {
  return identityOf({ apiVersion, kind, metadata: { namespace, name } });
}

function compareValues(title: string, forecastValue: unknown, observed: unknown): string[] {
  if (isDeepStrictEqual(forecastValue, observed)) return [];
  return [`${title} forecast ${format(forecastValue)}, observed ${format(observed)}`];
}

function format(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function compareObject(object: ObjectReport, observed: ObservedOutcome): string[] {
  const { outcome, rollout } = object;
  if (outcome !== observed.outcome) {
    const errors = object.errors?.map(({ path, message }) => ` (${path} ${message})`) ?? [];
    const message = observed.message ? ` (${observed.message})` : '';
    return [`forecast ${outcome}${errors.join('')}, observed ${observed.outcome}${message}`];
  }
  if (outcome === 'rejected') return [];
  if (rollout === undefined) {
    return observed.templateChanged === undefined ? [] : compareValues('rollout', 'none', 'one');
  }
  const isUpdated = outcome === 'updated';
  const hasObservablePods = observed.pods?.parallel && observed.podError === undefined;
  return [
    ...(isUpdated ? compareValues('templateChanged', rollout.templateChanged, observed.templateChanged) : []),
    ...comparePodError(rollout, observed),
    ...(hasObservablePods ? comparePods(object, rollout, observed.pods) : []),
  ];
}

/** Errors of the kubelet. Without nodes they cannot be observed: test/cluster/start-on-node.test.ts covers them. */
const NODE_ERRORS = /with which no container can be started|has no port of that name/;

function isNodeError(reason: string | undefined): boolean {
  return reason !== undefined && NODE_ERRORS.test(reason);
}

function comparePodError({ broken }: Rollout, { outcome, podError }: ObservedOutcome): string[] {
  if (isNodeError(broken)) return [];
  const isApplied = outcome === 'created' || outcome === 'updated';
  const isDifferent = (broken === undefined) !== (podError === undefined);
  return isApplied && isDifferent ? compareValues('broken', broken, podError) : [];
}

function comparePods({ claims = [] }: ObjectReport, rollout: Rollout, observed: ObservedPods): string[] {
  // No pod gets ready, so the controller replaces no pod after it created one.
  const canObserveRestarts = observed.creates.length === 0;
  return [
    ...compareValues('creates', [...rollout.creates].sort(), observed.creates),
    ...compareValues('deletes', [...rollout.deletes].sort(), observed.deletes),
    ...(canObserveRestarts ? compareValues('first to restart', rollout.restarts.slice(0, 1), observed.replaced) : []),
    ...compareClaims(claims, observed.claims),
  ];
}

function compareClaims(
  claims: NonNullable<ObjectReport['claims']>,
  { before, after }: ObservedPods['claims'],
): string[] {
  const fates = new Map<string, string>(claims.map(({ name, fate }) => [name, fate]));
  return [...new Set([...before, ...after, ...fates.keys()])].flatMap((name) => {
    const keptFate = fates.get(name) === 'orphaned' ? 'orphaned' : 'kept';
    const existingFate = after.includes(name) ? keptFate : 'deleted';
    const newFate = after.includes(name) ? 'created' : undefined;
    return compareValues(`claim ${name}`, fates.get(name), before.includes(name) ? existingFate : newFate);
  });
}
