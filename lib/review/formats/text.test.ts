import fc from 'fast-check';
import { hostile } from '../../../test/hostile-reports';
import { images, NEW_IMAGE, numbered, object, RICH, report, rollout, updated } from '../../../test/reports';
import type { ObjectReport, Rollout } from '..';
import { FORMATS } from '.';

const written = (...[objects, more]: Parameters<typeof report>) =>
  FORMATS.text(report(objects, more), { folder: 'dist', hasColors: false });

test('writes a text on all kinds of facts', () => {
  expect(FORMATS.text(RICH, { folder: 'dist', hasColors: false })).toMatchSnapshot();
});

test('says that nothing changes', () => {
  expect(written([object('Service', 'web'), object('Service', 'api')])).toBe(
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
  const lines = written([updated('web', 3)], { verdict: 'restart' }).split('\n');
  expect(lines[0]).toBe('Pods restart; no data is at risk.');
  expect(lines[3]).toBe(
    '  Pods            3 restart because the image of container app changed: web-2 → web-1 → web-0',
  );
  expect(lines[4]).toBe('  Data            safe; 3 claims are kept');
});

test.each([
  [
    'No pod restarts; whether data is at risk is unclear.',
    object('Deployment', 'web', { outcome: 'updated', verdict: 'in-place', dataDoubt: 'warning' }),
  ],
  [
    'No pod restarts; no data is known to be at risk.',
    object('Database', 'web', { outcome: 'updated', verdict: 'in-place', dataDoubt: 'controller' }),
  ],
  ['No pod restarts; no data is at risk.', object('Service', 'web', { outcome: 'created', verdict: 'in-place' })],
  [
    'Pods are stopped; no data is at risk.',
    object('StatefulSet', 'web', { verdict: 'restart', rollout: rollout({ deletes: ['web-1'] }) }),
  ],
  [
    'The API server rejects 1 of 1 object; no pod restarts; no data is at risk.',
    object('Service', 'web', { outcome: 'rejected', verdict: 'rejected' }),
  ],
  [
    "Some pods can't start; no pod restarts; no data is at risk.",
    object('Deployment', 'web', { outcome: 'created', verdict: 'broken' }),
  ],
  [
    'Data is at risk; no pod restarts.',
    object('StatefulSet', 'web', {
      outcome: 'created',
      verdict: 'data-loss',
      rollout: rollout({ creates: ['web-0'] }),
    }),
  ],
])('begins with: %s', (sentence, one) => {
  expect(written([one], { verdict: one.verdict }).split('\n')[0]).toBe(sentence);
});

test('reports that orphaned claims are safe', () => {
  const claims = [{ name: 'data-web-1', fate: 'orphaned' as const }];
  const text = written([object('StatefulSet', 'web', { outcome: 'updated', verdict: 'restart', claims })]);
  expect(text).toContain('Data            safe; 1 claim is left behind with its data\n');
  expect(text).toContain('claims left     data-web-1: the data stays, and no pod mounts it\n');
});

test('condenses long lists of pods', () => {
  expect(written([updated('web', 10)])).toContain('web-9 … web-0 (10 pods), one at a time, in this order\n');
});

test('shows pods that are replaced at the same time as a batch', () => {
  const two = (name: string): ObjectReport => {
    const one = updated(name, 3);
    const batches = [[`${name}-2`, `${name}-1`], [`${name}-0`]];
    return { ...one, rollout: { ...(one.rollout as Rollout), batches } };
  };
  expect(written([two('web')])).toContain('web-2 + web-1 → web-0, up to 2 at a time, in this order\n');
  expect(written(numbered('app', 4).map(two))).toContain('12 restart, up to 2 at a time in each of 4 StatefulSets');
});

test('reports many objects with the same forecast as one', () => {
  const names = numbered('app', 1000);
  const text = written([...names.map((name) => updated(name, 3)), updated('db', 5)], { images: images(...names) });
  expect(text).toContain('3,005 restart, one at a time in each of 1,001 StatefulSets');
  expect(text).toContain('StatefulSet app-0 … StatefulSet app-999 (1,000 objects alike): updated');
  expect(text).toContain('as here with StatefulSet app-0:\n  restarts        app-0-2 → app-0-1 → app-0-0, one');
  expect(text).toContain('StatefulSet db: updated');
  expect(text.split('\n').length).toBeLessThan(40);
});

test('reports three objects with the same forecast one by one', () => {
  expect(written(numbered('app', 3).map((name) => updated(name, 1))).match(/: updated/g)).toHaveLength(3);
});

describe('namespaces', () => {
  const inNamespace = (name: string, namespace: string | null) => ({ ...updated(name, 1), namespace });

  test('names the namespace of each object if namespaces differ', () => {
    const text = written([inNamespace('web', 'a'), inNamespace('web', 'b'), object('Service', 'web')], {
      images: [...images('web').map((image) => ({ ...image, namespace: 'b' })), ...images('web')],
    });
    expect(text).toContain('StatefulSet a/web: updated');
    expect(text).toContain('StatefulSet b/web: updated');
    expect(text).toContain('StatefulSet b/web, StatefulSet web  app');
  });

  test('names a shared namespace once, whatever cluster-scoped objects there are', () => {
    const text = written([inNamespace('web', 'shop'), object('Namespace', 'shop')]);
    expect(text).toContain('As client-side kubectl apply does it on Kubernetes 1.28, in namespace shop.\n');
    expect(text.match(/shop/g)).toHaveLength(1);
  });

  test('names no namespace if no manifest does', () => {
    expect(written([updated('web', 1)])).not.toContain('namespace');
  });

  test('reports many objects with the same forecast as one if they name a namespace', () => {
    const apps = numbered('app', 4).flatMap((name) => ['a', 'b'].map((namespace) => inNamespace(name, namespace)));
    expect(written(apps)).toContain(
      'StatefulSet b/app-0, StatefulSet b/app-1, StatefulSet b/app-2, StatefulSet b/app-3: updated',
    );
  });
});

describe('outages', () => {
  const outageOf = (more: Partial<Rollout>) =>
    written([
      object('StatefulSet', 'web', {
        outcome: 'updated',
        verdict: 'restart',
        rollout: rollout({ outage: true, ...more }),
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

describe('the summary of Deployments', () => {
  const api = (name: string, more: Partial<ObjectReport>) =>
    object('Deployment', name, { outcome: 'updated', verdict: 'restart', pods: 'all 2 pods are replaced', ...more });
  const summaryOf = (...objects: ObjectReport[]) => written(objects, { verdict: 'restart' }).split('\n');

  test('says in the summary why pods of Deployments are replaced', () => {
    const lines = summaryOf(api('api', { causes: [NEW_IMAGE] }));
    expect(lines[0]).toBe('Pods restart; no data is at risk.');
    expect(lines[3]).toBe(
      '  Pods            those of Deployment api are replaced because the image of container app changed',
    );
  });

  test('says in the summary that pods of a Deployment are replaced, also if data is lost', () => {
    expect(summaryOf(api('api', { causes: [NEW_IMAGE], verdict: 'data-loss' }))[0]).toBe(
      'Data is at risk; pods restart.',
    );
  });

  test('says in the summary that pods of a Deployment are stopped', () => {
    const lines = summaryOf(api('api', { pods: '1 of 2 pods is stopped' }));
    expect(lines[0]).toBe('Pods are stopped; no data is at risk.');
    expect(lines[3]).toBe('  Pods            pods of Deployment api are stopped');
  });

  test('lists many Deployments whose pods are replaced in the summary', () => {
    const lines = summaryOf(...numbered('api', 4).map((name) => api(name, { causes: [NEW_IMAGE] })));
    expect(lines[3]).toBe(
      '  Pods            those of Deployment api-0, Deployment api-1, Deployment api-2, Deployment api-3 are replaced',
    );
  });
});

describe('causes of restarts', () => {
  const because = (...[causes, changes = []]: [ObjectReport['causes'], ObjectReport['changes']?]) =>
    written([{ ...updated('web', 1), causes, changes }])
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
    const causes = numbered('field', 12).map((reason) => ({ reason, paths: [], objects: [] }));
    expect(because(causes)).toHaveLength(11);
    expect(because(causes).at(-1)).toBe('and 2 more');
  });

  test('reports a cause with a diff if a value has several lines', () => {
    const changes = [{ path: '/args', before: 'a\nb\n', after: 'a\nc\n', effect: 'restart' as const }];
    const text = written([{ ...updated('web', 1), causes: [{ reason: 'args changed', paths: ['/args'] }], changes }]);
    expect(text).toContain(
      'args changed: 1 line removed, 1 line added (/args)\n    @@ -1,2 +1,2 @@\n     a\n    -b\n    +c\n',
    );
  });
});

test('lists the gravest object first', () => {
  const text = written([updated('web', 1), object('Service', 'bad', { outcome: 'rejected', verdict: 'rejected' })]);
  expect(text.indexOf('Service bad:')).toBeLessThan(text.indexOf('StatefulSet web:'));
});

test('reports the first of many errors, and counts the others', () => {
  const errors = Array.from({ length: 13 }, (_, index) => ({ path: `spec.ports[${index}]`, message: 'is wrong' }));
  const text = written([object('Service', 'web', { outcome: 'rejected', errors })]);
  expect(text).toContain('rejected        spec.ports[9]: is wrong\n  rejected        and 3 more\n');
});

test('reports no path for an error about a whole object', () => {
  const errors = [{ path: '', message: 'there is no such kind' }];
  expect(written([object('Gadget', 'web', { outcome: 'rejected', errors })])).toContain(
    'rejected        there is no such kind\n',
  );
});

test('reports the path of a change without values', () => {
  const changes = [{ path: '/spec/data', effect: 'in-place' as const }];
  expect(written([object('Gadget', 'web', { outcome: 'updated', changes })])).toContain('in place        /spec/data\n');
});

test('lists the first of many images, and counts the others', () => {
  const many = numbered('c', 60).map((container) => ({ object: 'StatefulSet web', container, after: 'web:1' }));
  expect(written([], { images: many })).toContain('  StatefulSet web  c-49  none → web:1\n  and 10 more\n');
});

test('shows no values of Secrets in a text', () => {
  expect(FORMATS.text(RICH, { folder: 'dist', hasColors: false })).not.toContain('aHVud');
});

test('writes comments of a runbook in a faint color', () => {
  const text = FORMATS.text(RICH, { folder: 'dist', hasColors: true });
  expect(text).toContain('    \u001b[2m# The claims grow first.\u001b[22m\n');
  expect(text.startsWith('\u001b[1m\u001b[31mData is at risk')).toBe(true);
});

test('uses colors by default if stdout is a terminal', () => {
  expect(FORMATS.text(RICH, { folder: 'dist' })).toBe(
    FORMATS.text(RICH, { folder: 'dist', hasColors: process.stdout.isTTY === true && !process.env.NO_COLOR }),
  );
});

const SEEN = /^[^\p{C}]*$/u;

test('escapes control characters and workflow commands in texts of manifests', () => {
  fc.assert(
    fc.property(hostile, (one) => {
      for (const line of FORMATS.text(one, { folder: 'dist', hasColors: false }).split('\n')) {
        expect(line).toMatch(SEEN);
        expect(line).not.toMatch(/^\s*::|##\[/);
      }
    }),
  );
});
