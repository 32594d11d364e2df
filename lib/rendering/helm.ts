import { realpathSync, statSync } from 'node:fs';
import { shellWord } from '../text';
import { linkProblems } from './links';
import { isInScope, type Place, realPathOf } from './place';
import type { RenderOptions } from './render';

/** The release name that `helm template` takes by default. */
export const DEFAULT_RELEASE = 'release-name';

/** What Helm must not read, or can't. */
export function helmProblems(place: Place, { values }: RenderOptions): string[] {
  return [...values.flatMap((path) => valuesProblems(path, place)), ...linkProblems(place)];
}

function valuesProblems(path: string, place: Place): string[] {
  const title = `${place.revision === undefined ? '' : `${place.revision}:`}${path}`;
  const target = realPathOf(place.locate(path));
  if ('why' in target) return [`${title}, of --values, ${target.why}.`];
  if (!isInScope(target.path, place)) {
    return [`${title}, of --values, is outside of ${place.scope}. --render reads no file there.`];
  }
  if (!statSync(target.path).isFile()) return [`${title}, of --values, is no file.`];
  return /[,"]/.test(target.path)
    ? [`${title}, of --values, has a comma or a quote in its path, where Helm ends it.`]
    : [];
}

/** The arguments of Helm that render a chart. */
export function helmArguments(place: Place, options: RenderOptions): string[] {
  const values = options.values.map((path) => realpathSync(place.locate(path)));
  return argumentsFor(place.folder, values, options);
}

/** The command that renders a chart, as people run it. */
export function helmCommand({ path }: Place, options: RenderOptions): string {
  return ['helm', ...argumentsFor(path, options.values, options)].map(shellWord).join(' ');
}

function argumentsFor(chart: string, values: readonly string[], options: RenderOptions): string[] {
  const { releaseName = DEFAULT_RELEASE, releaseNamespace, kubernetes } = options;
  return [
    'template',
    releaseName,
    chart,
    ...(releaseNamespace === undefined ? [] : ['--namespace', releaseNamespace]),
    ...values.flatMap((path) => ['--values', path]),
    '--kube-version',
    kubernetes,
  ];
}
