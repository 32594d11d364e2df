import { realpathSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import type { KubernetesVersion } from '../kubernetes';
import { checkOut, type FolderToRender, readText, type Source, UnusableInput } from '../manifests';
import { shellWord } from '../text';
import { findHelmProblems, helmArguments, helmCommand } from './helm';
import { findKustomizationProblems } from './kustomization';
import { runProgram } from './program';
import { isInFolder, type RenderTarget } from './render-target';
import { withTemporaryFolder } from './temporary-folder';

/** How charts and kustomizations are rendered. */
export interface RenderOptions {
  /** @default `release-name`, as `helm template` has it */
  readonly releaseName?: string;
  /** @default `default` */
  readonly releaseNamespace?: string;
  /** Values files, by their paths from the current directory. The last one wins. */
  readonly values: readonly string[];
  /** The version of the cluster, which templates may ask for. */
  readonly kubernetes: KubernetesVersion;
  /** @default 60 */
  readonly timeoutSeconds?: number;
}

/** The manifests that a program rendered. */
export interface RenderedSource extends Source {
  /** The command that renders them, as people run it. */
  readonly command: string;
  /** The revision that it renders; undefined on disk. */
  readonly revision?: string;
  /** The file that reports name them by. It exists only if people write it. */
  readonly file: string;
}

type Program = FolderToRender['program'];

const TIMEOUT_SECONDS = 60;
const MISSING_DEPENDENCIES = /missing in charts\/ directory/;
const NETWORK = /proxyconnect|no 'git' program on path/;

/**
 * Renders a folder. Everything that is read must be below the current directory, or below the folder itself.
 *
 * @throws UnusableInput with all that must not be read, or what the program says is wrong
 */
export function renderFolder(path: string, program: Program, options: RenderOptions): RenderedSource {
  const [folder, here] = [path, '.'].map((one) => realpathSync(one)) as [string, string];
  const title = posix.join(path, '.').replace(/(?<=.)\/$/, '');
  const place = {
    folder,
    title,
    path: title,
    tops: isInFolder(folder, here) ? [here] : [here, folder],
    scope: 'the current directory',
    locate: (one: string) => resolve(one),
  };
  return render(place, program, options);
}

/**
 * Renders a folder as it is at a revision. Everything that is read must be in the repository.
 *
 * @throws UnusableInput with all that must not be read, or what git or the program says is wrong
 */
export function renderRevision(
  revision: string,
  path: string,
  program: Program,
  options: RenderOptions,
): RenderedSource {
  return withTemporaryFolder((temporary) => {
    const { top, locate } = checkOut(revision, temporary);
    const name = posix.join(path, '.');
    const place = {
      folder: realpathSync(locate(path)),
      title: `${revision}:${name}`,
      path: name,
      revision,
      tops: [top],
      scope: 'the repository',
      locate,
    };
    return render(place, program, options);
  });
}

function render(place: RenderTarget, program: Program, options: RenderOptions): RenderedSource {
  const problems = program === 'helm' ? findHelmProblems(place, options) : findKustomizationProblems(place);
  if (problems.length > 0) throw new UnusableInput(problems);
  const command = program === 'helm' ? helmCommand(place, options) : `kubectl kustomize ${shellWord(place.path)}`;
  const file = `${posix.basename(resolve(place.path))}.rendered.yaml`;
  const output = runRenderer(place, program, options);
  return { ...readText(file, output, place.revision), command, file, revision: place.revision };
}

function runRenderer(place: RenderTarget, program: Program, options: RenderOptions): Buffer {
  const { timeoutSeconds = TIMEOUT_SECONDS } = options;
  try {
    return program === 'helm'
      ? runProgram({
          program,
          args: helmArguments(place, options),
          timeoutSeconds,
          installation: 'https://helm.sh/docs/intro/install/',
        })
      : runProgram({
          program: 'kubectl',
          args: ['kustomize', place.folder, '--load-restrictor=LoadRestrictionsRootOnly'],
          timeoutSeconds,
          installation: 'https://kubernetes.io/docs/tasks/tools/#kubectl',
        });
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    throw new UnusableInput([
      `${place.title}: ${replaceTemporaryPaths(error.message, place)}${explainFailure(error.message, place)}`,
    ]);
  }
}

/** A message without the places of temporary folders. */
function replaceTemporaryPaths(message: string, { folder, title, tops: [top], revision }: RenderTarget): string {
  const named = message.replaceAll(folder, title);
  return revision === undefined ? named : named.replaceAll(`${top}/`, `${revision}:`);
}

function explainFailure(message: string, { path, revision }: RenderTarget): string {
  if (NETWORK.test(message)) return '\n--render uses no network.';
  if (!MISSING_DEPENDENCIES.test(message)) return '';
  const command = `\`helm dependency build ${shellWord(path)}\``;
  return revision === undefined
    ? `\n--render uses no network. Run ${command} first.`
    : `\n--render uses no network. Run ${command} and commit charts/, or name a folder on disk in the place of ${revision}.`;
}
