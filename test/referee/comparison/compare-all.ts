import type { MeasuredVersion } from '../../../lib/kubernetes';
import type { CorpusCase } from '../corpus';
import type { Referee, RefereeAnswer, RefereeQuestion } from '../referee';
import { addToTally } from '../tally';
import { acceptedReason } from './accepted';
import { findDifferences } from './compare';

const CHUNK_SIZE = 2000;

/**
 * Asks the referee and the model about cases. Returns their differences, one in each line, except for accepted ones. Adds
 * the counts to the tally.
 */
export async function compareAll(
  referee: Referee,
  version: MeasuredVersion,
  group: string,
  cases: readonly CorpusCase[],
): Promise<string[]> {
  const found: string[] = [];
  const acceptedDifferences: Record<string, number> = {};
  let accepted = 0;
  for await (const { title, question, answer } of askAll(referee, cases)) {
    if (answer.object !== undefined) accepted += 1;
    for (const difference of findDifferences(question, answer, version)) {
      const reason = acceptedReason(difference, title);
      if (reason === undefined) found.push(`${title}: ${difference}`);
      else acceptedDifferences[reason] = (acceptedDifferences[reason] ?? 0) + 1;
    }
  }
  addToTally({ version, group, questions: cases.length, accepted, differences: found.length, acceptedDifferences });
  return found;
}

interface AnsweredCase {
  readonly title: string;
  readonly question: RefereeQuestion;
  readonly answer: RefereeAnswer;
}

/** Asks the referee about cases, in chunks that fit into memory. */
async function* askAll(referee: Referee, cases: readonly CorpusCase[]): AsyncGenerator<AnsweredCase> {
  for (let first = 0; first < cases.length; first += CHUNK_SIZE) {
    const chunk = cases.slice(first, first + CHUNK_SIZE);
    const questions = await createQuestions(chunk, referee);
    const answers = await referee.ask(questions);
    for (const [index, { title }] of chunk.entries()) {
      const [question, answer] = [questions[index], answers[index]];
      if (question === undefined || answer === undefined) throw new Error(`${title}: the referee gave no answer.`);
      yield { title, question, answer };
    }
  }
}

/** Creates the questions of cases. For an update, asks first what Kubernetes stores for its base. */
async function createQuestions(cases: readonly CorpusCase[], referee: Referee): Promise<RefereeQuestion[]> {
  const bases = new Map(
    cases.flatMap(({ base }) => (base === undefined ? [] : [[JSON.stringify(base), base] as const])),
  );
  const created = await referee.ask([...bases.values()].map((object) => ({ operation: 'create', object })));
  const live = new Map([...bases.keys()].map((key, index) => [key, created[index]?.object]));
  return cases.map(({ title, base, live: given, manifest: object }): RefereeQuestion => {
    if (base === undefined) return { operation: 'create', object };
    const stored = given ?? live.get(JSON.stringify(base));
    if (stored === undefined) throw new Error(`${title}: Kubernetes rejects the base of the update.`);
    return { operation: 'apply', object, live: stored, lastApplied: base };
  });
}
