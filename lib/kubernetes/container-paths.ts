import { normalize } from 'node:path/posix';

/** A path in a container, without a slash at its end. A path of Windows stays as it is. */
export function plainPath(path: string): string {
  if (/^[A-Za-z]:|\\/.test(path)) return path;
  return normalize(`/${path}`).replace(/(.)\/$/, '$1');
}

/** Whether a path is a folder or lies below it. Everything lies below the folder ''. */
export function isPathWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(beginning(folder));
}

/** The path, seen from a folder above it: '' if it is the folder. */
export function pathWithin(path: string, folder: string): string {
  return path === folder ? '' : path.slice(beginning(folder).length);
}

/** What all paths below a folder begin with. */
function beginning(folder: string): string {
  return folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
}
