import { CommanderError } from 'commander';
import { NEWEST_MEASURED } from '../../kubernetes';
import { fromTop, isFolder, UnusableInput } from '../../manifests';
import { forecast } from '../forecast';
import { FORMATS } from '../formats';
import { isFailing } from './failing';
import { type Options, optionsOf, type Streams } from './options';
import { sourcesOf } from './sources';
import { ASSUMED_VERSION, notesOn } from './version';

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

function reviewed(options: Options, { out }: Streams): number {
  const { kubernetes, head, path, format, allow = [], failOn = 'broken' } = options;
  const sources = sourcesOf(options);
  const folder = head !== undefined && isFolder(head) ? head : path;
  const foretold = forecast(sources.base, sources.head, kubernetes ?? NEWEST_MEASURED, folder);
  const report = {
    ...foretold,
    notes: [
      ...(kubernetes === undefined ? [ASSUMED_VERSION] : notesOn(kubernetes)),
      ...sources.notes,
      ...foretold.notes,
    ],
  };
  out(FORMATS[format](report, { folder: fromTop(folder) }));
  return isFailing(report, failOn, allow) ? FAILING : FINE;
}
