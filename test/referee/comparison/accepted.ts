/** A difference between Kubernetes and the model that is accepted. */
interface AcceptedDifference {
  /** Matches the description of the difference. */
  readonly difference: RegExp;
  /** Matches the titles of the cases. Default: all cases. */
  readonly title?: RegExp;
  readonly reason: string;
}

/** The accepted differences. The test run fails if one of them no longer exists. */
export const ACCEPTED: readonly AcceptedDifference[] = [
  {
    difference: /serviceAccountToken: Forbidden: must not be specified when serviceAccountName is not set/,
    title: /^Pod, .*serviceAccountName = /,
    reason: 'Admission gives a Pod the ServiceAccount `default` before it is validated.',
  },
  {
    difference: /the object is '\d+ bytes'|^only Kubernetes: \[\]: Too long/,
    title: /^ConfigMap: data too long/,
    reason: 'kubectl itself rejects an object that it cannot keep in an annotation.',
  },
  {
    difference: /^\/spec\/resources\/requests|^only Kubernetes: spec\.resources\.requests/,
    title: /^Pod, later: spec\.resources/,
    reason: 'The model does not sum the requests of containers in a Pod with limits of its own.',
  },
];

/** Finds the reason for an accepted difference. Undefined if the difference is not accepted. */
export function acceptedReason(difference: string, title: string): string | undefined {
  return ACCEPTED.find((one) => one.difference.test(difference) && (one.title?.test(title) ?? true))?.reason;
}
