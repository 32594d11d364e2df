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

  test('warns once of a ConfigMap that gives a container two variables', () => {
    const [variable] = VARIABLE.container.env;
    const { warnings } = seen({ container: { env: [variable, { ...variable, name: 'D' }] } });
    expect(warnings).toEqual([expect.stringContaining('in their environment')]);
  });

  test('warns of the variables from a ConfigMap that a volume of the same pods also holds', () => {
    const { pods, warnings } = seen({
      ...mounted({ configMap: { name: 'settings' } }),
      container: { ...mounted({}).container, ...VARIABLE.container },
    });
    expect(pods).toContain('in their volumes');
    expect(warnings).toEqual([expect.stringContaining('in their environment')]);
  });

  test.each([
    ['a variable', VARIABLE],
    ['a volume', mounted({ configMap: { name: 'settings' } })],
  ])('through %s by pods that the same apply replaces, and nothing else is said', (_, pod) => {
    const after = { ...pod, container: { ...pod.container, image: 'team/web:2' } };
    expect(seen(pod, after)).toEqual({
      pods: 'the pods of StatefulSet web restart in this apply and read the new content then',
      warnings: undefined,
    });
  });

  test('after a restart, with the command that does it', () => {
    const inTeam = (object: ReturnType<typeof statefulSet>) => ({
      ...object,
      metadata: { ...object.metadata, namespace: 'team' },
    });
    const web = inTeam(statefulSet({}, VARIABLE));
    const { objects } = foretold([inTeam(RED), web], [inTeam(BLUE), web]);
    expect(objects[0]?.warnings?.[0]).toMatch(/: `kubectl rollout restart statefulset\/web -n team`$/);
    expect(seen(VARIABLE).warnings?.[0]).toMatch(/: `kubectl rollout restart statefulset\/web`$/);
  });

  test('after a restart by pods that a partition holds back', () => {
    const partitioned = (pod: object) => statefulSet({ updateStrategy: { rollingUpdate: { partition: 1 } } }, pod);
    const after = { container: { ...VARIABLE.container, image: 'team/web:2' } };
    const { objects } = foretold([RED, partitioned(VARIABLE)], [BLUE, partitioned(after)]);
    expect(objects[0]?.warnings).toEqual([expect.stringContaining('see the old content')]);
  });

  test('by the workload of its own namespace, whatever becomes of one of the same name', () => {
    const away = (pod: object) => ({ ...statefulSet({}, pod), metadata: { name: 'web', namespace: 'team' } });
    const after = { container: { ...VARIABLE.container, image: 'team/web:2' } };
    const here = statefulSet({}, VARIABLE);
    const { objects } = foretold([RED, here, away(VARIABLE)], [BLUE, here, away(after)]);
    expect(objects[0]).toMatchObject({ warnings: [expect.stringContaining('see the old content')] });
  });

  test('by new pods, without a word', () => {
    const { objects } = foretold([RED], [BLUE, statefulSet({}, VARIABLE)]);
    expect(objects[0]).toMatchObject({ outcome: 'updated' });
    expect(objects[0]).not.toHaveProperty('pods');
    expect(objects[0]).not.toHaveProperty('warnings');
  });

  test('by the next Job of a CronJob', () => {
    const template = {
      spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1', ...VARIABLE.container }] },
    };
    const nightly = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'nightly' },
      spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template } } },
    };
    const { objects } = foretold([RED, nightly], [BLUE, nightly]);
    expect(objects[0]?.pods).toBe('the pods of CronJob nightly read it when the next Job starts');
    expect(objects[0]).not.toHaveProperty('warnings');
  });

  test('after a restart of what kubectl cannot restart, without a command', () => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'single' },
      spec: { containers: [{ name: 'a', image: 'a:1', ...VARIABLE.container }] },
    };
    const warned = (after: object) => foretold([RED, pod], [BLUE, after]).objects[0]?.warnings;
    expect(warned(pod)?.[0]).toMatch(/until they are restarted$/);
    // Only the container with the other image starts anew.
    const [container] = pod.spec.containers;
    expect(warned({ ...pod, spec: { containers: [{ ...container, image: 'a:2' }] } })).toHaveLength(1);
  });

  test('by nobody if only its labels change', () => {
    const labeled = { ...RED, metadata: { ...RED.metadata, labels: { a: 'b' } } };
    const web = statefulSet({}, VARIABLE);
    const { objects } = foretold([RED, web], [labeled, web]);
    expect(objects[0]?.outcome).toBe('updated');
    expect(objects[0]).not.toHaveProperty('warnings');
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
