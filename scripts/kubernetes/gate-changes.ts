import type { Gate, KubernetesRelease } from './release';

/** A feature gate whose default differs between two releases. */
export interface GateChange {
  readonly name: string;
  /** Undefined if the older release does not have the gate. */
  readonly before: Gate | undefined;
  readonly after: Gate;
}

/**
 * The feature gates whose default differs. A new gate counts if it is on. A removed gate does not count: the behavior
 * that was its default stays.
 */
export function compareGates(before: KubernetesRelease['gates'], after: KubernetesRelease['gates']): GateChange[] {
  return Object.entries(after)
    .filter(([name, gate]) => gate.default !== (before[name]?.default ?? false))
    .map(([name, gate]) => ({ name, before: before[name], after: gate }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** A gate in words, such as `on (beta)`. */
export function describeGate(gate: Gate | undefined): string {
  if (gate === undefined) return 'none';
  const stage = gate.stage === '' ? 'GA' : gate.stage.toLowerCase();
  return `${gate.default ? 'on' : 'off'} (${[stage, gate.locked && 'locked'].filter(Boolean).join(', ')})`;
}
