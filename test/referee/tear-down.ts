import { existsSync } from 'node:fs';
import Table from 'cli-table3';
import { MEASURED } from '../../lib/kubernetes';
import { ACCEPTED } from './comparison';
import { readTally, type Tally } from './tally';

/** Prints what was asked and what came of it, by version, and fails if an accepted difference isn't there any more. */
export default function tearDown(): void {
  if (!existsSync(String(process.env.REFEREE_TALLY))) return;
  const tallies = readTally();
  const table = new Table({
    head: ['Kubernetes', 'questions', 'accepted', 'rejected', 'differences', 'accepted differences'],
  });
  for (const version of MEASURED)
    table.push(
      formatRow(
        version,
        tallies.filter((tally) => tally.version === version),
      ),
    );
  console.log(`\n${table}\n`);
  const used = new Set(tallies.flatMap(({ acceptedDifferences }) => Object.keys(acceptedDifferences)));
  const unused = ACCEPTED.filter(({ reason }) => !used.has(reason));
  const isWhole = new Set(tallies.map(({ group }) => group)).size >= GROUP_COUNT;
  if (isWhole && unused.length > 0) {
    throw new Error(
      `These differences are accepted, and there are none. Delete them: ${unused.map(({ reason }) => reason).join('; ')}`,
    );
  }
}

/** So many groups of questions there are, if no test was left out. */
const GROUP_COUNT = 9;

function formatRow(version: string, tallies: readonly Tally[]): (string | number)[] {
  const sum = (count: (tally: Tally) => number) => tallies.reduce((total, tally) => total + count(tally), 0);
  const questions = sum((tally) => tally.questions);
  const accepted = sum((tally) => tally.accepted);
  const excused = sum(({ acceptedDifferences }) =>
    Object.values(acceptedDifferences).reduce((one, other) => one + other, 0),
  );
  return [version, questions, accepted, questions - accepted, sum((tally) => tally.differences), excused];
}
