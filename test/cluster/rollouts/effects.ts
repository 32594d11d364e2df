import type { Report } from '../../../lib/review';

/** The effect of an apply on the pods and claims of a StatefulSet. */
export interface RolloutEffect {
  /** The pods that are replaced under the same name, in the order in which they stop. */
  readonly replaced: readonly string[];
  /** The pods that stay on the previous revision. */
  readonly held: readonly string[];
  /** In the order in which they start or stop, except under Parallel. */
  readonly created: readonly string[];
  readonly deleted: readonly string[];
  /** The status of each claim, such as `kept`, `created`, `orphaned` or `deleted`. */
  readonly claims: Readonly<Record<string, string>>;
  /** Whether no pod was ready at some time. */
  readonly hasOutage: boolean;
}

/** Effects by the name of the StatefulSet. */
export type RolloutEffects = Readonly<Record<string, RolloutEffect>>;

type ObjectReport = Report['objects'][number];

/**
 * Reads the forecast effects from a report.
 *
 * @param isEarlierHeld whether pods of an earlier revision exist, which a lowered partition replaces
 */
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

/** Sorts the pods that an effect creates and deletes. */
export function withoutOrder(effect: RolloutEffect): RolloutEffect {
  return { ...effect, created: [...effect.created].sort(), deleted: [...effect.deleted].sort() };
}
