import { ApiServer } from '../../lib/api-server';
import { podProblems, podTemplateProblems } from '../../lib/api-server/validation/pod';
import { Field, describe as inWords, type Problem } from '../../lib/fields';
import { isOlder, type KubernetesVersion } from '../../lib/kubernetes';
import type { Manifest } from '../manifests';
import { Court } from './court';
import type { Judge } from './judge';
import { type Edit, edited, editsOf } from './pod-validation-edits';
import { isSamePlace } from './pod-validation-places';
import { MAKERS, SPECIMENS } from './pod-validation-specimens';

const VERSIONS: readonly KubernetesVersion[] = ['1.28', '1.34', '1.36'];
const AT_ONCE = 32;
/** Of the edits, which are many, a part will do; of kinds that are looked at as Deployments are, a smaller one. */
const EVERY = 3;
const EVERY_OF_OTHERS = 21;

const TAKEN = 201;
const REFUSED = 422;

let court: Court;
beforeAll(async () => {
  court = await Court.of(...VERSIONS);
});
afterAll(() => court?.close());

const cases = SPECIMENS.flatMap(({ name, since, template }) =>
  VERSIONS.filter((version) => !isOlder(version, since)).flatMap((version) =>
    Object.keys(MAKERS).map((kind) => ({ name, version, kind, template })),
  ),
);

test.each(cases)(
  'Kubernetes $version refuses of a $kind, $name, what is foretold',
  async ({ version, kind, template }) => {
    const judge = court.judges.find((one) => one.version === version) as Judge;
    const accepted = await acceptedTemplate(judge, kind, template);
    const edits = editsOf(accepted).filter(
      (_, index) => index % (kind === 'Deployment' ? EVERY : EVERY_OF_OTHERS) === 0,
    );
    const outcomes: Outcome[] = [];
    const rest = edits.values();
    const asking = Array.from({ length: AT_ONCE }, async () => {
      for (const edit of rest) outcomes.push(await outcomeOf(judge, kind, accepted, edit));
    });
    await Promise.all(asking);

    const count = (word: Outcome['word']) => outcomes.filter((outcome) => outcome.word === word).length;
    console.log(
      `${count('taken')} edits are taken, ${count('refused')} refused, ${count('unreadable')} can't be read.`,
    );
    expect(outcomes.flatMap(({ wrong }) => wrong ?? [])).toEqual([]);
  },
);

interface Outcome {
  readonly word: 'taken' | 'refused' | 'unreadable';
  /** What the forecast has otherwise. */
  readonly wrong?: string;
}

/** The template of a specimen with the defaults of a server. */
async function acceptedTemplate(judge: Judge, kind: string, template: Manifest): Promise<Manifest> {
  const { make, at } = makerOf(kind);
  const { status, body } = await judge.tryOut(make(template));
  expect([status, body.message]).toEqual([TAKEN, undefined]);
  // What comes back of a Pod is changed by more than defaults: labels that are to match stand in its selectors.
  if (kind === 'Pod') return template;
  const { metadata, spec } = at.reduce((one, key) => one[key], body);
  const { labels, annotations } = metadata;
  return JSON.parse(JSON.stringify({ metadata: { labels, annotations }, spec }), (_, value) => value ?? undefined);
}

async function outcomeOf(judge: Judge, kind: string, accepted: Manifest, edit: Edit): Promise<Outcome> {
  const manifest = makerOf(kind).make(edited(accepted, edit));
  const { status, body } = await judge.tryOut(manifest);
  const problems = foretold(manifest, kind, judge.version);
  // What is wrong with a type is for others to foretell; so is what is beside the template.
  if ((status !== TAKEN && status !== REFUSED) || IS_NOT_OF_PODS.test(body.message)) return { word: 'unreadable' };
  if (problems === undefined)
    return { word: 'unreadable', ...(status === TAKEN && { wrong: `${shown(edit)}: it was read` }) };
  const causes: Manifest[] = body.details?.causes ?? [];
  const word = status === TAKEN ? 'taken' : 'refused';
  const isRight = word === 'taken' ? problems.length === 0 : problems.some((one) => isCaused(one, causes));
  const spoken = causes.map(({ field, message }) => `${field}: ${message}`).join('; ');
  const forecast = problems.map((problem) => inWords(problem)).join('; ') || 'nothing';
  return { word, ...(!isRight && { wrong: `${shown(edit)}: ${word}: ${spoken} -- foretold: ${forecast}` }) };
}

const IS_NOT_OF_PODS = /`selector` does not match template/;

/** Undefined where the object can't be read. */
function foretold(manifest: Manifest, kind: string, version: KubernetesVersion): readonly Problem[] | undefined {
  const { at, struct, claims } = makerOf(kind);
  const { value, problems } = new ApiServer(version).read(manifest, struct);
  const template = new Field(value).at(...at);
  if (problems.length > 0) return undefined;
  return kind === 'Pod' ? podProblems(template, version) : podTemplateProblems(template, version, { kind, claims });
}

function isCaused({ path }: Problem, causes: readonly Manifest[]): boolean {
  return causes.some(({ field }) => isSamePlace(field, path));
}

function makerOf(kind: string) {
  return MAKERS[kind] as (typeof MAKERS)[string];
}

function shown({ path, value }: Edit): string {
  return `${path.join('.')} = ${JSON.stringify(value)?.slice(0, 100)}`;
}
