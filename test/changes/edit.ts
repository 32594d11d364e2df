import type { Manifest } from '../manifests';
import type { FolderChange } from './change';

/** In place of a value: the field isn't there. */
export const REMOVED = Symbol('gone');

/** What stands at JSON pointers instead of what stood there; `-` is behind the last item of a list. */
export type PointerEdits = Readonly<Record<string, unknown>>;

/** A copy of a manifest with edits, one after the other. */
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

/** Makes changes of one object: what HEAD edits of BASE, and what BASE edits of that object. */
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

/** The same without the comment on what a server can't show. */
export function defineChange(
  name: string,
  base: readonly Manifest[],
  head: readonly Manifest[],
  verdict?: FolderChange['verdict'],
): FolderChange {
  return { name, base, head, ...(verdict && { verdict }) };
}
