/** The smallest and the largest allowed value of a whole number. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

const INT32_MAX = 2 ** 31 - 1;

/** The ranges that the API server requires of whole numbers, by what they count. */
export const RANGES = {
  /** Replicas, partitions, ordinals and delays: an int32 that is not negative. */
  count: { min: 0, max: INT32_MAX },
  /** Periods, timeouts and thresholds of probes: an int32 of at least 1. */
  positive: { min: 1, max: INT32_MAX },
  port: { min: 1, max: 65535 },
  /**
   * Node ports: the default of the API server's flag `--service-node-port-range`.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
   */
  nodePort: { min: 30000, max: 32767 },
  /** IDs of users and groups. */
  id: { min: 0, max: INT32_MAX },
  /** Permission bits of a file. */
  fileMode: { min: 0, max: 0o777 },
  /** Weights of the scheduler's preferences. */
  weight: { min: 1, max: 100 },
  /** `activeDeadlineSeconds` of pods. */
  activeDeadline: { min: 1, max: INT32_MAX },
  /** `terminationGracePeriodSeconds` of liveness and startup probes. */
  probeGracePeriod: { min: 1, max: Number.MAX_SAFE_INTEGER },
  /** `expirationSeconds` of ServiceAccount tokens. */
  tokenExpiration: { min: 600, max: 2 ** 32 },
  /** Partitions of disks, and LUNs. */
  partition: { min: 0, max: 255 },
} as const satisfies Record<string, Range>;

/** Whether a value is a whole number in a range. */
export function isInRange({ min, max }: Range, value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}
