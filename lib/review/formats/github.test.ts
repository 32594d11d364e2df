import fc from 'fast-check';
import {
  NEW_IMAGE_CAUSE,
  numberedNames,
  objectReport,
  RICH_REPORT,
  restartingStatefulSet,
  reviewReport,
  rolloutReport,
} from '../../../test/reports';
import type { ObjectReport } from '../report';
import { FORMATS } from '.';

const annotations = (...objects: Parameters<typeof reviewReport>[0]) =>
  FORMATS.github(reviewReport(objects), { folder: 'dist' }).split('\n').slice(0, -1);
const rejected = (name: string, more = {}) =>
  objectReport('Service', name, { outcome: 'rejected', verdict: 'rejected', ...more });

test('annotates a report with all kinds of facts', () => {
  expect(FORMATS.github(RICH_REPORT, { folder: 'dist' })).toMatchSnapshot();
});

test('writes no annotation if nothing restarts and nothing is wrong', () => {
  expect(annotations(objectReport('Service', 'web'), objectReport('Service', 'api', { outcome: 'created' }))).toEqual(
    [],
  );
});

test('annotates an error on its line, else on the first line of the object', () => {
  const errors = [
    { path: 'spec.ports[0].port', message: 'is 70000', line: 12 },
    { path: '', message: 'is no object' },
  ];
  expect(annotations(rejected('web', { errors, line: 3, file: 'apps/web.yaml' }))).toEqual([
    '::error file=dist/apps/web.yaml,line=12,title=Service web%3A rejected::spec.ports[0].port: is 70000',
    '::error file=dist/apps/web.yaml,line=3,title=Service web%3A rejected::is no object',
  ]);
});

test('annotates a rejected object without a reason as an error', () => {
  expect(annotations(rejected('web'))).toEqual([expect.stringMatching(/^::error .*::the API server rejects it$/)]);
});

test("annotates pods that can't start as an error, for all kinds", () => {
  const pods = 'no pod can be made: there is no ServiceAccount api';
  expect(annotations(objectReport('Deployment', 'api', { outcome: 'updated', verdict: 'broken', pods }))).toEqual([
    `::error file=dist/api.yaml,line=1,title=Deployment api%3A pods can't start::${pods}`,
  ]);
});

test('annotates a restart as a notice on the line that causes it', () => {
  expect(annotations(restartingStatefulSet('web', 2))).toEqual([
    '::notice file=dist/web.yaml,line=30,title=StatefulSet web%3A pods restart::2 pods restart because the image of container app changed: web-1 → web-0',
  ]);
});

test('annotates stopped pods as a notice', () => {
  const web = objectReport('StatefulSet', 'web', {
    verdict: 'restart',
    rollout: rolloutReport({ deletes: ['web-1'] }),
  });
  expect(annotations(web)).toEqual([
    '::notice file=dist/web.yaml,line=1,title=StatefulSet web%3A pods are stopped::web-1 deleted',
  ]);
});

test('annotates an outage as a warning', () => {
  const web = objectReport('StatefulSet', 'web', {
    verdict: 'restart',
    rollout: rolloutReport({ restarts: ['web-0'], outage: true }),
  });
  expect(annotations(web)).toEqual([
    '::warning file=dist/web.yaml,line=1,title=StatefulSet web%3A pods restart::1 pod restarts: web-0; for a time no pod serves',
  ]);
  const emptied = { ...web, rollout: rolloutReport({ deletes: ['web-0'], outage: true }) };
  expect(annotations(emptied)).toEqual([expect.stringMatching(/pods are stopped::no pod is left; web-0 deleted$/)]);
});

test('does not repeat data in the annotation about pods', () => {
  const claims = [{ name: 'data-web-1', fate: 'deleted' as const }];
  const web = { verdict: 'data-loss' as const, claims, rollout: rolloutReport({ deletes: ['web-1'] }) };
  expect(annotations(objectReport('StatefulSet', 'web', web)).map((line) => line.split('::').at(-1))).toEqual([
    '1 claim is deleted with its data',
    'web-1 deleted',
  ]);
});

test('annotates restarted and stopped pods of a Deployment that loses data', () => {
  const titles = (more: Partial<ObjectReport>) =>
    annotations(objectReport('Deployment', 'api', { pods: 'so it is', ...more })).map((line) =>
      line.replace(/.*%3A |::.*/g, ''),
    );
  expect(titles({ verdict: 'data-loss', causes: [NEW_IMAGE_CAUSE] })).toEqual(['data is at risk', 'pods restart']);
  expect(titles({ verdict: 'restart' })).toEqual(['pods are stopped']);
});

test('names the namespace of an annotated object if namespaces differ', () => {
  const [one, other] = ['a', 'b'].map((namespace) => rejected('web', { namespace })) as [ObjectReport, ObjectReport];
  expect(annotations(one, other)).toEqual([
    expect.stringContaining('title=Service a/web%3A rejected'),
    expect.stringContaining('title=Service b/web%3A rejected'),
  ]);
  expect(annotations(one)).toEqual([expect.stringContaining('title=Service web%3A rejected')]);
});

test('annotates an object that HEAD no longer has without file and line', () => {
  const gone = objectReport('Service', 'web', { outcome: 'left-running', warnings: ['its node port stays taken'] });
  expect(annotations(gone)).toEqual(['::warning title=Service web%3A warning::its node port stays taken']);
});

test('writes ten annotations of a level', () => {
  expect(annotations(...numberedNames('web', 10).map((name) => rejected(name)))).toHaveLength(10);
});

test('writes the gravest of more than ten annotations of a level, and counts the others', () => {
  const lost = objectReport('StatefulSet', 'db', { outcome: 'updated', verdict: 'data-loss' });
  const shown = annotations(...numberedNames('web', 11).map((name) => rejected(name)), lost);
  expect(shown).toHaveLength(10);
  expect(shown[0]).toContain('title=StatefulSet db%3A data is at risk');
  expect(shown[9]).toBe('::error title=And more::3 more errors: see the full report');
});

test('escapes texts that would end a property or a workflow command', () => {
  const errors = [{ path: '%0A::error::a', message: '100%\r\n::error::b' }];
  expect(annotations(rejected('a,line=7::b', { errors, file: 'x,y:z.yaml' }))).toEqual([
    '::error file=dist/x%2Cy%3Az.yaml,line=1,title=Service a%2Cline=7%3A%3Ab%3A rejected::' +
      '%250A::error::a: 100%25\\r\\n::error::b',
  ]);
});

test('writes one line for each annotation, whatever a manifest contains', () => {
  const hostile = fc.string({ unit: fc.constantFrom('\n', '\r', ':', ',', '%', '#', '[', '::', '##[', 'a', ' ') });
  fc.assert(
    fc.property(hostile, (text) => {
      const web = { ...rejected(text), errors: [{ path: text, message: text }], warnings: [text], kind: text };
      for (const line of annotations({ ...web, file: text })) {
        expect(line).toMatch(/^::(error|warning) file=[^,:\r\n]*,line=1,title=[^,:\r\n]*::[^\r\n]*$/);
        expect(line).not.toContain('##[');
      }
    }),
  );
});
