import { inspect } from 'node:util';
import fc from 'fast-check';
import type { MeasuredVersion } from '../../lib/kubernetes';
import type { PlannedCallName } from './calls';

/** A call that makes a value, before it is made. */
export class PlannedCall {
  constructor(
    readonly name: PlannedCallName,
    readonly args: readonly unknown[],
  ) {}

  /** As it would stand in code. */
  [inspect.custom](_depth: number, options: object): string {
    return `${this.name}(${this.args.map((arg) => inspect(arg, options)).join(', ')})`;
  }
}

/** What an autoscaler is told. */
export interface AutoscalerPlan {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** Whether it goes by a share of the CPU that was asked for, or by memory. */
  readonly share: boolean;
}

/** All that an App is made from, as data: it can be printed, shrunk, and changed in one place. */
export interface AppPlan {
  /** The properties of the app; what is an instance of a class there is a Call here. */
  readonly app: object;
  /** Further ways in which it is exposed. */
  readonly exposures: readonly PlannedCall[];
  readonly autoscaler?: AutoscalerPlan;
  /** The oldest Kubernetes that it is applied to. */
  readonly kubernetes: MeasuredVersion;
}

/** The plan as reports show it: nearly the code that it stands for. */
export function formatPlan(plan: AppPlan): string {
  return inspect(plan, { depth: Number.POSITIVE_INFINITY, breakLength: 120, maxStringLength: 200 });
}

/** The plan, which reports show so. */
export function withReadableString(plan: AppPlan): AppPlan {
  return Object.defineProperty({ ...plan }, fc.toStringMethod, { value: () => formatPlan(plan) });
}

/** Everything in a plan, with where it stands. */
export function* partsOf(value: unknown, path: readonly string[] = []): Generator<[readonly string[], unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value instanceof PlannedCall ? value.args : value)) {
    yield* partsOf(child, [...path, key]);
  }
}
