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

/** A manifest file, and what `synth` did with it. */
export interface SynthesizedFile {
  readonly path: string;
  readonly status: 'written' | 'unchanged' | 'removed';
}

/**
 * Makes these manifests the only files with this extension in a folder. Unchanged files and files with other extensions
 * are not touched. If a step fails, all steps before it are undone.
 *
 * @throws if a file cannot be written, with the folder of the only copies if the steps cannot be undone either
 */
export function writeManifests(folder: string, extension: string, manifests: ManifestTexts): SynthesizedFile[] {
  mkdirSync(folder, { recursive: true });
  const changed = [...manifests].filter(([name, text]) => readIfExists(join(folder, name)) !== text);
  const stale = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && entry.name.endsWith(extension) && !manifests.has(entry.name))
    .map(({ name }) => name);

  if (changed.length + stale.length > 0) replaceFiles(folder, changed, stale);

  const changedNames = new Set(changed.map(([name]) => name));
  return [
    ...[...manifests.keys()].map((name) =>
      toSynthesizedFile(folder, name, changedNames.has(name) ? 'written' : 'unchanged'),
    ),
    ...stale.map((name) => toSynthesizedFile(folder, name, 'removed')),
  ];
}

/** Writes changed files and removes stale ones, or changes nothing. */
function replaceFiles(folder: string, changed: readonly [string, string][], stale: readonly string[]): void {
  const staging = mkdtempSync(join(folder, '.synth-'));
  const undoSteps: (() => void)[] = [];
  try {
    for (const [name, text] of changed) writeFileSync(join(staging, name), text);
    for (const [name] of changed) undoSteps.push(replaceFile(join(folder, name), join(staging, name)));
    for (const name of stale) undoSteps.push(moveFile(join(folder, name), join(staging, name)));
  } catch (error) {
    // The staging folder is kept, because it then has the only copies.
    if (!undoAll(undoSteps)) {
      throw new Error(`${folder} can't be restored: what it lacks is in ${staging}`, { cause: error });
    }
    rmSync(staging, { recursive: true });
    throw error;
  }
  rmSync(staging, { recursive: true });
}

/** Undoes all steps, the last one first. Returns false if one of them failed. */
function undoAll(steps: readonly (() => void)[]): boolean {
  const results = steps.toReversed().map((undo) => {
    try {
      undo();
      return true;
    } catch {
      return false;
    }
  });
  return !results.includes(false);
}

/** Replaces a file by `next` atomically, and returns a function that undoes it. */
function replaceFile(path: string, next: string): () => void {
  const backup = `${next}.before`;
  const existed = existsSync(path);
  if (existed) copyFileSync(path, backup);
  renameSync(next, path);
  return existed ? () => renameSync(backup, path) : () => rmSync(path);
}

/** Moves a file, and returns a function that undoes it. */
function moveFile(path: string, to: string): () => void {
  renameSync(path, to);
  return () => renameSync(to, path);
}

function readIfExists(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function toSynthesizedFile(folder: string, name: string, status: SynthesizedFile['status']): SynthesizedFile {
  return { path: join(folder, name), status };
}
