import { inspect } from 'node:util';
import fc from 'fast-check';
import type { MeasuredVersion } from '../../lib/kubernetes';
import type { PlannedCallName } from './calls';

/** A function call that creates a value, as data. */
export class PlannedCall {
  constructor(
    readonly name: PlannedCallName,
    readonly args: readonly unknown[],
  ) {}

  /** Formats the call as code. */
  [inspect.custom](_depth: number, options: object): string {
    return `${this.name}(${this.args.map((arg) => inspect(arg, options)).join(', ')})`;
  }
}

/** The properties of a HorizontalPodAutoscaler. */
export interface AutoscalerPlan {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** Whether it scales by the share of the requested CPU that pods use. Otherwise it scales by memory. */
  readonly share: boolean;
}

/** An app as data, which can be printed, shrunk, and changed in one place. */
export interface AppPlan {
  /** The properties of the app, with a PlannedCall in place of each instance of a class. */
  readonly app: object;
  /** The exposures besides the property `expose`. */
  readonly exposures: readonly PlannedCall[];
  readonly autoscaler?: AutoscalerPlan;
  /** The oldest Kubernetes version that the app supports. */
  readonly kubernetes: MeasuredVersion;
}

/** Formats a plan for test reports, nearly as code. */
export function formatPlan(plan: AppPlan): string {
  return inspect(plan, { depth: Number.POSITIVE_INFINITY, breakLength: 120, maxStringLength: 200 });
}

/** Copies a plan that fast-check prints by `formatPlan`. */
export function withReadableString(plan: AppPlan): AppPlan {
  return Object.defineProperty({ ...plan }, fc.toStringMethod, { value: () => formatPlan(plan) });
}

/** Yields every value in a plan, with its path. */
export function* partsOf(value: unknown, path: readonly string[] = []): Generator<[readonly string[], unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value instanceof PlannedCall ? value.args : value)) {
    yield* partsOf(child, [...path, key]);
  }
}
