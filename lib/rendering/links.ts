import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isInScope, type RenderTarget, resolveRealPath } from './render-target';

/** A folder that is walked, by the path that leads to it. */
interface Visit {
  /** Without links. */
  readonly folder: string;
  /** As messages name it. */
  readonly title: string;
  /** The folders that it was reached through, without links. */
  readonly through: readonly string[];
}

/** The links below a folder that Helm must not follow: it would read other files, or never end. */
export function findLinkProblems(place: RenderTarget): string[] {
  const visited = new Set<string>();
  return findProblemsIn({ folder: place.folder, title: place.title, through: [] }, visited, place);
}

function findProblemsIn({ folder, title, through }: Visit, visited: Set<string>, place: RenderTarget): string[] {
  if (visited.has(folder)) return [];
  visited.add(folder);
  const inside = [...through, folder];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const nested = { folder: join(folder, entry.name), title: `${title}/${entry.name}`, through: inside };
    if (entry.isDirectory()) return findProblemsIn(nested, visited, place);
    if (entry.isSymbolicLink()) return findProblemsOfLink(nested, visited, place);
    return entry.isFile() ? [] : [`${nested.title} is no regular file.`];
  });
}

function findProblemsOfLink(link: Visit, visited: Set<string>, place: RenderTarget): string[] {
  const target = resolveRealPath(link.folder);
  if ('why' in target) return [`${link.title} is a link to what ${target.why}.`];
  if (!isInScope(target.path, place))
    return [`${link.title} leads out of ${place.scope}. --render reads no file there.`];
  if (link.through.includes(target.path)) return [`${link.title} leads back to a folder that it is in.`];
  if (!statSync(target.path).isDirectory()) return [];
  return findProblemsIn({ ...link, folder: target.path }, visited, place);
}
