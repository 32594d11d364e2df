import type { MeasuredVersion } from '../../../lib/kubernetes';
import type { CorpusCase } from '../corpus';
import type { Referee, RefereeAnswer, RefereeQuestion } from '../referee';
import { addToTally } from '../tally';
import { acceptedReason } from './accepted';
import { findDifferences } from './compare';

const CHUNK = 2000;

/**
 * Asks the referee and the model about cases, and returns where they differ, a line each. What is accepted is counted
 * by its reason, and left out.
 */
export async function compareAll(
  referee: Referee,
  version: MeasuredVersion,
  group: string,
  cases: readonly CorpusCase[],
): Promise<string[]> {
  const found: string[] = [];
  const excused: Record<string, number> = {};
  let accepted = 0;
  for (let first = 0; first < cases.length; first += CHUNK) {
    const chunk = cases.slice(first, first + CHUNK);
    const questions = await createQuestions(chunk, referee);
    const answers = await referee.ask(questions);
    for (const [index, question] of questions.entries()) {
      const { title } = chunk[index] as CorpusCase;
      const answer = answers[index] as RefereeAnswer;
      if (answer.object !== undefined) accepted += 1;
      for (const difference of findDifferences(question, answer, version)) {
        const reason = acceptedReason(difference, title);
        if (reason === undefined) found.push(`${title}: ${difference}`);
        else excused[reason] = (excused[reason] ?? 0) + 1;
      }
    }
  }
  const counts = { questions: cases.length, accepted, differences: found.length, acceptedDifferences: excused };
  addToTally({ version, group, ...counts });
  return found;
}

/** What is to be asked: a manifest that is applied over another needs what Kubernetes made of that one. */
async function createQuestions(cases: readonly CorpusCase[], referee: Referee): Promise<RefereeQuestion[]> {
  const bases = new Map(
    cases.flatMap(({ base }) => (base === undefined ? [] : [[JSON.stringify(base), base] as const])),
  );
  const created = await referee.ask([...bases.values()].map((object) => ({ operation: 'create', object })));
  const live = new Map([...bases.keys()].map((key, index) => [key, created[index]?.object]));
  return cases.map(({ title, base, live: given, manifest: object }): RefereeQuestion => {
    if (base === undefined) return { operation: 'create', object };
    const standing = given ?? live.get(JSON.stringify(base));
    if (standing === undefined) throw new Error(`${title}: Kubernetes rejects the object that is to be updated.`);
    return { operation: 'apply', object, live: standing, lastApplied: base };
  });
}
