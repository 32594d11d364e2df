import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { ManifestTexts } from './manifests';

/** A file of manifests, and what became of it. */
export interface ManifestFile {
  readonly path: string;
  readonly fate: 'written' | 'unchanged' | 'removed';
}

/**
 * Makes these manifests the only files with this extension in a folder. Each is written whole beside the others
 * before the first takes its place, and what fails on the way leaves the folder as it was. Files that stay as they
 * are aren't touched, and neither are files with other extensions.
 */
export function writeManifests(folder: string, extension: string, manifests: ManifestTexts): ManifestFile[] {
  mkdirSync(folder, { recursive: true });
  const changed = [...manifests].filter(([name, text]) => readIfExists(join(folder, name)) !== text);
  const stale = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && entry.name.endsWith(extension) && !manifests.has(entry.name))
    .map(({ name }) => name);

  if (changed.length + stale.length > 0) replaceFiles(folder, changed, stale);

  const written = new Set(changed.map(([name]) => name));
  return [
    ...[...manifests.keys()].map((name) => toManifestFile(folder, name, written.has(name) ? 'written' : 'unchanged')),
    ...stale.map((name) => toManifestFile(folder, name, 'removed')),
  ];
}

function replaceFiles(folder: string, changed: readonly [string, string][], stale: readonly string[]): void {
  const staging = mkdtempSync(join(folder, '.synth-'));
  const undo: (() => void)[] = [];
  try {
    for (const [name, text] of changed) writeFileSync(join(staging, name), text);
    for (const [name] of changed) undo.push(replaceFile(join(folder, name), join(staging, name)));
    for (const name of stale) undo.push(moveFile(join(folder, name), join(staging, name)));
  } catch (error) {
    // The staging folder then holds the only copies.
    if (!undoAll(undo))
      throw new Error(`${folder} can't be restored: what it lacks is in ${staging}`, { cause: error });
    rmSync(staging, { recursive: true });
    throw error;
  }
  rmSync(staging, { recursive: true });
}

/** Undoes the last step first, and every step whatever becomes of the others; false where one could not be undone. */
function undoAll(steps: readonly (() => void)[]): boolean {
  const results = steps.toReversed().map((step) => {
    try {
      step();
      return true;
    } catch {
      return false;
    }
  });
  return !results.includes(false);
}

/** Puts `next` in the place of `path`, and returns what undoes it. At no time there is half a file, or none. */
function replaceFile(path: string, next: string): () => void {
  const before = `${next}.before`;
  const existed = existsSync(path);
  if (existed) copyFileSync(path, before);
  renameSync(next, path);
  return existed ? () => renameSync(before, path) : () => rmSync(path);
}

function moveFile(path: string, to: string): () => void {
  renameSync(path, to);
  return () => renameSync(to, path);
}

function readIfExists(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function toManifestFile(folder: string, name: string, fate: ManifestFile['fate']): ManifestFile {
  return { path: join(folder, name), fate };
}
