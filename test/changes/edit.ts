import type { Manifest } from '../manifests';
import type { ManifestChange } from './change';

/** In place of a value: the field isn't there. */
export const GONE = Symbol('gone');

/** What stands at JSON pointers instead of what stood there; `-` is behind the last item of a list. */
export type ManifestEdits = Readonly<Record<string, unknown>>;

/** A copy of a manifest with edits, one after the other. */
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

/** Makes changes of one object: what HEAD edits of BASE, and what BASE edits of that object. */
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

/** The same without the comment on what a server can't show. */
export function createChange(
  name: string,
  base: readonly Manifest[],
  head: readonly Manifest[],
  verdict?: ManifestChange['verdict'],
): ManifestChange {
  return { name, base, head, ...(verdict && { verdict }) };
}
