import { CommanderError } from 'commander';
import { isOlder, type KubernetesVersion, NEWEST_MEASURED } from '../../kubernetes';
import { pathInRepository, UnusableInput } from '../../manifests';
import { forecast } from '../forecast';
import { FORMATS } from '../formats';
import type { Report } from '../report';
import { isFailing } from './failing';
import { type Options, optionsOf, type Streams } from './options';
import { type Places, sourcesOf } from './sources';
import { readStdin } from './stdin';
import { ASSUMED_VERSION, notesOn, notesOnBase } from './version';

const [FINE, FAILING, UNUSABLE] = [0, 1, 2];

/**
 * Runs `npm run review` with these arguments.
 *
 * @returns the exit code: 1 where what was found fails, 2 where there is nothing to compare
 */
export function review(args: readonly string[], streams: Streams): number {
  try {
    return reviewed(optionsOf(args, streams), streams);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? FINE : UNUSABLE;
    if (!(error instanceof UnusableInput)) throw error;
    streams.err(`${error.message}\n`);
    return UNUSABLE;
  }
}

function reviewed(options: Options, streams: Streams): number {
  const { kubernetes: named, format, allow = [], failOn = 'broken' } = options;
  const kubernetes = named ?? NEWEST_MEASURED;
  const { baseKubernetes = kubernetes } = options;
  const sources = sourcesOf(placesOf(options, { base: baseKubernetes, head: kubernetes }, streams));
  const { folder } = sources;
  const foretold = forecast(sources.base, sources.head, kubernetes, folder, baseKubernetes);
  const report = {
    ...foretold,
    notes: [
      ...(named === undefined ? [ASSUMED_VERSION] : notesOn(kubernetes)),
      ...(baseKubernetes === kubernetes ? [] : notesOnBase(baseKubernetes)),
      ...sources.notes,
      ...foretold.notes,
      ...(folder === '' ? fileNotes(foretold) : []),
    ],
  };
  streams.out(FORMATS[format](report, { folder: folder === '' ? '' : pathInRepository(folder) }));
  return isFailing(report, failOn, allow) ? FAILING : FINE;
}

/** Runbooks apply files. What was piped or rendered is in none. */
function fileNotes({ objects }: Report): string[] {
  const file = objects.find(({ runbook }) => runbook !== undefined)?.file;
  return file === undefined ? [] : [`Runbooks apply HEAD as the file ${file}, which does not exist: write HEAD to it.`];
}

interface Versions {
  readonly base: KubernetesVersion;
  readonly head: KubernetesVersion;
}

function placesOf(options: Options, versions: Versions, { in: readIn = readStdin }: Streams): Places {
  const { recursive = false, render, releaseName, releaseNamespace, values = [] } = options;
  const rendering = (kubernetes: KubernetesVersion) => ({ releaseName, releaseNamespace, values, kubernetes });
  return {
    ...options,
    isRecursive: recursive,
    ...(render && { rendering: { base: rendering(versions.base), head: rendering(versions.head) } }),
    problems: [...newerBaseProblems(versions), ...unrenderedProblems(options)],
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
function unrenderedProblems({ render, releaseName, releaseNamespace, values }: Options): string[] {
  const given = { '--release-name': releaseName, '--release-namespace': releaseNamespace, '--values': values };
  const names = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return render ? [] : names.map((name) => `${name} needs --render: it says how a Helm chart is rendered.`);
}
