import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isKustomizationName, parseDocument } from '../manifests';
import { Field } from '../validation';
import { isInScope, type RenderTarget, resolveRealPath } from './render-target';

/** The fields of a kustomization that list files, folders or URLs, in lower case. */
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

/** A reference that kustomize downloads, or clones with git. */
const REMOTE = /^(git::)?([a-z][a-z0-9+.-]*:\/\/|[a-z][a-z0-9-]*@|github\.com[/:]|gh:)/i;

/**
 * Why kustomize must not read the references of a kustomization: URLs, and files outside of the scope. kustomize itself
 * rejects files above the folder of a kustomization, and accepts other kustomizations anywhere.
 */
export function findKustomizationProblems(renderTarget: RenderTarget): string[] {
  return findProblemsIn(renderTarget.folder, renderTarget.title, new Set(), renderTarget);
}

function findProblemsIn(folder: string, title: string, visited: Set<string>, renderTarget: RenderTarget): string[] {
  if (visited.has(folder)) return [];
  visited.add(folder);
  return readdirSync(folder)
    .filter(isKustomizationName)
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return listReferences(new Field(parseDocument(text))).flatMap((reference) =>
        findReferenceProblems(reference, { folder, title, file: posix.join(title, name) }, visited, renderTarget),
      );
    });
}

/** The file that has a reference. */
interface Referrer {
  readonly folder: string;
  readonly title: string;
  readonly file: string;
}

function findReferenceProblems(
  reference: string,
  at: Referrer,
  visited: Set<string>,
  renderTarget: RenderTarget,
): string[] {
  if (REMOTE.test(reference)) {
    return [
      `${at.file}: ${reference} is not on this machine. --render uses no network. Copy it into ${renderTarget.scope}.`,
    ];
  }
  const target = resolveRealPath(at.folder, reference);
  // kustomize reports missing files. Some fields hold a manifest instead of a path.
  if ('why' in target) return [];
  if (!isInScope(target.path, renderTarget)) {
    return [`${at.file}: ${reference} is outside of ${renderTarget.scope}. --render reads no file there.`];
  }
  if (!statSync(target.path).isDirectory()) return [];
  return findProblemsIn(target.path, posix.join(at.title, reference), visited, renderTarget);
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
  // A generator's file may have a key: `key=path`.
  return found.flatMap(({ string: text }) => (text === undefined ? [] : [text.trim().replace(/^[-\w.]+=/, '')]));
}

function itemsIn(field: Field, names: readonly string[]): Field[] {
  return names.flatMap((name) => membersNamed(field, name).flatMap((list) => list.items()));
}

/** The members with a name. kustomize ignores its case. */
function membersNamed(field: Field, name: string): Field[] {
  return field.entries().flatMap(([key, member]) => (key.toLowerCase() === name ? [member] : []));
}
