import { rulesOf } from '../../api-server';
import { isOlder, type KubernetesVersion, NEWEST_MEASURED, OLDEST_KUBERNETES } from '../../kubernetes';

const VERSION = /^1\.(0|[1-9]\d{0,2})$/;

/** Whether a text is a version of Kubernetes without its patch, such as `1.34`. */
export function isVersion(text: string): text is KubernetesVersion {
  return VERSION.test(text);
}

/** What is to be known of a forecast for this version. */
export function notesOn(version: KubernetesVersion): string[] {
  if (!isOlder(version, OLDEST_KUBERNETES) && !isOlder(NEWEST_MEASURED, version)) return [];
  return [`Kubernetes ${version} has not been measured: the forecast follows the rules of ${rulesOf(version)}.`];
}
