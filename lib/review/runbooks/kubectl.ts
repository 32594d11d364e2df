import { quote } from './shell';

/** A command of kubectl in the namespace of an object; null leaves the one that the user is in. */
export function kubectl(namespace: string | null, ...words: readonly string[]): string {
  const inNamespace = namespace === null ? [] : ['-n', namespace];
  return ['kubectl', ...inNamespace, ...words].map(quote).join(' ');
}

/** Names a file. kubectl takes a list here, and reads it as a line of CSV. */
export function fileFlag(path: string): readonly string[] {
  return ['-f', /[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path];
}

/** What a command prints, as a word of another. */
export function commandOutput(command: string): string {
  return `"$(${command})"`;
}

/** Asks for one field alone. */
export function jsonPathFlag(path: string): readonly string[] {
  return ['-o', `jsonpath={${path}}`];
}

/** Says what is to be other. */
export function patchFlag(change: object): readonly string[] {
  return ['-p', JSON.stringify(change)];
}

/** Where what stands before it fails: says so, and stops. */
export function orFail(message: string): string {
  return `|| { echo ${quote(message)} >&2; exit 1; }`;
}
