import { CommanderError } from 'commander';
import { isOlder, type KubernetesVersion, NEWEST_MEASURED } from '../../kubernetes';
import { pathInRepository, UnusableInput } from '../../manifests';
import { forecast } from '../forecast';
import { FORMATS } from '../formats';
import type { Report } from '../report';
import { isFailing } from './failing';
import { parseReviewOptions, type ReviewOptions, type ReviewStreams } from './options';
import { type ReviewInputs, readSources } from './sources';
import { readStdin } from './stdin';
import { ASSUMED_VERSION_NOTE, baseVersionNotes, versionNotes } from './version-notes';

const EXIT_CODES = { success: 0, failure: 1, unusable: 2 } as const;

/**
 * Runs `npm run review` with these arguments.
 *
 * @returns the exit code: 1 if an object has a verdict that fails, 2 if an option, BASE or HEAD is unusable
 */
export function review(args: readonly string[], streams: ReviewStreams): number {
  try {
    return runReview(parseReviewOptions(args, streams), streams);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.success : EXIT_CODES.unusable;
    if (!(error instanceof UnusableInput)) throw error;
    streams.err(`${error.message}\n`);
    return EXIT_CODES.unusable;
  }
}

function runReview(options: ReviewOptions, streams: ReviewStreams): number {
  const { kubernetes: named, format, allow = [], failOn = 'broken' } = options;
  const kubernetes = named ?? NEWEST_MEASURED;
  const { baseKubernetes = kubernetes } = options;
  const sources = readSources(inputsOf(options, { base: baseKubernetes, head: kubernetes }, streams));
  const { base, head, folder } = sources;
  const forecastReport = forecast(base, head, kubernetes, folder, baseKubernetes);
  const report = {
    ...forecastReport,
    notes: [
      ...(named === undefined ? [ASSUMED_VERSION_NOTE] : versionNotes(kubernetes)),
      ...(baseKubernetes === kubernetes ? [] : baseVersionNotes(baseKubernetes)),
      ...sources.notes,
      ...forecastReport.notes,
      ...(folder === '' ? missingFileNotes(forecastReport) : []),
    ],
  };
  streams.out(FORMATS[format](report, { folder: folder === '' ? '' : pathInRepository(folder) }));
  return isFailing(report, failOn, allow) ? EXIT_CODES.failure : EXIT_CODES.success;
}

/** Notes that a runbook applies a file that does not exist, because HEAD was piped or rendered. */
function missingFileNotes({ objects }: Report): string[] {
  const file = objects.find(({ runbook }) => runbook !== undefined)?.file;
  return file === undefined ? [] : [`Runbooks apply HEAD as the file ${file}, which does not exist: write HEAD to it.`];
}

/** The versions of the cluster when BASE and HEAD are applied. */
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

/** Rejects options that need `--render` if it is missing. */
function unusedRenderOptionProblems({ render, releaseName, releaseNamespace, values }: ReviewOptions): string[] {
  const given = { '--release-name': releaseName, '--release-namespace': releaseNamespace, '--values': values };
  if (render) return [];
  const names = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return names.map((name) => `${name} needs --render: it says how a Helm chart is rendered.`);
}
