import { normalize } from 'node:path/posix';

/** Paths that nothing can be mounted at: container runtimes need them to start a container. */
export const UNMOUNTABLE_PATH = /^\/(dev|proc(\/.*)?)$/;

/** Removes `.`, `..` and repeated or trailing slashes from a path in a container. A Windows path stays as it is. */
export function normalizePath(path: string): string {
  if (/^[A-Za-z]:|\\/.test(path)) return path;
  return normalize(`/${path}`).replace(/(.)\/$/, '$1');
}

/** Whether a path is a folder or lies below it. Every path lies below the folder ''. */
export function isPathWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(prefixOf(folder));
}

/** The path from a folder above it on. Empty if it is the folder. */
export function stripFolder(path: string, folder: string): string {
  return path === folder ? '' : path.slice(prefixOf(folder).length);
}

function prefixOf(folder: string): string {
  return folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
}
