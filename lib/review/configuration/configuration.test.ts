import { configMap, forecastObjects, statefulSet } from '../../../test/forecasts';

const RED = configMap();
const BLUE = configMap({ color: 'blue' });

/** Reports a ConfigMap whose content changes, beside a StatefulSet with this pod. */
function reportNewContent(pod: object, after: object = pod) {
  const { objects } = forecastObjects([RED, statefulSet({}, pod)], [BLUE, statefulSet({}, after)]);
  return { pods: objects[0]?.pods, warnings: objects[0]?.warnings };
}

function mountVolume(volume: object, mount: object = {}) {
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

describe('new content of a ConfigMap', () => {
  test.each([
    ['a volume', mountVolume({ configMap: { name: 'settings' } })],
    ['a projected volume', mountVolume({ projected: { sources: [{ configMap: { name: 'settings' } }] } })],
  ])('is seen by running pods in %s', (_, pod) => {
    expect(reportNewContent(pod)).toEqual({
      pods: 'the pods of StatefulSet web see it within two minutes or so, in their volumes, without a restart',
      warnings: undefined,
    });
  });

  test.each([
    ['an environment variable', VARIABLE, 'in their environment'],
    ['envFrom', { container: { envFrom: [{ configMapRef: { name: 'settings' } }] } }, 'in their environment'],
    ['a subPath', mountVolume({ configMap: { name: 'settings' } }, { subPath: 'color' }), 'under a subPath'],
    ['a subPathExpr', mountVolume({ configMap: { name: 'settings' } }, { subPathExpr: 'color' }), 'under a subPath'],
  ])('is seen only after a restart in %s', (_, pod, way) => {
    const { pods, warnings } = reportNewContent(pod);
    expect(pods).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining(way)]);
    expect(warnings?.[0]).toContain('see the old content until they are restarted');
  });

  test('warns once of a ConfigMap that gives a container two variables', () => {
    const [variable] = VARIABLE.container.env;
    const { warnings } = reportNewContent({ container: { env: [variable, { ...variable, name: 'D' }] } });
    expect(warnings).toEqual([expect.stringContaining('in their environment')]);
  });

  test('warns of the variables from a ConfigMap that a volume of the same pods also holds', () => {
    const { pods, warnings } = reportNewContent({
      ...mountVolume({ configMap: { name: 'settings' } }),
      container: { ...mountVolume({}).container, ...VARIABLE.container },
    });
    expect(pods).toContain('in their volumes');
    expect(warnings).toEqual([expect.stringContaining('in their environment')]);
  });

  test.each([
    ['an environment variable', VARIABLE],
    ['a volume', mountVolume({ configMap: { name: 'settings' } })],
  ])('is seen in %s by pods that the same apply replaces, without a warning', (_, pod) => {
    const after = { ...pod, container: { ...pod.container, image: 'team/web:2' } };
    expect(reportNewContent(pod, after)).toEqual({
      pods: 'the pods of StatefulSet web restart in this apply and read the new content then',
      warnings: undefined,
    });
  });

  test('has a warning with the command that restarts the pods, in their namespace', () => {
    const inTeam = (object: ReturnType<typeof statefulSet>) => ({
      ...object,
      metadata: { ...object.metadata, namespace: 'team' },
    });
    const web = inTeam(statefulSet({}, VARIABLE));
    const { objects } = forecastObjects([inTeam(RED), web], [inTeam(BLUE), web]);
    expect(objects[0]?.warnings?.[0]).toMatch(/: `kubectl rollout restart statefulset\/web -n team`$/);
    expect(reportNewContent(VARIABLE).warnings?.[0]).toMatch(/: `kubectl rollout restart statefulset\/web`$/);
  });

  test('has a warning about pods that a partition holds back', () => {
    const partitioned = (pod: object) => statefulSet({ updateStrategy: { rollingUpdate: { partition: 1 } } }, pod);
    const after = { container: { ...VARIABLE.container, image: 'team/web:2' } };
    const { objects } = forecastObjects([RED, partitioned(VARIABLE)], [BLUE, partitioned(after)]);
    expect(objects[0]?.warnings).toEqual([expect.stringContaining('see the old content')]);
  });

  test('has a warning about a workload even if one of the same name in another namespace restarts', () => {
    const away = (pod: object) => ({ ...statefulSet({}, pod), metadata: { name: 'web', namespace: 'team' } });
    const after = { container: { ...VARIABLE.container, image: 'team/web:2' } };
    const here = statefulSet({}, VARIABLE);
    const { objects } = forecastObjects([RED, here, away(VARIABLE)], [BLUE, here, away(after)]);
    expect(objects[0]).toMatchObject({ warnings: [expect.stringContaining('see the old content')] });
  });

  test('needs no report if only new pods use it', () => {
    const { objects } = forecastObjects([RED], [BLUE, statefulSet({}, VARIABLE)]);
    expect(objects[0]).toMatchObject({ outcome: 'updated' });
    expect(objects[0]).not.toHaveProperty('pods');
    expect(objects[0]).not.toHaveProperty('warnings');
  });

  test('is seen by the next Job of a CronJob', () => {
    const template = {
      spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1', ...VARIABLE.container }] },
    };
    const nightly = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'nightly' },
      spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template } } },
    };
    const { objects } = forecastObjects([RED, nightly], [BLUE, nightly]);
    expect(objects[0]?.pods).toBe('the pods of CronJob nightly read it when the next Job starts');
    expect(objects[0]).not.toHaveProperty('warnings');
  });

  test('has a warning without a command if kubectl cannot restart the pods', () => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'single' },
      spec: { containers: [{ name: 'a', image: 'a:1', ...VARIABLE.container }] },
    };
    const warned = (after: object) => forecastObjects([RED, pod], [BLUE, after]).objects[0]?.warnings;
    expect(warned(pod)?.[0]).toMatch(/until they are restarted$/);
    // Only the container with the new image restarts.
    const [container] = pod.spec.containers;
    expect(warned({ ...pod, spec: { containers: [{ ...container, image: 'a:2' }] } })).toHaveLength(1);
  });

  test('needs no report if only labels change', () => {
    const labeled = { ...RED, metadata: { ...RED.metadata, labels: { a: 'b' } } };
    const web = statefulSet({}, VARIABLE);
    const { objects } = forecastObjects([RED, web], [labeled, web]);
    expect(objects[0]?.outcome).toBe('updated');
    expect(objects[0]).not.toHaveProperty('warnings');
  });

  test('needs no report if pods use another ConfigMap, or one of another namespace', () => {
    const other = { container: { envFrom: [{ configMapRef: { name: 'other' } }] } };
    expect(reportNewContent(other)).toEqual({ pods: undefined, warnings: undefined });
    const away = { ...statefulSet({}, VARIABLE), metadata: { name: 'web', namespace: 'team' } };
    expect(forecastObjects([RED, away], [BLUE, away]).objects[0]).not.toHaveProperty('warnings');
  });
});

test('no report shows the values of a Secret', () => {
  const secret = (data: object) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'keys', labels: { a: 'b' } },
    ...data,
  });
  const pod = { container: { envFrom: [{ secretRef: { name: 'keys' } }] } };
  const before = secret({ stringData: { key: 'hunter2' } });
  const report = forecastObjects(
    [before, statefulSet({}, pod)],
    [secret({ stringData: { key: 'hunter3' } }), statefulSet({}, pod)],
  );
  expect(report.objects[0]?.changes).toEqual([{ path: '/stringData/key', effect: 'in-place', line: 8 }]);
  expect(report.objects[0]?.warnings).toHaveLength(1);
  const refused = forecastObjects([before], [secret({ data: { key: 'hunter2!' } })]);
  expect(JSON.stringify([report, refused])).not.toContain('hunter');
  expect(refused.verdict).toBe('rejected');
});
