import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isInScope, type RenderTarget, resolveRealPath } from './render-target';

/** A visit of a folder. */
interface Visit {
  /** Its path, without links. */
  readonly folder: string;
  /** Its name in messages. */
  readonly title: string;
  /** The folders on the way to it, without links. */
  readonly through: readonly string[];
}

/** The links in a chart that Helm must not follow: out of the scope, or in a circle. */
export function findLinkProblems(renderTarget: RenderTarget): string[] {
  const visited = new Set<string>();
  return findProblemsIn({ folder: renderTarget.folder, title: renderTarget.title, through: [] }, visited, renderTarget);
}

function findProblemsIn({ folder, title, through }: Visit, visited: Set<string>, renderTarget: RenderTarget): string[] {
  if (visited.has(folder)) return [];
  visited.add(folder);
  const inside = [...through, folder];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const nested = { folder: join(folder, entry.name), title: `${title}/${entry.name}`, through: inside };
    if (entry.isDirectory()) return findProblemsIn(nested, visited, renderTarget);
    if (entry.isSymbolicLink()) return findProblemsOfLink(nested, visited, renderTarget);
    return entry.isFile() ? [] : [`${nested.title} is not a regular file.`];
  });
}

function findProblemsOfLink(link: Visit, visited: Set<string>, renderTarget: RenderTarget): string[] {
  const target = resolveRealPath(link.folder);
  if ('why' in target) return [`${link.title} is a link to a path that ${target.why}.`];
  if (!isInScope(target.path, renderTarget))
    return [`${link.title} leads out of ${renderTarget.scope}. --render reads no file there.`];
  if (link.through.includes(target.path)) return [`${link.title} leads back to a folder that it is in.`];
  if (!statSync(target.path).isDirectory()) return [];
  return findProblemsIn({ ...link, folder: target.path }, visited, renderTarget);
}
