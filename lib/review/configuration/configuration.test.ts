import { configMap, foretold, statefulSet } from '../../../test/foretold';

const RED = configMap();
const BLUE = configMap({ color: 'blue' });

/** What is said of a ConfigMap whose content changes, beside a StatefulSet with this pod. */
function seen(pod: object, after: object = pod) {
  const { objects } = foretold([RED, statefulSet({}, pod)], [BLUE, statefulSet({}, after)]);
  return { pods: objects[0]?.pods, warnings: objects[0]?.warnings };
}

function mounted(volume: object, mount: object = {}) {
  return {
    volumes: [{ name: 'v', ...volume }],
    container: {
      volumeMounts: [
        { name: 'data', mountPath: '/data' },
        { name: 'v', mountPath: '/v', ...mount },
      ],
    },
  };
}

const VARIABLE = {
  container: { env: [{ name: 'C', valueFrom: { configMapKeyRef: { name: 'settings', key: 'color' } } }] },
};

describe('content that changes is seen', () => {
  test.each([
    ['a volume', mounted({ configMap: { name: 'settings' } })],
    ['a projected volume', mounted({ projected: { sources: [{ configMap: { name: 'settings' } }] } })],
  ])('at once through %s', (_, pod) => {
    expect(seen(pod)).toEqual({
      pods: 'the pods of StatefulSet web see it within two minutes or so, in their volumes, without a restart',
      warnings: undefined,
    });
  });

  test.each([
    ['a variable', VARIABLE, 'in their environment'],
    ['all variables', { container: { envFrom: [{ configMapRef: { name: 'settings' } }] } }, 'in their environment'],
    ['a subPath', mounted({ configMap: { name: 'settings' } }, { subPath: 'color' }), 'under a subPath'],
    ['a subPathExpr', mounted({ configMap: { name: 'settings' } }, { subPathExpr: 'color' }), 'under a subPath'],
  ])('after a restart through %s', (_, pod, way) => {
    const { pods, warnings } = seen(pod);
    expect(pods).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining(way)]);
    expect(warnings?.[0]).toContain('see the old content until they are restarted');
  });

  test('without a word where the same apply replaces the pods', () => {
    const after = { container: { ...VARIABLE.container, image: 'team/web:2' } };
    expect(seen(VARIABLE, after).warnings).toBeUndefined();
  });

  test('by nobody who has another one, or one of another namespace', () => {
    const other = { container: { envFrom: [{ configMapRef: { name: 'other' } }] } };
    expect(seen(other)).toEqual({ pods: undefined, warnings: undefined });
    const away = { ...statefulSet({}, VARIABLE), metadata: { name: 'web', namespace: 'team' } };
    expect(foretold([RED, away], [BLUE, away]).objects[0]).not.toHaveProperty('warnings');
  });
});

test('the values of a Secret are in no report', () => {
  const secret = (data: object) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'keys', labels: { a: 'b' } },
    ...data,
  });
  const pod = { container: { envFrom: [{ secretRef: { name: 'keys' } }] } };
  const before = secret({ stringData: { key: 'hunter2' } });
  const report = foretold(
    [before, statefulSet({}, pod)],
    [secret({ stringData: { key: 'hunter3' } }), statefulSet({}, pod)],
  );
  expect(report.objects[0]?.changes).toEqual([{ path: '/stringData/key', effect: 'in-place', line: 8 }]);
  expect(report.objects[0]?.warnings).toHaveLength(1);
  const refused = foretold([before], [secret({ data: { key: 'hunter2!' } })]);
  expect(JSON.stringify([report, refused])).not.toContain('hunter');
  expect(refused.verdict).toBe('rejected');
});
