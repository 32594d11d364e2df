/** A difference between Kubernetes and the model that is accepted. */
interface AcceptedDifference {
  /** What the comparison says of it. */
  readonly difference: RegExp;
  /** Of which questions alone, by their title. */
  readonly title?: RegExp;
  readonly reason: string;
}

/** All differences that are accepted. */
export const ACCEPTED: readonly AcceptedDifference[] = [
  {
    difference: /serviceAccountToken: Forbidden: must not be specified when serviceAccountName is not set/,
    title: /^Pod, .*serviceAccountName = /,
    reason: 'Admission gives a Pod the ServiceAccount `default` before it is validated.',
  },
  {
    difference: /the object is '\d+ bytes'|^only Kubernetes: \[\]: Too long/,
    title: /^ConfigMap: data too long/,
    reason: 'kubectl itself rejects an object that it can not keep in an annotation.',
  },
  {
    difference: /^\/spec\/resources\/requests|^only Kubernetes: spec\.resources\.requests/,
    title: /^Pod, later: spec\.resources/,
    reason: 'The model does not add up what the containers of a Pod request, where the Pod is limited as a whole.',
  },
];

/** Why a difference is accepted; undefined if it isn't. */
export function acceptedReason(difference: string, title: string): string | undefined {
  return ACCEPTED.find((one) => one.difference.test(difference) && (one.title?.test(title) ?? true))?.reason;
}
