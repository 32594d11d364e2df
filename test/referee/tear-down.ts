import { existsSync } from 'node:fs';
import Table from 'cli-table3';
import { MEASURED_MINORS } from '../../lib/kubernetes';
import { ACCEPTED } from './comparison';
import { readTally, type Tally } from './tally';

/** Prints the counts of the questions by version. Throws if an accepted difference no longer exists. */
export default function tearDown(): void {
  if (!existsSync(String(process.env.REFEREE_TALLY))) return;
  const tallies = readTally();
  const table = new Table({
    head: ['Kubernetes', 'questions', 'accepted', 'rejected', 'differences', 'accepted differences'],
  });
  for (const version of MEASURED_MINORS)
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
      `These accepted differences no longer exist. Delete them from accepted.ts: ${unused.map(({ reason }) => reason).join('; ')}`,
    );
  }
}

/** The number of groups of questions in a run of all tests. */
const GROUP_COUNT = 9;

function formatRow(version: string, tallies: readonly Tally[]): (string | number)[] {
  const sum = (count: (tally: Tally) => number) => tallies.reduce((total, tally) => total + count(tally), 0);
  const questions = sum((tally) => tally.questions);
  const accepted = sum((tally) => tally.accepted);
  const acceptedDifferences = sum(({ acceptedDifferences }) =>
    Object.values(acceptedDifferences).reduce((one, other) => one + other, 0),
  );
  return [version, questions, accepted, questions - accepted, sum((tally) => tally.differences), acceptedDifferences];
}
