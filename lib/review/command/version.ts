import { rulesOf } from '../../api-server';
import { isOlder, type KubernetesVersion, minorOf, NEWEST_MEASURED } from '../../kubernetes';

/** What is to be known of a forecast if nobody says the version of the cluster. */
export const ASSUMED_VERSION = `Kubernetes ${NEWEST_MEASURED} is assumed. If the cluster has another version, name it with --kubernetes.`;

/** What is to be known of a forecast for this version. */
export function notesOn(version: KubernetesVersion): string[] {
  if (!isOlder(NEWEST_MEASURED, minorOf(version))) return [];
  return [`Kubernetes ${version} has not been measured: the forecast follows the rules of ${rulesOf(version)}.`];
}
