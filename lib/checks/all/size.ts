import { sizeProblems } from '../../api-server';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';

/** What `kubectl apply` adds to the object that it keeps: the longest namespace that it may apply it to. */
const LONGEST_NAMESPACE = 'n'.repeat(63);

/** No object is larger than what `kubectl apply` can keep of it. */
export function checkSize({ objects }: FinishedApp): Finding[] {
  return objects.flatMap((object) => object.findings(...sizeProblems(object.fields, LONGEST_NAMESPACE)));
}
