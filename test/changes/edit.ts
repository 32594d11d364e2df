import type { Manifest } from '../manifests';
import type { ManifestChange } from './change';

/** In place of a value: removes the field. */
export const GONE = Symbol('gone');

/** New values by JSON pointer. `-` appends to a list. */
export type ManifestEdits = Readonly<Record<string, unknown>>;

/** Copies a manifest and applies edits, one after the other. */
export function editManifest(manifest: Manifest, edits: ManifestEdits): Manifest {
  const copy = structuredClone(manifest);
  for (const [pointer, value] of Object.entries(edits)) setAt(copy, stepsOf(pointer), value);
  return copy;
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function setAt(inside: Manifest, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) {
    inside[step] ??= {};
    setAt(inside[step], rest, value);
  } else if (value !== GONE) inside[step === '-' ? inside.length : step] = structuredClone(value);
  else if (Array.isArray(inside)) inside.splice(Number(step), 1);
  else delete inside[step];
}

/** Returns a function that creates changes of one object. BASE is the edited object, and HEAD is the edited BASE. */
export function createChangesOf(manifest: Manifest) {
  return (
    name: string,
    head: ManifestEdits,
    base: ManifestEdits = {},
    more: Pick<ManifestChange, 'verdict'> = {},
  ): ManifestChange => {
    const before = editManifest(manifest, base);
    return { name: `${manifest.kind}: ${name}`, base: [before], head: [editManifest(before, head)], ...more };
  };
}

/** Creates a change from the objects of BASE and HEAD. */
export function createChange(
  name: string,
  base: readonly Manifest[],
  head: readonly Manifest[],
  verdict?: ManifestChange['verdict'],
): ManifestChange {
  return { name, base, head, ...(verdict && { verdict }) };
}
