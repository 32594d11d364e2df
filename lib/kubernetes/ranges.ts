/** The least and the greatest value of a whole number, both allowed. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

const INT32_MAX = 2 ** 31 - 1;

/** The ranges that the API server demands of whole numbers, by what they count. */
export const RANGES = {
  /** Replicas, partitions, ordinals, delays: an int32 that can't be negative. */
  count: { min: 0, max: INT32_MAX },
  /** Periods, timeouts and thresholds of probes: an int32 of at least one. */
  positive: { min: 1, max: INT32_MAX },
  port: { min: 1, max: 65535 },
  /**
   * The API server's own default, `--service-node-port-range`.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
   */
  nodePort: { min: 30000, max: 32767 },
  /** Numbers of users and groups: an int64, of which the API server takes these. */
  id: { min: 0, max: INT32_MAX },
  /** Permission bits of a file. */
  fileMode: { min: 0, max: 0o777 },
  /** How much a preference of the scheduler counts beside others. */
  weight: { min: 1, max: 100 },
  /** Seconds after which all containers of a pod are stopped. */
  activeDeadline: { min: 1, max: INT32_MAX },
  /** Seconds that a liveness or startup probe leaves its container to end. */
  probeGracePeriod: { min: 1, max: Number.MAX_SAFE_INTEGER },
  /** Seconds that a token of a service account lives. */
  tokenExpiration: { min: 600, max: 2 ** 32 },
  /** Partitions of a disk, and units of a target. */
  partition: { min: 0, max: 255 },
} as const satisfies Record<string, Range>;

/** Whether a value is a whole number in this range. */
export function isInRange({ min, max }: Range, value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}
