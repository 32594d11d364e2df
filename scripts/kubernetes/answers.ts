import type { Manifest } from '../../test/manifests';
import { Referee, type RefereeAnswer, type RefereeQuestion } from '../../test/referee/referee';
import { type ChangeGroup, ChangeGroups, compareAnswers } from './answer-changes';
import type { ComparedRequest } from './cases';

/** The differences between the answers of two releases. */
export interface AnswerChanges {
  readonly groups: readonly ChangeGroup[];
  /** The number of requests. */
  readonly asked: number;
}

/** The number of requests that a referee gets at once. */
const BATCH_SIZE = 500;

/** Asks the referees of two releases, and compares their answers. Builds the referees if need be. */
export async function compareReleases(
  releases: readonly [string, string],
  cases: readonly ComparedRequest[],
  onProgress: (asked: number) => void,
): Promise<AnswerChanges> {
  const referees = releases.map((release) => Referee.start(release));
  const groups = new ChangeGroups();
  try {
    for (let start = 0; start < cases.length; start += BATCH_SIZE) {
      const batch = cases.slice(start, start + BATCH_SIZE);
      const [before, after] = await Promise.all(referees.map((referee) => ask(referee, batch)));
      for (const [index, one] of batch.entries()) {
        const answers = [before?.[index], after?.[index]];
        if (answers[0] && answers[1]) groups.add(one, compareAnswers(one, answers[0], answers[1]));
      }
      onProgress(start + batch.length);
    }
  } finally {
    for (const referee of referees) referee.close();
  }
  return { groups: groups.list(), asked: cases.length };
}

/** Asks one release. An answer is undefined for an update whose base the release rejects. */
async function ask(referee: Referee, cases: readonly ComparedRequest[]): Promise<(RefereeAnswer | undefined)[]> {
  const created = await referee.ask(cases.map(({ base, object }) => ({ operation: 'create', object: base ?? object })));
  const updates = cases.flatMap(({ base, object }, index) => {
    const live: Manifest | undefined = created[index]?.object;
    const question: RefereeQuestion = { operation: 'apply', object, live, lastApplied: base };
    return base === undefined || live === undefined ? [] : [{ index, question }];
  });
  const updated = await referee.ask(updates.map(({ question }) => question));
  const answers = cases.map(({ base }, index) => (base === undefined ? created[index] : undefined));
  for (const [order, { index }] of updates.entries()) answers[index] = updated[order];
  return answers;
}
