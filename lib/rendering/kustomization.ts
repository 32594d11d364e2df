import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isKustomizationName, parseDocument } from '../manifests';
import { Field } from '../validation';
import { isInScope, type RenderTarget, resolveRealPath } from './render-target';

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
export function findKustomizationProblems(place: RenderTarget): string[] {
  return findProblemsIn(place.folder, place.title, new Set(), place);
}

function findProblemsIn(folder: string, title: string, visited: Set<string>, place: RenderTarget): string[] {
  if (visited.has(folder)) return [];
  visited.add(folder);
  return readdirSync(folder)
    .filter(isKustomizationName)
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return listReferences(new Field(parseDocument(text))).flatMap((reference) =>
        findReferenceProblems(reference, { folder, title, file: posix.join(title, name) }, visited, place),
      );
    });
}

/** Where a reference stands. */
interface Referrer {
  readonly folder: string;
  readonly title: string;
  readonly file: string;
}

function findReferenceProblems(reference: string, at: Referrer, visited: Set<string>, place: RenderTarget): string[] {
  if (REMOTE.test(reference)) {
    return [`${at.file}: ${reference} is not on this machine. --render uses no network. Copy it into ${place.scope}.`];
  }
  const target = resolveRealPath(at.folder, reference);
  // What is not there, kustomize reports. Some fields have manifests in the place of a path.
  if ('why' in target) return [];
  if (!isInScope(target.path, place)) {
    return [`${at.file}: ${reference} is outside of ${place.scope}. --render reads no file there.`];
  }
  if (!statSync(target.path).isDirectory()) return [];
  return findProblemsIn(target.path, posix.join(at.title, reference), visited, place);
}

function listReferences(kustomization: Field): string[] {
  const found = [
    ...LISTS.flatMap((name) => membersNamed(kustomization, name).flatMap((list) => list.items())),
    ...membersNamed(kustomization, 'patchesstrategicmerge').flatMap((list) => list.items()),
    ...membersNamed(kustomization, 'openapi').flatMap((openapi) => membersNamed(openapi, 'path')),
    ...itemsIn(kustomization, PATCHES).flatMap((patch) => membersNamed(patch, 'path')),
    ...itemsIn(kustomization, GENERATORS).flatMap((generator) => [
      ...membersNamed(generator, 'env'),
      ...['files', 'envs'].flatMap((name) => membersNamed(generator, name).flatMap((list) => list.items())),
    ]),
  ];
  // A file of a generator may have a key before it: `key=path`.
  return found.flatMap(({ string: text }) => (text === undefined ? [] : [text.trim().replace(/^[-\w.]+=/, '')]));
}

function itemsIn(field: Field, names: readonly string[]): Field[] {
  return names.flatMap((name) => membersNamed(field, name).flatMap((list) => list.items()));
}

/** The members of this name: kustomize takes it in upper and lower case. */
function membersNamed(field: Field, name: string): Field[] {
  return field.entries().flatMap(([key, member]) => (key.toLowerCase() === name ? [member] : []));
}
