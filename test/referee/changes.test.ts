import type { MeasuredVersion } from '../../lib/kubernetes';
import { CHANGES, type Change, identity } from '../changes';
import { forecastChange, listDisagreements } from '../review';
import { casesOf, generatedChanges, truthOf } from './changes';
import { compareAll } from './comparison';
import type { Case } from './corpus';
import type { Referee } from './referee';
import { describeVersions } from './referees';

/** kubectl itself rejects these. */
const REJECTED_BY_KUBECTL = /^ConfigMap: data too long/;
/** For `CASES=REGEX` only changes of these names are looked at. */
const CASES = new RegExp(process.env.CASES ?? '');

const GROUPS: Readonly<Record<string, readonly Change[]>> = {
  'written by hand': CHANGES,
  'of any one field of generated apps': generatedChanges(),
};

describeVersions((version, referee) => {
  test.each(Object.keys(GROUPS))('the model makes of changes %s what Kubernetes makes of them', async (group) => {
    const cases = (GROUPS[group] as readonly Change[]).flatMap(casesOf);
    expect(await compareAll(referee(), version, `changes ${group}`, await possible(referee(), cases))).toEqual([]);
  });

  test.each(Object.keys(GROUPS))('the review forecasts what Kubernetes does with changes %s', async (group) => {
    const changes = (GROUPS[group] as readonly Change[]).filter(
      ({ name }) => CASES.test(name) && !REJECTED_BY_KUBECTL.test(name),
    );
    const wrong = await Promise.all(changes.map((change) => wrongIn(referee(), change, version)));
    expect(wrong.flat()).toEqual([]);
  });
});

/** Those whose BASE is accepted, of kinds that the referee judges. */
async function possible(referee: Referee, cases: readonly Case[]): Promise<Case[]> {
  const answers = await referee.ask(
    cases.map(({ base, manifest }) => ({ operation: 'create', object: base ?? manifest })),
  );
  return cases.filter(({ base }, index) => {
    const { object, failure } = answers[index] ?? {};
    return base === undefined ? failure === undefined : object !== undefined;
  });
}

async function wrongIn(referee: Referee, change: Change, version: MeasuredVersion): Promise<string[]> {
  const truth = await truthOf(referee, change, version);
  const report = forecastChange(truth.base, truth.head, version);
  const judged = report.objects.filter(({ apiVersion, kind, namespace, name }) =>
    Object.hasOwn(truth.objects, identity({ apiVersion, kind, metadata: { namespace, name } })),
  );
  const known =
    judged.length === report.objects.length ? report : { ...report, objects: judged, verdict: truth.verdict };
  return listDisagreements(known, truth).map((line) => `${change.name}: ${line}`);
}
