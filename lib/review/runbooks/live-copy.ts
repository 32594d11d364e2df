import { fileFlag, jsonPathFlag, kubectl as kubectlIn, orFail } from './kubectl';
import { comment, indent } from './shell';
import type { StatefulSetDiff } from './stateful-set-diff';

const DELETION_SECONDS = 60;

/** The name of the file in the current folder that keeps the live object. The object can have any name. */
export function liveCopyFileOf({ before, update }: StatefulSetDiff): string {
  const names = update.namespace === null ? [before.name] : [update.namespace, before.name];
  return `live-statefulset-${names.map((name) => name.replace(/[^A-Za-z0-9-]/g, '_')).join('-')}.json`;
}

/** Writes the live object to a file. If the commands stop after the deletion, the next run reads it there. */
export function saveLiveObject({ before, kubectl }: StatefulSetDiff, copyFile: string): string[] {
  const statefulSet = `statefulset/${before.name}`;
  const get = (path: string) => kubectl('get', statefulSet, '--ignore-not-found', ...jsonPathFlag(path));
  return [
    comment(`Keep a copy of the live object: if this stops after the deletion, the next run needs it.`),
    `deleted=$(${get('.metadata.deletionTimestamp')})`,
    `test -z "$deleted" || ${kubectl('wait', statefulSet, '--for=delete', `--timeout=${DELETION_SECONDS}s`)}`,
    `live=$(${get('.metadata.uid')})`,
    'if test -n "$live"; then',
    ...indent(['check_revisions', `${kubectl('get', statefulSet, '-o', 'json')} >${copyFile}`]),
    'fi',
    `test -s ${copyFile} ${orFail(`There is neither ${statefulSet} nor its copy, ${copyFile}`)}`,
  ];
}

/** The command that prints a field of the copy of the live object. */
export function readCopy(copyFile: string, path: string): string {
  return kubectlIn(null, 'patch', '--local', ...fileFlag(copyFile), '--type=merge', '-p', '{}', ...jsonPathFlag(path));
}

/** Patches an object without the API server, and prints it. `-` reads the object from stdin. */
export function patchLocally(file: string, patch: object | string): string {
  const text = typeof patch === 'string' ? patch : JSON.stringify(patch);
  return kubectlIn(null, 'patch', '--local', '-f', file, '--type=merge', '-p', text, '-o', 'json');
}
