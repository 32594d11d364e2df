import { forecast, type Report, readFolder } from '../../../lib/review';
import type { Manifest } from '../../manifests';
import { waitUntil } from '../kubectl';
import type { RolloutCase } from './cases';
import { forecastEffects, type RolloutEffects, withoutOrder } from './effects';
import { captureState, observeEffects } from './observe-effects';
import { WatchedNamespace } from './watched-namespace';

const CLAIMS_SECONDS = 30;

/** What was foretold and what was seen of an apply. */
export interface RolloutRun {
  readonly forecast: RolloutOutcome;
  readonly observed: RolloutOutcome;
  /** How long it took at least, and how long it did. */
  readonly seconds: { readonly foretold: number; readonly seen: number };
}

interface RolloutOutcome {
  readonly isAccepted: boolean;
  readonly effects: RolloutEffects;
}

/** Applies what a case says, in folders, and watches what comes of the last of them. */
export async function runRollout(one: RolloutCase): Promise<RolloutRun> {
  const stage = new WatchedNamespace();
  try {
    return await applyAndWatch(stage, one);
  } finally {
    stage.delete();
  }
}

async function applyAndWatch(stage: WatchedNamespace, { earlier, base, head }: RolloutCase): Promise<RolloutRun> {
  if (earlier) await stage.apply(stage.writeFolder('earlier', earlier));
  const [from, to] = [stage.writeFolder('base', base), stage.writeFolder('head', head)];
  await stage.apply(from);
  const report = forecast(readFolder(from), readFolder(to), '1.34', to);
  const since = await captureState(stage);
  const { seconds, isTaken } = await stage.apply(to);
  const ordered = (happenings: RolloutEffects) => normalizeOrder(happenings, head);
  const said = ordered(forecastEffects(report, earlier !== undefined));
  const happenings = await observeDeletedClaims(async () => ordered(await observeEffects(stage, since)), said);
  return {
    forecast: { isAccepted: report.verdict !== 'rejected', effects: said },
    observed: { isAccepted: isTaken, effects: happenings },
    seconds: { foretold: minSecondsOf(report), seen: seconds },
  };
}

const filterStatefulSets = (objects: readonly Manifest[]) => objects.filter(({ kind }) => kind === 'StatefulSet');

function normalizeOrder(happenings: RolloutEffects, head: readonly Manifest[]): RolloutEffects {
  const atOnce = filterStatefulSets(head).filter(({ spec }) => spec.podManagementPolicy === 'Parallel');
  const names = atOnce.map(({ metadata }) => metadata.name);
  const entries = Object.entries(happenings);
  return Object.fromEntries(entries.map(([name, one]) => [name, names.includes(name) ? withoutOrder(one) : one]));
}

/** What happened, once claims are gone that are foretold to go: they are deleted some time after their pods. */
async function observeDeletedClaims(
  look: () => Promise<RolloutEffects>,
  foretold: RolloutEffects,
): Promise<RolloutEffects> {
  const deletedClaims = (happenings: RolloutEffects) =>
    JSON.stringify(Object.values(happenings).flatMap(listDeletedClaims));
  let last = await look();
  const isSame = async () => {
    last = await look();
    return deletedClaims(last) === deletedClaims(foretold);
  };
  // Where they aren't gone by then, what is seen differs.
  if (deletedClaims(last) !== deletedClaims(foretold))
    await waitUntil('claims are gone', CLAIMS_SECONDS, isSame).catch(() => {});
  return last;
}

const listDeletedClaims = ({ claims }: RolloutEffects[string]) =>
  Object.keys(claims)
    .filter((claim) => claims[claim] === 'deleted')
    .sort();

/** How long StatefulSets that can start take at least. */
function minSecondsOf({ objects }: Report): number {
  const rollouts = objects.flatMap(({ rollout }) => (rollout && rollout.broken === undefined ? [rollout] : []));
  return Math.max(0, ...rollouts.map((rollout) => rollout.leastSeconds ?? 0));
}
