import { isDeepStrictEqual } from 'node:util';
import { forecast, type Report, readFolder } from '../../../lib/review';
import type { Manifest } from '../../manifests';
import { waitUntil } from '../kubectl';
import type { RolloutCase } from './cases';
import { forecastEffects, type RolloutEffects, withoutOrder } from './effects';
import { captureState, observeEffects } from './observe-effects';
import { WatchedNamespace } from './watched-namespace';

const CLAIMS_SECONDS = 30;

/** The forecast and the observed outcome of an apply. */
export interface RolloutRun {
  readonly forecast: RolloutOutcome;
  readonly observed: RolloutOutcome;
  /** The shortest duration that was forecast, and the actual one. */
  readonly seconds: { readonly forecast: number; readonly observed: number };
}

interface RolloutOutcome {
  readonly isAccepted: boolean;
  readonly effects: RolloutEffects;
}

/** Applies the folders of a case, and compares the effects of the last one with the forecast. */
export async function runRollout(one: RolloutCase): Promise<RolloutRun> {
  const namespace = new WatchedNamespace();
  try {
    return await applyAndWatch(namespace, one);
  } finally {
    namespace.delete();
  }
}

async function applyAndWatch(namespace: WatchedNamespace, { earlier, base, head }: RolloutCase): Promise<RolloutRun> {
  if (earlier) await namespace.apply(namespace.writeFolder('earlier', earlier));
  const [from, to] = [namespace.writeFolder('base', base), namespace.writeFolder('head', head)];
  await namespace.apply(from);
  const report = forecast(readFolder(from), readFolder(to), '1.34', to);
  const before = await captureState(namespace);
  const { seconds, isAccepted } = await namespace.apply(to);
  const forecastInOrder = normalizeOrder(forecastEffects(report, earlier !== undefined), head);
  const observe = async () => normalizeOrder(await observeEffects(namespace, before), head);
  const effects = await observeDeletedClaims(observe, forecastInOrder);
  return {
    forecast: { isAccepted: report.verdict !== 'rejected', effects: forecastInOrder },
    observed: { isAccepted, effects },
    seconds: { forecast: minSecondsOf(report), observed: seconds },
  };
}

const filterStatefulSets = (objects: readonly Manifest[]) => objects.filter(({ kind }) => kind === 'StatefulSet');

/** Sorts pods that a StatefulSet creates or deletes in parallel, since they are in no order. */
function normalizeOrder(effects: RolloutEffects, head: readonly Manifest[]): RolloutEffects {
  const parallel = filterStatefulSets(head).filter(({ spec }) => spec.podManagementPolicy === 'Parallel');
  const names = parallel.map(({ metadata }) => metadata.name);
  const entries = Object.entries(effects);
  return Object.fromEntries(entries.map(([name, one]) => [name, names.includes(name) ? withoutOrder(one) : one]));
}

/** Observes effects until the forecast claims are deleted, which happens some time after their pods are. */
async function observeDeletedClaims(
  observe: () => Promise<RolloutEffects>,
  forecastEffects: RolloutEffects,
): Promise<RolloutEffects> {
  let last: RolloutEffects = {};
  const hasForecastDeletions = async () => {
    last = await observe();
    return isDeepStrictEqual(listDeletedClaims(last), listDeletedClaims(forecastEffects));
  };
  // If they are not deleted in time, the test finds the difference.
  await waitUntil('claims are deleted', CLAIMS_SECONDS, hasForecastDeletions).catch(() => {});
  return last;
}

function listDeletedClaims(effects: RolloutEffects): string[] {
  const claims = Object.values(effects).flatMap((effect) => Object.entries(effect.claims));
  return claims.flatMap(([name, status]) => (status === 'deleted' ? [name] : [])).sort();
}

/** The shortest duration of the rollouts in a report, without those whose pods cannot start. */
function minSecondsOf({ objects }: Report): number {
  const rollouts = objects.flatMap(({ rollout }) => (rollout && rollout.broken === undefined ? [rollout] : []));
  return Math.max(0, ...rollouts.map((rollout) => rollout.leastSeconds ?? 0));
}
