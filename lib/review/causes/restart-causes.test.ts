import { configMap, deployment, forecastObjects, forecastUpdate, statefulSet } from '../../../test/forecasts';

const secret = (password: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'login' },
  stringData: { password },
});

/** A Deployment with these annotations and this in its container, which has two ConfigMaps and a Secret. */
function shop(annotations: object | undefined, container: object = {}) {
  const from = [
    { configMapRef: { name: 'settings' } },
    { configMapRef: { name: 'theme' } },
    { secretRef: { name: 'login' } },
  ];
  const one = deployment({}, { envFrom: from, ...container });
  const template = one.spec.template;
  return { ...one, spec: { ...one.spec, template: { ...template, metadata: { ...template.metadata, annotations } } } };
}

const BEFORE = [configMap(), configMap({ color: 'red' }, 'theme'), secret('hunter2')];
const CHANGED = {
  settings: [configMap({ color: 'blue' }), ...BEFORE.slice(1)],
  all: [configMap({ color: 'blue' }), configMap({ color: 'blue' }, 'theme'), secret('hunter3')],
};

/** Why the pods of the Deployment restart. */
function findReasons(before: object, after: object, objects: readonly object[] = CHANGED.settings) {
  const { causes = [] } = forecastObjects([...BEFORE, before], [...objects, after]).objects.at(-1) ?? {};
  return causes.map(({ reason }) => reason);
}

describe('a ConfigMap or Secret as the cause of a restart', () => {
  test('is found by a changed checksum annotation', () => {
    const { causes } =
      forecastObjects(
        [...BEFORE, shop({ 'checksum/config': 'aaa' })],
        [...CHANGED.settings, shop({ 'checksum/config': 'bbb' })],
      ).objects.at(-1) ?? {};
    expect(causes).toEqual([
      {
        reason: 'ConfigMap settings changed',
        paths: ['/spec/template/metadata/annotations/checksum~1config'],
        objects: ['ConfigMap settings'],
      },
    ]);
  });

  test.each(['example.com/configHash', 'config-sha256', 'a.digest', 'configmap-version'])(
    'is found by an annotation such as %s',
    (name) => {
      expect(findReasons(shop({ [name]: 'a1' }), shop({ [name]: 'b2' }))).toEqual(['ConfigMap settings changed']);
    },
  );

  test('is found by an annotation of any name whose value is a hash', () => {
    const [one, other] = ['0123456789abcdef', 'fedcba9876543210'];
    expect(findReasons(shop({ stamp: one }), shop({ stamp: other }))).toEqual(['ConfigMap settings changed']);
  });

  test('is found by an environment variable with a hash', () => {
    const env = (value: string) => ({ env: [{ name: 'SETTINGS_HASH', value }] });
    expect(findReasons(shop({}, env('aaa')), shop({}, env('bbb')))).toEqual(['ConfigMap settings changed']);
  });

  test('is the one whose kind the checksum’s name mentions, if several changed', () => {
    const annotated = (value: string) => shop({ 'checksum/config': value, 'checksum/secret': value, checksum: value });
    expect(findReasons(annotated('aaa'), annotated('bbb'), CHANGED.all)).toEqual([
      'ConfigMap settings and ConfigMap theme changed',
      'Secret login changed',
      'ConfigMap settings and ConfigMap theme and Secret login changed',
    ]);
  });

  test('is found by a name with a new hash at the end', () => {
    const of = (name: string) =>
      shop({}, { env: [{ name: 'C', valueFrom: { configMapKeyRef: { name, key: 'color' } } }] });
    const [before, after] = [configMap({}, 'settings-7b4f5c9k2m'), configMap({ a: 'b' }, 'settings-2m5c9kt4fb')];
    const { causes } =
      forecastObjects([before, of('settings-7b4f5c9k2m')], [after, of('settings-2m5c9kt4fb')]).objects.find(
        ({ kind }) => kind === 'Deployment',
      ) ?? {};
    expect(causes).toEqual([
      {
        reason: 'ConfigMap settings changed, from settings-7b4f5c9k2m to settings-2m5c9kt4fb',
        paths: ['/spec/template/spec/containers/0/env/0/valueFrom/configMapKeyRef/name'],
        objects: ['ConfigMap settings-2m5c9kt4fb'],
      },
    ]);
  });
});

describe('a changed annotation or volume as the cause of a restart', () => {
  const CHANGE = ['the annotation checksum/config of the pods changed'];

  test('is named if no ConfigMap changes that the pods use', () => {
    const [before, after] = [shop({ 'checksum/config': 'aaa' }), shop({ 'checksum/config': 'bbb' })];
    expect(findReasons(before, after, BEFORE)).toEqual(CHANGE);
    expect(findReasons(before, after, [...BEFORE, configMap({}, 'other')])).toEqual(CHANGE);
    const withoutConfiguration = (checksum: string) => {
      const made = deployment();
      made.spec.template.metadata.annotations = { 'checksum/config': checksum };
      return made;
    };
    expect(findReasons(withoutConfiguration('aaa'), withoutConfiguration('bbb'))).toEqual(CHANGE);
  });

  test('is named if only labels of a ConfigMap change', () => {
    const labeled = { ...configMap(), metadata: { name: 'settings', labels: { a: 'b' } } };
    const [before, after] = [shop({ 'checksum/config': 'aaa' }), shop({ 'checksum/config': 'bbb' })];
    expect(findReasons(before, after, [labeled, ...BEFORE.slice(1)])).toEqual(CHANGE);
  });

  test.each([
    ['kubectl.kubernetes.io/restartedAt', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'],
    ['vault.hashicorp.com/agent-inject-secret-db', 'secret/a', 'secret/b'],
    ['team', 'red', 'blue'],
  ])('is named if the annotation %s is no checksum', (name, before, after) => {
    expect(findReasons(shop({ [name]: before }), shop({ [name]: after }))).toEqual([
      `the annotation ${name} of the pods changed`,
    ]);
  });

  test('is named if a checksum annotation is added or removed', () => {
    expect(findReasons(shop({}), shop({ 'checksum/config': 'bbb' }))).toEqual([
      'the annotation checksum/config of the pods was added',
    ]);
    expect(findReasons(shop({ 'checksum/config': 'bbb' }), shop({ a: 'b' }))).toEqual([
      'the annotation a of the pods was added',
      'the annotation checksum/config of the pods was removed',
    ]);
    expect(findReasons(shop(undefined), shop({ 'checksum/config': 'bbb' }))).toEqual([
      'annotations of the pods changed',
    ]);
  });

  test('is named if the pods use a Secret of another name without a new hash', () => {
    const of = (secretName: string) => {
      const one = deployment();
      const { spec } = one.spec.template;
      const volumes = [{ name: 'v', secret: { secretName } }];
      return { ...one, spec: { ...one.spec, template: { ...one.spec.template, spec: { ...spec, volumes } } } };
    };
    for (const [before, after] of [
      ['a', 'b'],
      ['keys-a1b2c', 'certs-a1b2c'],
      ['keys', 'keys-a1b2c'],
      ['keys-a1b2c', 'keys'],
      ['keys-public', 'keys-private'],
    ] as const) {
      expect(forecastUpdate(of(before), of(after)).causes?.map(({ reason }) => reason)).toEqual(['volume v changed']);
    }
  });
});

describe('a restart is explained in words', () => {
  const container = (more: object) => statefulSet({}, { container: more });
  const env = (value?: string) => ({ env: [{ name: 'A', value: 'b' }, ...(value ? [{ name: 'MODE', value }] : [])] });
  const ports = (...numbers: number[]) => ({ ports: numbers.map((containerPort) => ({ containerPort })) });
  const limits = (memory: string) => ({ resources: { limits: { memory, cpu: '1' } } });
  const mounts = (mountPath: string) => ({ volumeMounts: [{ name: 'data', mountPath }] });
  const probe = (periodSeconds: number) => ({ livenessProbe: { tcpSocket: { port: 80 }, periodSeconds } });
  const two = (name: string) => ({
    initContainers: [{ name, image: 'team/init:1' }],
    volumes: [{ name: `v-${name}`, emptyDir: {} }],
  });

  test.each([
    ['the image of container web changed', container({}), container({ image: 'team/web:2' })],
    ['the environment variable MODE of container web changed', container(env('a')), container(env('b'))],
    ['the environment variable MODE of container web was added', container(env()), container(env('b'))],
    ['the environment variable MODE of container web was removed', container(env('b')), container(env())],
    ['port 81 of container web was added', container(ports(80)), container(ports(80, 81))],
    ['the memory limit of container web changed', container(limits('1Gi')), container(limits('2Gi'))],
    ['resources of container web changed', container({}), container(limits('2Gi'))],
    ['the arguments of container web changed', container({ args: ['a'] }), container({ args: ['a', 'b'] })],
    ['imagePullPolicy of container web changed', container({}), container({ imagePullPolicy: 'Always' })],
    ['the liveness probe of container web changed', container(probe(20)), container(probe(30))],
    [
      'the termination grace period of the pods changed',
      statefulSet({}, { terminationGracePeriodSeconds: 5 }),
      statefulSet({}, { terminationGracePeriodSeconds: 6 }),
    ],
    ['hostAliases of the pods changed', statefulSet(), statefulSet({}, { hostAliases: [{ ip: '10.0.0.1' }] })],
  ])('because %s', (reason, before, after) => {
    expect(forecastUpdate(before, after).causes?.map((cause) => cause.reason)).toEqual([reason]);
  });

  test.each([
    [
      'volume mounts',
      mounts('/data'),
      mounts('/files'),
      ['the volume mount /files of container web was added', 'the volume mount /data of container web was removed'],
    ],
  ])('because of %s of which one replaces another', (_, before, after, expected) => {
    expect(forecastUpdate(container(before), container(after)).causes?.map(({ reason }) => reason)).toEqual(expected);
  });

  test('because containers and volumes are added and removed', () => {
    expect(
      forecastUpdate(statefulSet({}, two('a')), statefulSet({}, two('b'))).causes?.map(({ reason }) => reason),
    ).toEqual([
      'init container b was added',
      'init container a was removed',
      'volume v-b was added',
      'volume v-a was removed',
    ]);
  });

  test('because of the CPU request, with CPU in capital letters', () => {
    const cpu = (amount: string) => container({ resources: { requests: { cpu: amount } } });
    expect(forecastUpdate(cpu('1'), cpu('2')).causes?.[0]?.reason).toBe('the CPU request of container web changed');
  });

  test('with one reason for several fields of a probe, the image first and labels last', () => {
    const labeled = (image: string, version: string, period: number) => {
      const one = container({ image, livenessProbe: { ...probe(period).livenessProbe, timeoutSeconds: period } });
      one.spec.template.metadata = { labels: { app: 'web', version } };
      return one;
    };
    const { causes } = forecastUpdate(labeled('web:1', 'a', 20), labeled('web:2', 'b', 30));
    const PROBE = '/spec/template/spec/containers/0/livenessProbe';
    expect(causes).toEqual([
      { reason: 'the image of container web changed', paths: ['/spec/template/spec/containers/0/image'] },
      {
        reason: 'the liveness probe of container web changed',
        paths: [`${PROBE}/periodSeconds`, `${PROBE}/timeoutSeconds`],
      },
      { reason: 'the label version of the pods changed', paths: ['/spec/template/metadata/labels/version'] },
    ]);
  });
});

describe('no cause of a restart is named', () => {
  const updated = { container: { image: 'team/web:2' } };

  test('if no pod restarts', () => {
    const held = { updateStrategy: { type: 'OnDelete' } };
    const report = forecastUpdate(statefulSet(held), statefulSet(held, updated));
    expect(report).not.toHaveProperty('causes');
    expect(report.changes).toMatchObject([{ effect: 'in-place' }]);
  });

  test('if all pods are stopped', () => {
    const report = forecastUpdate(statefulSet(), statefulSet({ replicas: 0 }, updated));
    expect(report.rollout?.deletes).toHaveLength(3);
    expect(report).not.toHaveProperty('causes');
  });
});

test('names the image as the cause if a container of a Pod restarts', () => {
  const pod = (image: string) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers: [{ name: 'web', image }] },
  });
  expect(forecastUpdate(pod('web:1'), pod('web:2'))).toMatchObject({
    changes: [{ effect: 'restart' }],
    causes: [{ reason: 'the image of container web changed', paths: ['/spec/containers/0/image'] }],
  });
});
