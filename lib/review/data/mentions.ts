import { isPathWithin } from '../../kubernetes';
import { resolveEnvironment } from './environment';
import type { ContainerOfPods } from './workload-pods';

/** Absolute paths in a text: `/data/visits` in `--file=/data/visits`. */
const ABSOLUTE_PATHS = /(?<![\w./-])\/[\w.@-]+(?:\/[\w.@-]+)*/g;

/**
 * The texts of BASE's container that mention a path or one below it, and that HEAD's container no longer has:
 * environment variables, arguments, the working directory, and lines of ConfigMaps. They may tell the program where its
 * data is.
 */
export function findLostMentions(path: string, before: ContainerOfPods, after: ContainerOfPods): string[] {
  const kept = new Set(textsOf(after));
  const lost = textsOf(before).filter((text) => hasMention(text, path) && !kept.has(text));
  return [...new Set(lost.map((text) => text.trim()))];
}

function hasMention(text: string, path: string): boolean {
  return [...text.matchAll(ABSOLUTE_PATHS)].some(([found]) => isPathWithin(found, path));
}

function textsOf(one: ContainerOfPods): string[] {
  const { container } = one;
  const variables = resolveEnvironment(one)
    .container.find('env', '*')
    .map((variable) => `${variable.at('name').scalar}=${variable.at('value').scalar}`);
  const fields = [...container.find('command', '*'), ...container.find('args', '*'), ...container.find('workingDir')];
  const lines = [...variables, ...fields.map(({ scalar }) => scalar)].flatMap((text) => text.split('\n'));
  return [...lines, ...configMapLinesOf(one)].map(dropTrailingSlashes);
}

/** `/data/` and `/data` are the same path. */
function dropTrailingSlashes(text: string): string {
  return text.replace(/(?<=[\w.@-])\/+(?![\w.@/-])/g, '');
}

/** The lines of the ConfigMaps that a container mounts as files. */
function configMapLinesOf({ pods, container }: ContainerOfPods): string[] {
  const mounted = container.find('volumeMounts', '*', 'name').map(({ scalar }) => scalar);
  const volumes = pods.spec.find('volumes', '*').filter((volume) => mounted.includes(volume.at('name').scalar));
  const names = volumes.flatMap((volume) => [
    ...volume.find('configMap', 'name'),
    ...volume.find('projected', 'sources', '*', 'configMap', 'name'),
  ]);
  return names.flatMap(({ scalar }) => pods.configMaps.linesOf(scalar));
}
