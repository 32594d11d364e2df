import { realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { KubernetesVersion } from '../kubernetes';

/** How charts and kustomizations are rendered. */
export interface RenderOptions {
  /** @default `release-name`, as in `helm template` */
  readonly releaseName?: string;
  /** @default `default` */
  readonly releaseNamespace?: string;
  /** Paths of values files, from the current directory. The last one wins. */
  readonly values: readonly string[];
  /** The version of the cluster, which templates can read. */
  readonly kubernetes: KubernetesVersion;
  /** @default 60 */
  readonly timeoutSeconds?: number;
}

/** A folder to render, and the files that it may read. */
export interface RenderTarget {
  /** Its path on disk, without links. */
  readonly folder: string;
  /** Its name in messages: `chart`, or `v1.2.0:chart`. */
  readonly title: string;
  /** Its path in commands: `chart`. */
  readonly path: string;
  /** Undefined if it is on disk. */
  readonly revision?: string;
  /** The folders that may be read, without links. */
  readonly tops: readonly string[];
  /** Their name in messages. */
  readonly scope: string;
  /** The path on disk of a path from the current directory. */
  locate(path: string): string;
}

/** Whether a path without links may be read. */
export function isInScope(path: string, { tops }: RenderTarget): boolean {
  return tops.some((top) => isInFolder(path, top));
}

/** Whether a path is a folder, or in it. */
export function isInFolder(path: string, folder: string): boolean {
  const fromFolder = relative(folder, path);
  return fromFolder !== '..' && !fromFolder.startsWith('../');
}

/** Resolves all links of a path. Returns why if that fails. */
export function resolveRealPath(...path: readonly string[]): { readonly path: string } | { readonly why: string } {
  try {
    return { path: realpathSync(resolve(...path)) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { why: 'is not there' };
    return { why: code === 'ELOOP' ? 'leads back to itself' : `can't be read: ${message}` };
  }
}
