import { quote } from './shell';

/** A kubectl command in a namespace. Null is the namespace of the user's context. */
export function kubectl(namespace: string | null, ...words: readonly string[]): string {
  const namespaceFlag = namespace === null ? [] : ['-n', namespace];
  return ['kubectl', ...namespaceFlag, ...words].map(quote).join(' ');
}

/** The flag that names a file. kubectl reads its value as a line of CSV. */
export function fileFlag(path: string): readonly string[] {
  return ['-f', /[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path];
}

/** The flag that prints only the field at a JSONPath. */
export function jsonPathFlag(path: string): readonly string[] {
  return ['-o', `jsonpath={${path}}`];
}

/** The flag that gives a patch. */
export function patchFlag(patch: object): readonly string[] {
  return ['-p', JSON.stringify(patch)];
}

/** The output of a command, as a word of another command. */
export function commandOutput(command: string): string {
  return `"$(${command})"`;
}

/** The end of a command line that prints a message and stops if the command before it fails. */
export function orFail(message: string): string {
  return `|| { echo ${quote(message)} >&2; exit 1; }`;
}
