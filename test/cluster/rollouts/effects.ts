import type { Report } from '../../../lib/review';

/** What an apply does to the pods and claims of a StatefulSet. */
export interface RolloutEffect {
  /** The pods that are others under the same name, in the order in which they are stopped. */
  readonly replaced: readonly string[];
  /** Those that stay, on the revision before a new one. */
  readonly held: readonly string[];
  /** In the order in which they come or go, except under Parallel: there they do at once. */
  readonly created: readonly string[];
  readonly deleted: readonly string[];
  /** What becomes of each claim. */
  readonly claims: Readonly<Record<string, string>>;
  /** Whether there was a time at which no pod served. */
  readonly hasOutage: boolean;
}

/** By the name of the StatefulSet. */
export type RolloutEffects = Readonly<Record<string, RolloutEffect>>;

type ObjectReport = Report['objects'][number];

/** What a report foretells. Pods that a lowered partition would release are replaced where an earlier revision is held. */
export function forecastEffects({ objects }: Report, isEarlierHeld: boolean): RolloutEffects {
  const sets = objects.filter(({ kind }) => kind === 'StatefulSet');
  return Object.fromEntries(sets.map((one) => [one.name, forecastEffect(one, isEarlierHeld)]));
}

function forecastEffect({ rollout, claims = [] }: ObjectReport, isEarlierHeld: boolean): RolloutEffect {
  const { restarts = [], promotes = [], held = [], creates = [], deletes = [], outage = false } = rollout ?? {};
  return {
    replaced: [...restarts, ...(isEarlierHeld ? promotes : [])],
    held: [...held].sort(),
    created: creates,
    deleted: deletes,
    claims: Object.fromEntries(claims.map(({ name, fate }) => [name, fate])),
    hasOutage: outage,
  };
}

/** What happened, where pods that come or go at once are in no order. */
export function withoutOrder(happening: RolloutEffect): RolloutEffect {
  return { ...happening, created: [...happening.created].sort(), deleted: [...happening.deleted].sort() };
}
