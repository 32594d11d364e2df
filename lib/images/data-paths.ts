import { isPathWithin, normalizePath } from '../kubernetes';
import type { Field } from '../validation';
import type { KnownImage } from './known-image';
import type { DataPathSettings } from './stateful-image';

/** The paths at which a container keeps its data. */
export interface DataPaths {
  /** Empty if they are unknown. */
  readonly paths: readonly string[];
  /** The setting of the path: `the variable PGDATA`, or `the argument --data-dir`. Undefined for the default of the image. */
  readonly movedBy: string | undefined;
  /** Whether something outside of the container's spec may set another path: a configuration file, or a script. */
  readonly mayMove: boolean;
}

/** Finds the paths at which a container of a known image keeps its data. */
export function findDataPaths(container: Field, known: KnownImage): DataPaths {
  const { movedBy } = known.image;
  const mayMove = readsConfiguration(container, movedBy);
  return (
    findPathsByArgument(container, movedBy) ??
    findPathByVariable(container, movedBy) ??
    findDefaultPath(container, known, mayMove)
  );
}

function findPathsByArgument(container: Field, { flags = [], command }: DataPathSettings): DataPaths | undefined {
  const words = argumentsOf(container);
  const found = words.flatMap((word, index) => {
    const [flag, ...value] = word.split('=') as [string, ...string[]];
    if (!flags.includes(flag)) return [];
    return [{ flag, path: value.length > 0 ? value.join('=') : (words[index + 1] ?? '') }];
  });
  const last = found.at(-1);
  if (last) return toMovedPaths([last.path], `the argument ${last.flag}`);
  const start = command === undefined ? -1 : words.indexOf(command);
  const isValueOfFlag = (index: number) => /^--?[^=]+$/.test(String(words[index - 1]));
  const paths = words.filter(
    (word, index) => start >= 0 && index > start && word.startsWith('/') && !isValueOfFlag(index),
  );
  return paths.length > 0 ? toMovedPaths(paths, `the argument behind ${command}`) : undefined;
}

function findPathByVariable(container: Field, { variables = [] }: DataPathSettings): DataPaths | undefined {
  const set = container.find('env', '*').filter((variable) => variables.includes(variable.at('name').scalar));
  const last = set.at(-1);
  if (last === undefined) return undefined;
  return toMovedPaths([last.at('value').scalar], `the variable ${last.at('name').scalar}`);
}

/** An absolute path without variables, ranges or several paths, which are unknown. */
const LITERAL_PATH = /^\/[^\s,${}]*$/;

function toMovedPaths(paths: readonly string[], movedBy: string): DataPaths {
  const areKnown = paths.every((path) => LITERAL_PATH.test(path));
  return { paths: areKnown ? paths.map(normalizePath) : [], movedBy, mayMove: !areKnown };
}

function findDefaultPath(container: Field, { image, release, version }: KnownImage, mayMove: boolean): DataPaths {
  const { withoutFlag } = image.movedBy;
  if (withoutFlag !== undefined && argumentsOf(container).length > 0) {
    return { paths: [withoutFlag], movedBy: 'arguments that replace those of the image', mayMove };
  }
  const defaults = new Set(image.releases.map(({ dataPath }) => dataPath));
  const [only] = defaults.size === 1 ? defaults : [];
  const path = release?.dataPath ?? only;
  if (!path || (path.includes('{major}') && version === undefined)) {
    return { paths: [], movedBy: undefined, mayMove: true };
  }
  return { paths: [path.replaceAll('{major}', String(version?.[0]))], movedBy: undefined, mayMove };
}

/** Whether the container reads configuration that may set another data path. */
function readsConfiguration(container: Field, settings: DataPathSettings): boolean {
  const { configurationFlags = [], configurationPaths = [], variables = [] } = settings;
  const words = argumentsOf(container);
  const mounts = container.find('volumeMounts', '*', 'mountPath').map((path) => normalizePath(path.scalar));
  return (
    container.find('command', '*').length > 0 ||
    (variables.length > 0 && container.find('envFrom', '*').length > 0) ||
    words.some((word) => configurationFlags.includes(word.split('=')[0] as string) || isConfigurationFile(word)) ||
    mounts.some((mount) => configurationPaths.some((path) => areNested(mount, normalizePath(path))))
  );
}

function isConfigurationFile(word: string): boolean {
  return /\.(conf|cnf|cfg|ya?ml|toml|ini)$/.test(word);
}

/** Finds the arguments that decide which files of the data directory are read, with their values. */
export function findFileArguments(container: Field, { image }: KnownImage): string[] {
  const { fileFlags = [] } = image.movedBy;
  const words = argumentsOf(container);
  return words.flatMap((word, index) => {
    if (fileFlags.includes(word)) return [`${word} ${words[index + 1]}`];
    return fileFlags.some((flag) => word.startsWith(`${flag}=`) || word.startsWith(`${flag} `)) ? [word] : [];
  });
}

function argumentsOf(container: Field): string[] {
  return [...container.find('command', '*'), ...container.find('args', '*')].map((argument) => argument.scalar);
}

function areNested(one: string, other: string): boolean {
  return isPathWithin(one, other) || isPathWithin(other, one);
}
