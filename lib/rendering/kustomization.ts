import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isKustomizationName, parseDocument } from '../manifests';
import { Field } from '../validation';
import { isInScope, type Place, realPathOf } from './place';

/** The fields of a kustomization that name files, folders or addresses, in lower case. */
const LISTS = [
  'resources',
  'bases',
  'components',
  'crds',
  'configurations',
  'generators',
  'transformers',
  'validators',
];
const PATCHES = ['patches', 'patchesjson6902', 'replacements'];
const GENERATORS = ['configmapgenerator', 'secretgenerator'];

/** What kustomize downloads, or clones with git. */
const REMOTE = /^(git::)?([a-z][a-z0-9+.-]*:\/\/|[a-z][a-z0-9-]*@|github\.com[/:]|gh:)/i;

/**
 * What a kustomization refers to that must not be read: addresses in the network, and files outside of the place.
 * kustomize itself reads no file above the folder of a kustomization, but other kustomizations anywhere.
 */
export function kustomizationProblems(place: Place): string[] {
  return problemsOf(place.folder, place.title, new Set(), place);
}

function problemsOf(folder: string, title: string, visited: Set<string>, place: Place): string[] {
  if (visited.has(folder)) return [];
  visited.add(folder);
  return readdirSync(folder)
    .filter(isKustomizationName)
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return referencesIn(new Field(parseDocument(text))).flatMap((reference) =>
        referenceProblems(reference, { folder, title, file: posix.join(title, name) }, visited, place),
      );
    });
}

/** Where a reference stands. */
interface Referrer {
  readonly folder: string;
  readonly title: string;
  readonly file: string;
}

function referenceProblems(reference: string, at: Referrer, visited: Set<string>, place: Place): string[] {
  if (REMOTE.test(reference)) {
    return [`${at.file}: ${reference} is not on this machine. --render uses no network. Copy it into ${place.scope}.`];
  }
  const target = realPathOf(at.folder, reference);
  // What is not there, kustomize reports. Some fields have manifests in the place of a path.
  if ('why' in target) return [];
  if (!isInScope(target.path, place)) {
    return [`${at.file}: ${reference} is outside of ${place.scope}. --render reads no file there.`];
  }
  if (!statSync(target.path).isDirectory()) return [];
  return problemsOf(target.path, posix.join(at.title, reference), visited, place);
}

function referencesIn(kustomization: Field): string[] {
  const found = [
    ...LISTS.flatMap((name) => membersOf(kustomization, name).flatMap((list) => list.items())),
    ...membersOf(kustomization, 'patchesstrategicmerge').flatMap((list) => list.items()),
    ...membersOf(kustomization, 'openapi').flatMap((openapi) => membersOf(openapi, 'path')),
    ...itemsOf(kustomization, PATCHES).flatMap((patch) => membersOf(patch, 'path')),
    ...itemsOf(kustomization, GENERATORS).flatMap((generator) => [
      ...membersOf(generator, 'env'),
      ...['files', 'envs'].flatMap((name) => membersOf(generator, name).flatMap((list) => list.items())),
    ]),
  ];
  // A file of a generator may have a key before it: `key=path`.
  return found.flatMap(({ string: text }) => (text === undefined ? [] : [text.trim().replace(/^[-\w.]+=/, '')]));
}

function itemsOf(field: Field, names: readonly string[]): Field[] {
  return names.flatMap((name) => membersOf(field, name).flatMap((list) => list.items()));
}

/** The members of this name: kustomize takes it in upper and lower case. */
function membersOf(field: Field, name: string): Field[] {
  return field.entries().flatMap(([key, member]) => (key.toLowerCase() === name ? [member] : []));
}
