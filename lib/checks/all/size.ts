import { findSizeProblems } from '../../api-server';
import { STRING_FORMS } from '../../kubernetes';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';

/** `kubectl apply` adds the namespace to the copy that it stores in the last-applied annotation. */
const LONGEST_NAMESPACE = 'n'.repeat(STRING_FORMS.label.maxLength);

/**
 * Reports objects that are too large for `kubectl apply`, which stores a copy of the object in an annotation.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#kubectl-kubernetes-io-last-applied-configuration
 */
export function checkSize({ objects }: FinishedApp): Finding[] {
  return objects.flatMap((object) => object.findings(...findSizeProblems(object.fields, LONGEST_NAMESPACE)));
}
