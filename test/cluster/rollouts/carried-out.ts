import { forecast, type Report, readFolder } from '../../../lib/review';
import type { Manifest } from '../../manifests';
import { until } from '../kubectl';
import type { Case } from './cases';
import { foretold, type Happenings, withoutOrder } from './happening';
import { before, seen } from './seen';
import { Stage } from './stage';

const CLAIMS_SECONDS = 30;

/** What was foretold and what was seen of an apply. */
export interface Run {
  readonly foretold: Outcome;
  readonly seen: Outcome;
  /** How long it took at least, and how long it did. */
  readonly seconds: { readonly foretold: number; readonly seen: number };
}

interface Outcome {
  readonly isTaken: boolean;
  readonly happenings: Happenings;
}

/** Applies what a case says, in folders, and watches what comes of the last of them. */
export async function carriedOut(one: Case): Promise<Run> {
  const stage = new Stage();
  try {
    return await watched(stage, one);
  } finally {
    stage.leave();
  }
}

async function watched(stage: Stage, { earlier, base, head }: Case): Promise<Run> {
  if (earlier) await stage.apply(stage.write('earlier', earlier));
  const [from, to] = [stage.write('base', base), stage.write('head', head)];
  await stage.apply(from);
  const report = forecast(readFolder(from), readFolder(to), '1.34', to);
  const since = await before(stage);
  const { seconds, isTaken } = await stage.apply(to);
  const ordered = (happenings: Happenings) => inOrder(happenings, head);
  const said = ordered(foretold(report, earlier !== undefined));
  const happenings = await claimsGone(async () => ordered(await seen(stage, since)), said);
  return {
    foretold: { isTaken: report.verdict !== 'rejected', happenings: said },
    seen: { isTaken, happenings },
    seconds: { foretold: leastSeconds(report), seen: seconds },
  };
}

const sets = (objects: readonly Manifest[]) => objects.filter(({ kind }) => kind === 'StatefulSet');

function inOrder(happenings: Happenings, head: readonly Manifest[]): Happenings {
  const atOnce = sets(head).filter(({ spec }) => spec.podManagementPolicy === 'Parallel');
  const names = atOnce.map(({ metadata }) => metadata.name);
  const entries = Object.entries(happenings);
  return Object.fromEntries(entries.map(([name, one]) => [name, names.includes(name) ? withoutOrder(one) : one]));
}

/** What happened, once claims are gone that are foretold to go: they are deleted some time after their pods. */
async function claimsGone(look: () => Promise<Happenings>, foretold: Happenings): Promise<Happenings> {
  const fates = (happenings: Happenings) => JSON.stringify(Object.values(happenings).flatMap(deletedIn));
  let last = await look();
  const isSame = async () => {
    last = await look();
    return fates(last) === fates(foretold);
  };
  // Where they aren't gone by then, what is seen differs.
  if (fates(last) !== fates(foretold)) await until('claims are gone', CLAIMS_SECONDS, isSame).catch(() => {});
  return last;
}

const deletedIn = ({ claims }: Happenings[string]) =>
  Object.keys(claims)
    .filter((claim) => claims[claim] === 'deleted')
    .sort();

/** How long StatefulSets that can start take at least. */
function leastSeconds({ objects }: Report): number {
  const rollouts = objects.flatMap(({ rollout }) => (rollout && rollout.broken === undefined ? [rollout] : []));
  return Math.max(0, ...rollouts.map((rollout) => rollout.leastSeconds ?? 0));
}
