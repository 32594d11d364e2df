import { realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';

/** A folder that is rendered. */
export interface RenderTarget {
  /** Where it is on disk, without links. */
  readonly folder: string;
  /** As messages name it: `chart`, or `v1.2.0:chart`. */
  readonly title: string;
  /** As commands name it: `chart`. */
  readonly path: string;
  /** Undefined on disk. */
  readonly revision?: string;
  /** The folders below which all files must be, without links. */
  readonly tops: readonly string[];
  /** Those, as messages name them. */
  readonly scope: string;
  /** Where a path from the current directory leads to. */
  locate(path: string): string;
}

/** Whether a path without links is one of the folders of a place, or below one. */
export function isInScope(path: string, { tops }: RenderTarget): boolean {
  return tops.some((top) => isInFolder(path, top));
}

/** Whether a path is a folder, or below it. */
export function isInFolder(path: string, folder: string): boolean {
  const fromFolder = relative(folder, path);
  return fromFolder !== '..' && !fromFolder.startsWith('../');
}

/** Where a path leads to without links, or why it leads nowhere. */
export function resolveRealPath(...path: readonly string[]): { readonly path: string } | { readonly why: string } {
  try {
    return { path: realpathSync(resolve(...path)) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { why: 'is not there' };
    return { why: code === 'ELOOP' ? 'leads back to itself' : `can't be read: ${message}` };
  }
}
