import { objectReport, reviewReport } from '../../../test/reports';
import type { DataReport, ObjectReport } from '../report';
import { FORMATS } from '.';

const at = (path: string, fate: DataReport['fate'], reason = 'because'): DataReport => ({
  container: 'db',
  path,
  before: 'claim a',
  after: 'claim b',
  fate,
  reason,
});
const db = (name: string, verdict: ObjectReport['verdict'], ...data: DataReport[]) =>
  objectReport('StatefulSet', name, { outcome: 'updated', verdict, data });
const linesOf = (verdict: ObjectReport['verdict'], ...objects: ObjectReport[]) =>
  FORMATS.text(reviewReport(objects, { verdict }), { folder: 'dist', hasColors: false }).split('\n');
const dataLine = (lines: readonly string[]) => lines.find((line) => line.startsWith('  Data'))?.slice(18);

describe('the headline about data', () => {
  test.each([
    ['left-behind', 'data-loss', 'Data is at risk; no pod restarts.'],
    [
      'incompatible',
      'broken',
      "Some pods can't start; no pod restarts; an image of HEAD does not start with the data.",
    ],
    ['unknown', 'in-place', 'No pod restarts; it is unclear whether all data stays mounted.'],
    ['moved', 'in-place', 'No pod restarts; data is mounted at another path.'],
    ['kept', 'in-place', 'No pod restarts; no data is at risk.'],
  ] as const)('says in the headline that data is %s', (status, verdict, line) => {
    expect(linesOf(verdict, db('db', verdict, at('/data', status)))[0]).toBe(line);
  });
});

describe('the summary of data', () => {
  test('summarizes what happens to data at one path, and counts the others', () => {
    const one = db('db', 'data-loss', at('/data', 'left-behind'));
    expect(dataLine(linesOf('data-loss', one))).toBe(
      'at risk in StatefulSet db: /data of container db (claim a): the data is left behind: because',
    );
    const two = db('db', 'data-loss', at('/data', 'left-behind'), at('/log', 'moved'));
    expect(dataLine(linesOf('data-loss', two))).toMatch(/the data is left behind: because; and 1 more path$/);
  });

  test('lists the objects whose data is in doubt beside those at risk', () => {
    const inDoubt = db('log', 'in-place', at('/log', 'unknown'));
    expect(dataLine(linesOf('in-place', inDoubt))).toMatch(/^in doubt for StatefulSet log: \/log of container db/);
    const lost = db('db', 'data-loss', at('/data', 'hidden'));
    expect(dataLine(linesOf('data-loss', lost, inDoubt))).toBe(
      'at risk in StatefulSet db; in doubt for StatefulSet log',
    );
  });
});

test('annotates a value that is not applied, and says what applies it', () => {
  const missing = { path: '/spec/ports/1', asked: 1, reason: 'It is merged by number.', instead: 'Replace it.' };
  const service = objectReport('Service', 'web', {
    outcome: 'updated',
    notApplied: [missing, { ...missing, instead: undefined }],
  });
  expect(FORMATS.github(reviewReport([service]), { folder: 'dist' })).toContain(
    '/spec/ports/1 is not applied: It is merged by number.',
  );
  expect(linesOf('in-place', service)).toEqual(
    expect.arrayContaining([
      '  not applied     /spec/ports/1: It is merged by number. Replace it.',
      '  not applied     /spec/ports/1: It is merged by number.',
    ]),
  );
});
