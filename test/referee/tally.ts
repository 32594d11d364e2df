import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What came of the questions of one group. */
export interface Tally {
  readonly version: string;
  readonly group: string;
  readonly questions: number;
  /** How many of them Kubernetes accepts. */
  readonly accepted: number;
  readonly differences: number;
  /** The accepted differences, by the reason why. */
  readonly acceptedDifferences: Readonly<Record<string, number>>;
}

/** Tests run in processes of their own: they tell their counts in a file. */
const FILE_VARIABLE = 'REFEREE_TALLY';

export function clearTally(): void {
  process.env[FILE_VARIABLE] = join(mkdtempSync(join(tmpdir(), 'referee-')), 'tally.jsonl');
}

export function addToTally(tally: Tally): void {
  appendFileSync(String(process.env[FILE_VARIABLE]), `${JSON.stringify(tally)}\n`);
}

export function readTally(): Tally[] {
  const lines = readFileSync(String(process.env[FILE_VARIABLE]), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}
