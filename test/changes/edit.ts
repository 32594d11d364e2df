import type { Manifest } from '../manifests';
import type { FolderChange } from './change';

/** Stands for the value of a field that is removed. */
export const REMOVED = Symbol('gone');

/** New values by JSON pointer. `-` stands for the end of a list. */
export type PointerEdits = Readonly<Record<string, unknown>>;

/** Copies a manifest and makes edits in the copy, one after the other. */
export function applyEdits(manifest: Manifest, edits: PointerEdits): Manifest {
  const copy = structuredClone(manifest);
  for (const [pointer, value] of Object.entries(edits)) setValue(copy, parsePointer(pointer), value);
  return copy;
}

function parsePointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function setValue(inside: Manifest, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) {
    inside[step] ??= {};
    setValue(inside[step], rest, value);
  } else if (value !== REMOVED) inside[step === '-' ? inside.length : step] = structuredClone(value);
  else if (Array.isArray(inside)) inside.splice(Number(step), 1);
  else delete inside[step];
}

/** Returns a function that defines changes of an object. `base` edits the object for BASE, `head` edits BASE for HEAD. */
export function defineChangesOf(manifest: Manifest) {
  return (
    name: string,
    head: PointerEdits,
    base: PointerEdits = {},
    more: Pick<FolderChange, 'verdict'> = {},
  ): FolderChange => {
    const before = applyEdits(manifest, base);
    return { name: `${manifest.kind}: ${name}`, base: [before], head: [applyEdits(before, head)], ...more };
  };
}

/** Defines a change of whole folders. */
export function defineChange(
  name: string,
  base: readonly Manifest[],
  head: readonly Manifest[],
  verdict?: FolderChange['verdict'],
): FolderChange {
  return { name, base, head, ...(verdict && { verdict }) };
}
