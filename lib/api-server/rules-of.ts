import { isOlder, type KubernetesVersion, MEASURED, type MeasuredVersion, OLDEST_KUBERNETES } from '../kubernetes';

/** The newest version whose rules are known that isn't newer than this one; the oldest for those that are older still. */
export function rulesOf(version: KubernetesVersion): MeasuredVersion {
  return MEASURED.findLast((measured) => !isOlder(version, measured)) ?? OLDEST_KUBERNETES;
}
