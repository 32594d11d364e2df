import fc from 'fast-check';
import { hostileReports } from '../../../test/hostile-reports';
import {
  imageChanges,
  numberedNames,
  objectReport,
  RICH_REPORT,
  restartingStatefulSet,
  reviewReport,
  rolloutReport,
} from '../../../test/reports';
import type { ObjectReport, Rollout } from '..';
import { FORMATS } from '.';

const written = (...[objects, more]: Parameters<typeof reviewReport>) =>
  FORMATS.text(reviewReport(objects, more), { folder: 'dist', hasColors: false });

test('writes a text on all kinds of facts', () => {
  expect(FORMATS.text(RICH_REPORT, { folder: 'dist', hasColors: false })).toMatchSnapshot();
});

test('says that nothing changes', () => {
  expect(written([objectReport('Service', 'web'), objectReport('Service', 'api')])).toBe(
    [
      'Nothing changes.',
      '',
      '  API server      accepts everything',
      '  Pods            none restarts',
      '  Data            safe',
      '  As client-side kubectl apply does it on Kubernetes 1.28.',
      '',
      '2 objects stay as they are.',
      '',
      'Total requests',
      '  CPU             0, as before',
      '  Memory          0, as before',
      '  Storage         0, as before',
      '',
    ].join('\n'),
  );
});

test('begins with the verdict and a summary with the order of restarts', () => {
  const lines = written([restartingStatefulSet('web', 3)], { verdict: 'restart' }).split('\n');
  expect(lines[0]).toBe('Pods restart; no data is at risk.');
  expect(lines[3]).toBe(
    '  Pods            3 restart because the image of container app changed: web-2 → web-1 → web-0',
  );
  expect(lines[4]).toBe('  Data            safe; 3 claims are kept');
});

test.each([
  [
    'No pod restarts; it is unclear whether data is at risk.',
    objectReport('Deployment', 'web', { outcome: 'updated', verdict: 'in-place', dataDoubt: 'warning' }),
  ],
  [
    'No pod restarts; no data is known to be at risk.',
    objectReport('Database', 'web', { outcome: 'updated', verdict: 'in-place', dataDoubt: 'controller' }),
  ],
  ['No pod restarts; no data is at risk.', objectReport('Service', 'web', { outcome: 'created', verdict: 'in-place' })],
  [
    'Pods are stopped; no data is at risk.',
    objectReport('StatefulSet', 'web', { verdict: 'restart', rollout: rolloutReport({ deletes: ['web-1'] }) }),
  ],
  [
    'The API server rejects 1 of 1 object; no pod restarts; no data is at risk.',
    objectReport('Service', 'web', { outcome: 'rejected', verdict: 'rejected' }),
  ],
  [
    "Some pods can't start; no pod restarts; no data is at risk.",
    objectReport('Deployment', 'web', { outcome: 'created', verdict: 'broken' }),
  ],
  [
    'Data is at risk; no pod restarts.',
    objectReport('StatefulSet', 'web', {
      outcome: 'created',
      verdict: 'data-loss',
      rollout: rolloutReport({ creates: ['web-0'] }),
    }),
  ],
])('begins with: %s', (sentence, one) => {
  expect(written([one], { verdict: one.verdict }).split('\n')[0]).toBe(sentence);
});

test('reports that orphaned claims are safe', () => {
  const claims = [{ name: 'data-web-1', fate: 'orphaned' as const }];
  const text = written([objectReport('StatefulSet', 'web', { outcome: 'updated', verdict: 'restart', claims })]);
  expect(text).toContain('Data            safe; 1 claim is left behind with its data\n');
  expect(text).toContain('claims left     data-web-1: the data stays, and no pod mounts it\n');
});

test('condenses long lists of pods', () => {
  expect(written([restartingStatefulSet('web', 10)])).toContain(
    'web-9 … web-0 (10 pods), one at a time, in this order\n',
  );
});

test('shows pods that are replaced at the same time as a batch', () => {
  const two = (name: string): ObjectReport => {
    const one = restartingStatefulSet(name, 3);
    const batches = [[`${name}-2`, `${name}-1`], [`${name}-0`]];
    return { ...one, rollout: { ...(one.rollout as Rollout), batches } };
  };
  expect(written([two('web')])).toContain('web-2 + web-1 → web-0, up to 2 at a time, in this order\n');
  expect(written(numberedNames('app', 4).map(two))).toContain(
    '12 restart, up to 2 at a time in each of 4 StatefulSets',
  );
});

test('reports many objects with the same forecast as one', () => {
  const names = numberedNames('app', 1000);
  const text = written([...names.map((name) => restartingStatefulSet(name, 3)), restartingStatefulSet('db', 5)], {
    images: imageChanges(...names),
  });
  expect(text).toContain('3,005 restart, one at a time in each of 1,001 StatefulSets');
  expect(text).toContain('StatefulSet app-0 … StatefulSet app-999 (1,000 similar objects): updated');
  expect(text).toContain('for example StatefulSet app-0:\n  restarts        app-0-2 → app-0-1 → app-0-0, one');
  expect(text).toContain('StatefulSet db: updated');
  expect(text.split('\n').length).toBeLessThan(40);
});

test('reports three objects with the same forecast one by one', () => {
  expect(
    written(numberedNames('app', 3).map((name) => restartingStatefulSet(name, 1))).match(/: updated/g),
  ).toHaveLength(3);
});

describe('namespaces', () => {
  const inNamespace = (name: string, namespace: string | null) => ({ ...restartingStatefulSet(name, 1), namespace });

  test('names the namespace of each object if namespaces differ', () => {
    const text = written([inNamespace('web', 'a'), inNamespace('web', 'b'), objectReport('Service', 'web')], {
      images: [...imageChanges('web').map((image) => ({ ...image, namespace: 'b' })), ...imageChanges('web')],
    });
    expect(text).toContain('StatefulSet a/web: updated');
    expect(text).toContain('StatefulSet b/web: updated');
    expect(text).toContain('StatefulSet b/web, StatefulSet web  app');
  });

  test('names a shared namespace once, whatever cluster-scoped objects there are', () => {
    const text = written([inNamespace('web', 'shop'), objectReport('Namespace', 'shop')]);
    expect(text).toContain('As client-side kubectl apply does it on Kubernetes 1.28, in namespace shop.\n');
    expect(text.match(/shop/g)).toHaveLength(1);
  });

  test('names no namespace if no manifest does', () => {
    expect(written([restartingStatefulSet('web', 1)])).not.toContain('namespace');
  });

  test('reports many objects with the same forecast as one if they name a namespace', () => {
    const apps = numberedNames('app', 4).flatMap((name) => ['a', 'b'].map((namespace) => inNamespace(name, namespace)));
    expect(written(apps)).toContain(
      'StatefulSet b/app-0, StatefulSet b/app-1, StatefulSet b/app-2, StatefulSet b/app-3: updated',
    );
  });
});

describe('outages', () => {
  const outageOf = (more: Partial<Rollout>) =>
    written([
      objectReport('StatefulSet', 'web', {
        outcome: 'updated',
        verdict: 'restart',
        rollout: rolloutReport({ outage: true, ...more }),
      }),
    ]);

  test('reports once that a StatefulSet has an outage', () => {
    const text = outageOf({ restarts: ['web-0'] });
    expect(text).toContain('                  for a time no pod of StatefulSet web serves\n');
    expect(text).toContain('  outage          for a time no pod serves\n');
  });

  test('reports once that a StatefulSet has no pod left', () => {
    const text = outageOf({ deletes: ['web-0'] });
    expect(text).toContain('no pod of StatefulSet web is left\n');
    expect(text).toContain('  outage          no pod is left\n');
    expect(text).not.toContain('for a time');
  });
});

test('lists the gravest object first', () => {
  const text = written([
    restartingStatefulSet('web', 1),
    objectReport('Service', 'bad', { outcome: 'rejected', verdict: 'rejected' }),
  ]);
  expect(text.indexOf('Service bad:')).toBeLessThan(text.indexOf('StatefulSet web:'));
});

test('reports the first of many errors, and counts the others', () => {
  const errors = Array.from({ length: 13 }, (_, index) => ({ path: `spec.ports[${index}]`, message: 'is wrong' }));
  const text = written([objectReport('Service', 'web', { outcome: 'rejected', errors })]);
  expect(text).toContain('rejected        spec.ports[9]: is wrong\n  rejected        and 3 more\n');
});

test('reports no path for an error about a whole object', () => {
  const errors = [{ path: '', message: 'there is no such kind' }];
  expect(written([objectReport('Gadget', 'web', { outcome: 'rejected', errors })])).toContain(
    'rejected        there is no such kind\n',
  );
});

test('reports the path of a change without values', () => {
  const changes = [{ path: '/spec/data', effect: 'in-place' as const }];
  expect(written([objectReport('Gadget', 'web', { outcome: 'updated', changes })])).toContain(
    'in place        /spec/data\n',
  );
});

test('lists the first of many images, and counts the others', () => {
  const many = numberedNames('c', 60).map((container) => ({ object: 'StatefulSet web', container, after: 'web:1' }));
  expect(written([], { images: many })).toContain('  StatefulSet web  c-49  none → web:1\n  and 10 more\n');
});

test('shows no values of Secrets in a text', () => {
  expect(FORMATS.text(RICH_REPORT, { folder: 'dist', hasColors: false })).not.toContain('aHVud');
});

test('writes comments of a runbook in a faint color', () => {
  const text = FORMATS.text(RICH_REPORT, { folder: 'dist', hasColors: true });
  expect(text).toContain('    \u001b[2m# The claims grow first.\u001b[22m\n');
  expect(text.startsWith('\u001b[1m\u001b[31mData is at risk')).toBe(true);
});

test('uses colors by default if stdout is a terminal', () => {
  expect(FORMATS.text(RICH_REPORT, { folder: 'dist' })).toBe(
    FORMATS.text(RICH_REPORT, { folder: 'dist', hasColors: process.stdout.isTTY === true && !process.env.NO_COLOR }),
  );
});

const SEEN = /^[^\p{C}]*$/u;

test('escapes control characters and workflow commands in texts of manifests', () => {
  fc.assert(
    fc.property(hostileReports, (one) => {
      for (const line of FORMATS.text(one, { folder: 'dist', hasColors: false }).split('\n')) {
        expect(line).toMatch(SEEN);
        expect(line).not.toMatch(/^\s*::|##\[/);
      }
    }),
  );
});
