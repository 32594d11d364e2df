import { CommanderError } from 'commander';
import { isOlder, type KubernetesVersion, NEWEST_MEASURED } from '../../kubernetes';
import { fromTop, UnusableInput } from '../../manifests';
import { forecast } from '../forecast';
import { FORMATS } from '../formats';
import type { Report } from '../report';
import { isFailing } from './failing';
import { parseOptions, type ReviewOptions, type ReviewStreams } from './options';
import { type ReviewInputs, readSources } from './sources';
import { readStdin } from './stdin';
import { ASSUMED_VERSION_NOTE, baseVersionNotes, versionNotes } from './version-notes';

const [FINE, FAILING, UNUSABLE] = [0, 1, 2];

/**
 * Runs `npm run review` with these arguments.
 *
 * @returns the exit code: 1 where what was found fails, 2 where there is nothing to compare
 */
export function review(args: readonly string[], streams: ReviewStreams): number {
  try {
    return runReview(parseOptions(args, streams), streams);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? FINE : UNUSABLE;
    if (!(error instanceof UnusableInput)) throw error;
    streams.err(`${error.message}\n`);
    return UNUSABLE;
  }
}

function runReview(options: ReviewOptions, streams: ReviewStreams): number {
  const { kubernetes: named, format, allow = [], failOn = 'broken' } = options;
  const kubernetes = named ?? NEWEST_MEASURED;
  const { baseKubernetes = kubernetes } = options;
  const sources = readSources(inputsOf(options, { base: baseKubernetes, head: kubernetes }, streams));
  const { folder } = sources;
  const foretold = forecast(sources.base, sources.head, kubernetes, folder, baseKubernetes);
  const report = {
    ...foretold,
    notes: [
      ...(named === undefined ? [ASSUMED_VERSION_NOTE] : versionNotes(kubernetes)),
      ...(baseKubernetes === kubernetes ? [] : baseVersionNotes(baseKubernetes)),
      ...sources.notes,
      ...foretold.notes,
      ...(folder === '' ? missingFileNotes(foretold) : []),
    ],
  };
  streams.out(FORMATS[format](report, { folder: folder === '' ? '' : fromTop(folder) }));
  return isFailing(report, failOn, allow) ? FAILING : FINE;
}

/** Runbooks apply files. What was piped or rendered is in none. */
function missingFileNotes({ objects }: Report): string[] {
  const file = objects.find(({ runbook }) => runbook !== undefined)?.file;
  return file === undefined ? [] : [`Runbooks apply HEAD as the file ${file}, which does not exist: write HEAD to it.`];
}

interface Versions {
  readonly base: KubernetesVersion;
  readonly head: KubernetesVersion;
}

function inputsOf(options: ReviewOptions, versions: Versions, { in: readIn = readStdin }: ReviewStreams): ReviewInputs {
  const { recursive = false, render, releaseName, releaseNamespace, values = [] } = options;
  const rendering = (kubernetes: KubernetesVersion) => ({ releaseName, releaseNamespace, values, kubernetes });
  return {
    ...options,
    isRecursive: recursive,
    ...(render && { rendering: { base: rendering(versions.base), head: rendering(versions.head) } }),
    problems: [...newerBaseProblems(versions), ...unusedRenderOptionProblems(options)],
    readStdin: readIn,
  };
}

function newerBaseProblems({ base, head }: Versions): string[] {
  if (!isOlder(head, base)) return [];
  return [
    `--base-kubernetes is ${base}, which is newer than ${head}, the version of the cluster. Name an older version.`,
  ];
}

/** Options that say how to render, where nothing is rendered. */
function unusedRenderOptionProblems({ render, releaseName, releaseNamespace, values }: ReviewOptions): string[] {
  const given = { '--release-name': releaseName, '--release-namespace': releaseNamespace, '--values': values };
  const names = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return render ? [] : names.map((name) => `${name} needs --render: it says how a Helm chart is rendered.`);
}
