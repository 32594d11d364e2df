import { isPathWithin } from '../../kubernetes';
import type { Field } from '../../validation';
import { resolveEnvironment } from './environment';
import { containerOf, type WorkloadPods } from './workload-pods';

/** Absolute paths in a text: `/data/visits` in `--file=/data/visits`. */
const ABSOLUTE_PATHS = /(?<![\w./-])\/[\w.@-]+(?:\/[\w.@-]+)*/g;

/**
 * The texts of BASE's container that name a path or one below it, and that HEAD's container no longer has: variables,
 * arguments, the working directory, and lines of ConfigMaps. They may have told the program where its data is.
 */
export function findLostMentions(path: string, before: Place, after: Place): string[] {
  const kept = new Set(textsOf(after));
  const lost = textsOf(before).filter((text) => isMentioning(text, path) && !kept.has(text));
  return [...new Set(lost.map((text) => text.trim()))];
}

/** A container before or after. */
interface Place {
  readonly sight: WorkloadPods;
  readonly container: string;
}

function isMentioning(text: string, path: string): boolean {
  return [...text.matchAll(ABSOLUTE_PATHS)].some(([found]) => isPathWithin(found, path));
}

function textsOf({ sight, container: name }: Place): string[] {
  const container = containerOf(sight, name);
  const variables = resolveEnvironment(container, sight)
    .find('env', '*')
    .map((variable) => `${variable.at('name').scalar}=${variable.at('value').scalar}`);
  const words = [...container.find('command', '*'), ...container.find('args', '*'), ...container.find('workingDir')];
  const texts = [...variables, ...words.map(({ scalar: word }) => word)].flatMap((text) => text.split('\n'));
  return [...texts, ...configMapLinesOf(container, sight)].map(dropTrailingSlashes);
}

/** A path with a slash at its end is the same path. */
function dropTrailingSlashes(text: string): string {
  return text.replace(/(?<=[\w.@-])\/+(?![\w.@/-])/g, '');
}

/** The lines of the ConfigMaps that a container reads as files. */
function configMapLinesOf(container: Field, { spec, configMaps: configuration }: WorkloadPods): string[] {
  const mounted = container.find('volumeMounts', '*', 'name').map(({ scalar: word }) => word);
  const volumes = spec.find('volumes', '*').filter((volume) => mounted.includes(volume.at('name').scalar));
  const names = volumes.flatMap((volume) => [
    ...volume.find('configMap', 'name'),
    ...volume.find('projected', 'sources', '*', 'configMap', 'name'),
  ]);
  return names.flatMap(({ scalar: word }) => configuration.linesOf(word));
}
