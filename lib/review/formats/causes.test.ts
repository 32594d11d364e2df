import {
  NEW_IMAGE_CAUSE,
  numberedNames,
  objectReport,
  restartingStatefulSet,
  reviewReport,
} from '../../../test/reports';
import type { ObjectReport } from '..';
import { FORMATS } from '.';

const written = (...[objects, more]: Parameters<typeof reviewReport>) =>
  FORMATS.text(reviewReport(objects, more), { folder: 'dist', hasColors: false });

describe('the summary of Deployments', () => {
  const api = (name: string, more: Partial<ObjectReport>) =>
    objectReport('Deployment', name, {
      outcome: 'updated',
      verdict: 'restart',
      pods: 'all 2 pods are replaced',
      ...more,
    });
  const summaryOf = (...objects: ObjectReport[]) => written(objects, { verdict: 'restart' }).split('\n');

  test('says in the summary why pods of Deployments are replaced', () => {
    const lines = summaryOf(api('api', { causes: [NEW_IMAGE_CAUSE] }));
    expect(lines[0]).toBe('Pods restart; no data is at risk.');
    expect(lines[3]).toBe(
      '  Pods            pods of Deployment api are replaced because the image of container app changed',
    );
  });

  test('says in the summary that pods of a Deployment are replaced, also if data is lost', () => {
    expect(summaryOf(api('api', { causes: [NEW_IMAGE_CAUSE], verdict: 'data-loss' }))[0]).toBe(
      'Data is at risk; pods restart.',
    );
  });

  test('says in the summary that pods of a Deployment are stopped', () => {
    const lines = summaryOf(api('api', { pods: '1 of 2 pods is stopped' }));
    expect(lines[0]).toBe('Pods are stopped; no data is at risk.');
    expect(lines[3]).toBe('  Pods            pods of Deployment api are stopped');
  });

  test('lists many Deployments whose pods are replaced in the summary', () => {
    const lines = summaryOf(...numberedNames('api', 4).map((name) => api(name, { causes: [NEW_IMAGE_CAUSE] })));
    expect(lines[3]).toBe(
      '  Pods            pods of Deployment api-0, Deployment api-1, Deployment api-2, Deployment api-3 are replaced',
    );
  });
});

describe('causes of restarts', () => {
  const because = (...[causes, changes = []]: [ObjectReport['causes'], ObjectReport['changes']?]) =>
    written([{ ...restartingStatefulSet('web', 1), causes, changes }])
      .split('\n')
      .filter((line) => line.startsWith('  because'))
      .map((line) => line.slice(18));

  test('reports a cause of a restart with the paths of its fields', () => {
    const paths = ['/a', '/b', '/c', '/d'];
    expect(because([{ reason: 'ConfigMap a changed', paths, objects: ['ConfigMap a'] }])).toEqual([
      'ConfigMap a changed (/a, /b, /c, and 1 more)',
    ]);
  });

  test('reports a cause of a restart with the values of its fields', () => {
    const paths = ['/a', '/b', '/c'];
    const changes = [
      { path: '/a', before: 5, after: 15, effect: 'restart' as const },
      { path: '/b', after: 1, effect: 'restart' as const },
      { path: '/c', before: 2, effect: 'restart' as const },
      { path: '/other', before: 2, after: 3, effect: 'restart' as const },
    ];
    expect(because([{ reason: 'a probe changed', paths }], changes)).toEqual([
      'a probe changed: 5 → 15 (/a), added, 1 (/b), removed, 2 (/c)',
    ]);
    expect(because([{ reason: 'port 1 was added', paths: ['/b'] }], changes)).toEqual(['port 1 was added: 1 (/b)']);
  });

  test('reports the first fields of a cause, and counts the others', () => {
    const causes = numberedNames('field', 12).map((reason) => ({ reason, paths: [], objects: [] }));
    expect(because(causes)).toHaveLength(11);
    expect(because(causes).at(-1)).toBe('and 2 more');
  });

  test('reports a cause with a diff if a value has several lines', () => {
    const changes = [{ path: '/args', before: 'a\nb\n', after: 'a\nc\n', effect: 'restart' as const }];
    const text = written([
      { ...restartingStatefulSet('web', 1), causes: [{ reason: 'args changed', paths: ['/args'] }], changes },
    ]);
    expect(text).toContain(
      'args changed: 1 line removed, 1 line added (/args)\n    @@ -1,2 +1,2 @@\n     a\n    -b\n    +c\n',
    );
  });
});
