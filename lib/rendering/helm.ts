import { realpathSync, statSync } from 'node:fs';
import { quoteShellWord } from '../text';
import { findLinkProblems } from './links';
import { isInScope, type RenderOptions, type RenderTarget, resolveRealPath } from './render-target';

/** The default release name of `helm template`. */
export const DEFAULT_RELEASE = 'release-name';

/** Why Helm must not read a chart or its values files. */
export function findHelmProblems(renderTarget: RenderTarget, { values }: RenderOptions): string[] {
  return [...values.flatMap((path) => findValuesProblems(path, renderTarget)), ...findLinkProblems(renderTarget)];
}

function findValuesProblems(path: string, renderTarget: RenderTarget): string[] {
  const title = `${renderTarget.revision === undefined ? '' : `${renderTarget.revision}:`}${path}`;
  const target = resolveRealPath(renderTarget.locate(path));
  if ('why' in target) return [`${title}, of --values, ${target.why}.`];
  if (!isInScope(target.path, renderTarget)) {
    return [`${title}, of --values, is outside of ${renderTarget.scope}. --render reads no file there.`];
  }
  if (!statSync(target.path).isFile()) return [`${title}, of --values, is not a file.`];
  return /[,"]/.test(target.path)
    ? [`${title}, of --values, has a comma or a quote in its path, where Helm ends it.`]
    : [];
}

/** The arguments by which Helm renders a chart. */
export function helmArguments(renderTarget: RenderTarget, options: RenderOptions): string[] {
  const values = options.values.map((path) => realpathSync(renderTarget.locate(path)));
  return templateArguments(renderTarget.folder, values, options);
}

/** The command by which a person renders a chart. */
export function helmCommand({ path }: RenderTarget, options: RenderOptions): string {
  return ['helm', ...templateArguments(path, options.values, options)].map(quoteShellWord).join(' ');
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
