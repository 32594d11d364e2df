import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The counts of a group of questions. */
export interface Tally {
  readonly version: string;
  readonly group: string;
  readonly questions: number;
  /** The number of questions whose object Kubernetes accepts. */
  readonly accepted: number;
  readonly differences: number;
  /** The number of accepted differences, by reason. */
  readonly acceptedDifferences: Readonly<Record<string, number>>;
}

/** The environment variable with the path of the file that collects the counts of all test processes. */
const FILE_VARIABLE = 'REFEREE_TALLY';

/** Starts a new, empty tally. */
export function clearTally(): void {
  process.env[FILE_VARIABLE] = join(mkdtempSync(join(tmpdir(), 'referee-')), 'tally.jsonl');
}

/** Adds the counts of a group to the tally. */
export function addToTally(tally: Tally): void {
  appendFileSync(String(process.env[FILE_VARIABLE]), `${JSON.stringify(tally)}\n`);
}

/** Reads the counts of all groups, from all test processes. */
export function readTally(): Tally[] {
  const lines = readFileSync(String(process.env[FILE_VARIABLE]), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}
