import { realpathSync, statSync } from 'node:fs';
import { shellWord } from '../text';
import { findLinkProblems } from './links';
import type { RenderOptions } from './render';
import { isInScope, type RenderTarget, resolveRealPath } from './render-target';

/** The release name that `helm template` takes by default. */
export const DEFAULT_RELEASE = 'release-name';

/** What Helm must not read, or can't. */
export function findHelmProblems(place: RenderTarget, { values }: RenderOptions): string[] {
  return [...values.flatMap((path) => findValuesProblems(path, place)), ...findLinkProblems(place)];
}

function findValuesProblems(path: string, place: RenderTarget): string[] {
  const title = `${place.revision === undefined ? '' : `${place.revision}:`}${path}`;
  const target = resolveRealPath(place.locate(path));
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
export function helmArguments(place: RenderTarget, options: RenderOptions): string[] {
  const values = options.values.map((path) => realpathSync(place.locate(path)));
  return templateArguments(place.folder, values, options);
}

/** The command that renders a chart, as people run it. */
export function helmCommand({ path }: RenderTarget, options: RenderOptions): string {
  return ['helm', ...templateArguments(path, options.values, options)].map(shellWord).join(' ');
}

function templateArguments(chart: string, values: readonly string[], options: RenderOptions): string[] {
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
