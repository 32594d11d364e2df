import { realpathSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { checkOut, type FolderToRender, readText, type Source, UnusableInput } from '../manifests';
import { quoteShellWord } from '../text';
import { findHelmProblems, helmArguments, helmCommand } from './helm';
import { findKustomizationProblems } from './kustomization';
import { runProgram } from './program';
import { isInFolder, type RenderOptions, type RenderTarget } from './render-target';
import { withTemporaryFolder } from './temporary-folder';

/** The manifests that a program rendered. */
export interface RenderedSource extends Source {
  /** The command by which a person renders them. */
  readonly command: string;
  /** The revision of the folder. Undefined if it is on disk. */
  readonly revision?: string;
  /** The name of their file in reports. The file does not exist. */
  readonly file: string;
}

type Program = FolderToRender['program'];

const DEFAULT_TIMEOUT_SECONDS = 60;
const MISSING_DEPENDENCIES = /missing in charts\/ directory/;
const NETWORK_ERRORS = /proxyconnect|no 'git' program on path/;

/**
 * Renders a folder. All files that are read must be in the current directory or in the folder.
 *
 * @throws UnusableInput with all files that must not be read, or with the message of the program
 */
export function renderFolder(path: string, program: Program, options: RenderOptions): RenderedSource {
  const [folder, here] = [path, '.'].map((one) => realpathSync(one)) as [string, string];
  const title = posix.join(path, '.').replace(/(?<=.)\/$/, '');
  const target = {
    folder,
    title,
    path: title,
    tops: isInFolder(folder, here) ? [here] : [here, folder],
    scope: 'the current directory',
    locate: (one: string) => resolve(one),
  };
  return render(target, program, options);
}

/**
 * Renders a folder at a revision. All files that are read must be in the repository.
 *
 * @throws UnusableInput with all files that must not be read, or with the message of git or the program
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
    const target = {
      folder: realpathSync(locate(path)),
      title: `${revision}:${name}`,
      path: name,
      revision,
      tops: [top],
      scope: 'the repository',
      locate,
    };
    return render(target, program, options);
  });
}

function render(target: RenderTarget, program: Program, options: RenderOptions): RenderedSource {
  const problems = program === 'helm' ? findHelmProblems(target, options) : findKustomizationProblems(target);
  if (problems.length > 0) throw new UnusableInput(problems);
  const command =
    program === 'helm' ? helmCommand(target, options) : `kubectl kustomize ${quoteShellWord(target.path)}`;
  const file = `${posix.basename(resolve(target.path))}.rendered.yaml`;
  const output = runRenderer(target, program, options);
  return { ...readText(file, output, target.revision), command, file, revision: target.revision };
}

function runRenderer(target: RenderTarget, program: Program, options: RenderOptions): Buffer {
  const { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = options;
  try {
    return program === 'helm'
      ? runProgram({
          program,
          args: helmArguments(target, options),
          timeoutSeconds,
          installation: 'https://helm.sh/docs/intro/install/',
        })
      : runProgram({
          program: 'kubectl',
          args: ['kustomize', target.folder, '--load-restrictor=LoadRestrictionsRootOnly'],
          timeoutSeconds,
          installation: 'https://kubernetes.io/docs/tasks/tools/#kubectl',
        });
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    throw new UnusableInput([
      `${target.title}: ${replaceTemporaryPaths(error.message, target)}${explainFailure(error.message, target)}`,
    ]);
  }
}

/** Replaces the paths of temporary folders by the titles of folders. */
function replaceTemporaryPaths(message: string, { folder, title, tops: [top], revision }: RenderTarget): string {
  const named = message.replaceAll(folder, title);
  return revision === undefined ? named : named.replaceAll(`${top}/`, `${revision}:`);
}

function explainFailure(message: string, { path, revision }: RenderTarget): string {
  if (NETWORK_ERRORS.test(message)) return '\n--render uses no network.';
  if (!MISSING_DEPENDENCIES.test(message)) return '';
  const command = `\`helm dependency build ${quoteShellWord(path)}\``;
  return revision === undefined
    ? `\n--render uses no network. Run ${command} first.`
    : `\n--render uses no network. Run ${command} and commit charts/, or name a folder on disk instead of ${revision}.`;
}
