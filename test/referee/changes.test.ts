import type { MeasuredVersion } from '../../lib/kubernetes';
import { CHANGES, identityOf, type ManifestChange } from '../changes';
import { forecastChange, listDisagreements } from '../review';
import { generateChanges, observeWithReferee } from './changes';
import { compareAll } from './comparison';
import { type CorpusCase, casesOfChange } from './corpus';
import type { Referee } from './referee';
import { describeVersions } from './referees';

/** Changes that kubectl rejects before the API server sees them. */
const REJECTED_BY_KUBECTL = /^ConfigMap: data too long/;
/** With `CASES=REGEX`, only the changes whose names match are tested. */
const CHOSEN_NAMES = new RegExp(process.env.CASES ?? '');

const GROUPS: Readonly<Record<string, readonly ManifestChange[]>> = {
  'of the corpus': CHANGES,
  'of single fields of generated apps': generateChanges(),
};

describeVersions((version, referee) => {
  test.each(Object.keys(GROUPS))('the model stores or rejects the changes %s like Kubernetes', async (group) => {
    const cases = (GROUPS[group] as readonly ManifestChange[]).flatMap(casesOfChange);
    expect(await compareAll(referee(), version, `changes ${group}`, await filterPossible(referee(), cases))).toEqual(
      [],
    );
  });

  test.each(Object.keys(GROUPS))('the review forecasts what Kubernetes does with the changes %s', async (group) => {
    const changes = (GROUPS[group] as readonly ManifestChange[]).filter(
      ({ name }) => CHOSEN_NAMES.test(name) && !REJECTED_BY_KUBECTL.test(name),
    );
    const wrong = await Promise.all(changes.map((change) => findDisagreements(referee(), change, version)));
    expect(wrong.flat()).toEqual([]);
  });
});

/** Omits the cases whose BASE the referee rejects, and those of kinds that it does not judge. */
async function filterPossible(referee: Referee, cases: readonly CorpusCase[]): Promise<CorpusCase[]> {
  const answers = await referee.ask(
    cases.map(({ base, manifest }) => ({ operation: 'create', object: base ?? manifest })),
  );
  return cases.filter(({ base }, index) => {
    const { object, failure } = answers[index] ?? {};
    return base === undefined ? failure === undefined : object !== undefined;
  });
}

async function findDisagreements(
  referee: Referee,
  change: ManifestChange,
  version: MeasuredVersion,
): Promise<string[]> {
  const truth = await observeWithReferee(referee, change, version);
  const report = forecastChange(truth.base, truth.head, version);
  const judged = report.objects.filter(({ apiVersion, kind, namespace, name }) =>
    Object.hasOwn(truth.objects, identityOf({ apiVersion, kind, metadata: { namespace, name } })),
  );
  const known =
    judged.length === report.objects.length ? report : { ...report, objects: judged, verdict: truth.verdict };
  return listDisagreements(known, truth).map((line) => `${change.name}: ${line}`);
}
