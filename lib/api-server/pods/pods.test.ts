import { app, claim, startError, type Value, workload } from '../../../test/workloads';
import { Field } from '../../validation';
import { ManifestSet, podCreationError, podStartError } from '.';

test('finds no error in valid workloads and other objects', () => {
  expect(
    startError({ spec: { serviceName: 'web', volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }] } }),
  ).toBe(undefined);
  expect(startError({ kind: 'Deployment', name: 'w'.repeat(60) })).toBe(undefined);
  expect(podStartError(new Field({ kind: 'ConfigMap' }), new ManifestSet([]), '1.34')).toBe(undefined);
  expect(podCreationError(new Field({ kind: 'ConfigMap' }), new ManifestSet([]), '1.34')).toBe(undefined);
});

describe('no pod can be created', () => {
  test('for a StatefulSet whose name is too long for a label of its pods', () => {
    expect(startError({ name: 'w'.repeat(52) })).toBe(undefined);
    expect(startError({ name: 'w'.repeat(53) })).toMatch(
      /^no pod can be created: metadata\.name is 'w+', and must be of 52 characters at most, otherwise a label of its pods is too long$/,
    );
  });

  test('but the pods of a container that cannot start are created', () => {
    const unready = new Field(workload({ container: { workingDir: 'data' } }));
    expect(podCreationError(unready, new ManifestSet([]), '1.34')).toBe(undefined);
  });

  test('for a StatefulSet whose serviceName is no label', () => {
    expect(startError({ spec: { serviceName: 'Web' } })).toMatch(
      /^no pod can be created: spec\.serviceName is 'Web', and must/,
    );
    expect(startError({ spec: { serviceName: '' } })).toBe(undefined);
  });

  test('from an invalid pod template, which 1.28 accepts', () => {
    const ports = [{ name: 'far-too-long-a-name', containerPort: 80, protocol: 'TCP' }];
    expect(startError({ container: { ports } }, [], '1.28')).toMatch(
      /^no pod can be created: spec\.template\.spec\.containers\[0\]\.ports\[0\]\.name is 'far-too-long-a-name', and must/,
    );
  });

  test('for a StatefulSet whose claims are invalid', () => {
    const ofTemplate = (template: Value) => startError({ spec: { volumeClaimTemplates: [template] } });
    expect(ofTemplate({ metadata: { name: 'data' }, spec: { ...claim, accessModes: ['Often'] } })).toMatch(
      /^no pod can be created: spec\.volumeClaimTemplates\[0\]\.spec\.accessModes\S* is 'Often', and must/,
    );
    expect(ofTemplate({ metadata: { name: 'da.ta' }, spec: claim })).toMatch(
      /^no pod can be created: spec\.volumeClaimTemplates\[0\]\.metadata\.name is 'da\.ta', and must/,
    );
    expect(ofTemplate({ metadata: { name: 'data', labels: { a: 'b c' } }, spec: claim })).toMatch(
      /^no pod can be created: spec\.volumeClaimTemplates\[0\]\.metadata\.labels\.a is 'b c', and must/,
    );
  });

  test('but a Pod itself is validated when it is created', () => {
    expect(startError({ kind: 'Pod', pod: { containers: [{ ...app, ports: [{ containerPort: 0 }] }] } })).toBe(
      undefined,
    );
  });
});

describe('pods cannot start without a key of a ConfigMap or Secret', () => {
  const configMap = { kind: 'ConfigMap', metadata: { name: 'a' }, data: { there: 'b' }, binaryData: { bytes: 'Yg==' } };
  const secret = { kind: 'Secret', metadata: { name: 'a' }, stringData: { there: 'b' } };
  const ofVariable = (valueFrom: Value) =>
    startError({ container: { env: [{ name: 'A', valueFrom }] } }, [configMap, secret]);
  const ofVolume = (source: Value, mounts: readonly Value[] = [{ name: 'v', mountPath: '/v' }]) =>
    startError({ container: { volumeMounts: mounts }, pod: { volumes: [{ name: 'v', ...source }] } }, [
      configMap,
      secret,
    ]);
  const items = (key: string) => [{ key, path: 'a' }];

  test('that a variable needs', () => {
    expect(ofVariable({ configMapKeyRef: { name: 'a', key: 'there' } })).toBe(undefined);
    expect(ofVariable({ secretKeyRef: { name: 'a', key: 'there' } })).toBe(undefined);
    expect(ofVariable({ secretKeyRef: { name: 'a', key: 'none' } })).toBe(
      "spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.key is 'none', which Secret a doesn't have",
    );
    expect(ofVariable({ configMapKeyRef: { name: 'a', key: 'bytes' } })).toMatch(/'bytes', which ConfigMap a doesn't/);
  });

  test('that a mounted file needs', () => {
    expect(ofVolume({ configMap: { name: 'a', items: items('bytes') } })).toBe(undefined);
    expect(ofVolume({ secret: { secretName: 'a', items: items('none') } })).toBe(
      "spec.template.spec.volumes[0].secret.items[0].key is 'none', which Secret a doesn't have",
    );
    const projected = { sources: [{ configMap: { name: 'a', items: items('none') } }] };
    expect(ofVolume({ projected })).toMatch(/sources\[0\]\.configMap\.items\[0\]\.key is 'none', which ConfigMap a/);
  });

  test('unless the key is optional, its volume is not mounted, or its object is not in the manifests', () => {
    expect(ofVariable({ configMapKeyRef: { name: 'a', key: 'none', optional: true } })).toBe(undefined);
    expect(ofVolume({ configMap: { name: 'a', items: items('none') } }, [])).toBe(undefined);
    expect(ofVariable({ configMapKeyRef: { name: 'b', key: 'none' } })).toBe(undefined);
  });

  test('unless the object of that name is in another namespace', () => {
    const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'a', key: 'none' } } }];
    expect(startError({ container: { env }, namespace: 'other' }, [configMap])).toBe(undefined);
  });
});

describe('a container cannot start', () => {
  const at = 'spec.template.spec.containers[0]';
  const mounted = (mount: Value, container: Value = {}) =>
    startError({
      container: { ...container, volumeMounts: [{ name: 'v', mountPath: '/v', ...mount }] },
      pod: { volumes: [{ name: 'v', emptyDir: {} }] },
    });

  test('as root if runAsNonRoot is true', () => {
    const [denied, root, other] = [{ runAsNonRoot: true }, { runAsUser: 0 }, { runAsUser: 1000 }];
    const ofBoth = (pod: Value, container: Value) =>
      startError({ pod: { securityContext: pod }, container: { securityContext: container } });
    expect(ofBoth({}, { ...denied, ...root })).toBe(
      `${at}.securityContext.runAsNonRoot is true, and ${at}.securityContext.runAsUser is 0, which is root`,
    );
    expect(ofBoth(denied, root)).toMatch(/^spec\.template\.spec\.securityContext\.runAsNonRoot is true, and /);
    expect(ofBoth({ ...denied, ...root }, {})).toMatch(/securityContext\.runAsUser is 0, which is root$/);
    expect(ofBoth({ ...denied, ...root }, other)).toBe(undefined);
    expect(ofBoth({ ...denied, ...root }, { runAsNonRoot: false })).toBe(undefined);
  });

  test.each([
    'web',
    'web:1.0',
    'a__b/web_x.y-z',
    'registry.example.com:5000/web:1',
    'Registry.example.com/web:1',
    'localhost/web',
    '[::1]:5000/web',
    `web:1@sha256:${'a'.repeat(64)}`,
  ])('unless its image is a reference such as %s', (image) => {
    expect(startError({ container: { image } })).toBe(undefined);
  });

  test.each([
    'Web:1.0',
    'Registry/web:1',
    'web:1:2',
    'web:-a',
    'web:',
    'a..b',
    'https://registry.example.com/web:1',
    'web@sha256:abcd',
    'a'.repeat(64),
  ])('from %s, which is no image reference', (image) => {
    expect(startError({ container: { image } })).toBe(`${at}.image is '${image}', which is no image reference`);
  });

  test.each<[Value, RegExp]>([
    [{ workingDir: 'data' }, /workingDir is 'data', and must begin with "\/"$/],
    [
      { resources: { limits: { memory: '128m' } } },
      /limits\.memory is '128m', with which no container can be started$/,
    ],
    [{ command: ['', 'a'] }, /command is given, and names no program$/],
    [{ command: ['a\0'] }, /command\[0\] is 'a\\x00', and can't be passed to a program/],
    [{ args: ['a'.repeat(131_072)] }, /args\[0\] is 'a+…, and can't be passed to a program/],
    [{ env: [{ name: 'A', value: 'a'.repeat(131_070) }] }, /env\[0\] is given, and can't be passed to a program/],
    [
      { readinessProbe: { httpGet: { port: 'none', path: '/', scheme: 'HTTP' } } },
      /readinessProbe\.httpGet\.port is 'none'/,
    ],
    [{ startupProbe: { tcpSocket: { port: 'none' } } }, /tcpSocket\.port is 'none', and the container has no port/],
    [{ lifecycle: { postStart: { tcpSocket: { port: 'none' } } } }, /postStart\.tcpSocket\.port is 'none'/],
  ])('with %j', (container, words) => {
    expect(startError({ kind: 'Pod', container })).toMatch(words);
  });

  test.each<Value>([
    { workingDir: '/data', command: ['a', ''], args: [], env: [{ name: 'A', value: 'a'.repeat(131_069) }] },
    { resources: { limits: { memory: '16Mi' } } },
    { readinessProbe: { httpGet: { port: 80 } }, livenessProbe: { httpGet: { port: 'none' } } },
    { readinessProbe: { httpGet: { port: 'http' } }, ports: [{ name: 'http', containerPort: 80 }] },
  ])('is no error for %j', (container) => {
    expect(startError({ kind: 'Pod', container })).toBe(undefined);
  });

  test('with a mount in /proc, or with a path that is too long', () => {
    expect(mounted({ mountPath: '/proc/data' })).toBe(
      `${at}.volumeMounts[0].mountPath is '/proc/data', where nothing can be mounted`,
    );
    expect(mounted({ mountPath: `/${'a'.repeat(256)}` })).toMatch(/where nothing can be mounted$/);
    expect(mounted({ mountPath: `/${'a'.repeat(199)}`.repeat(20) })).toMatch(/where nothing can be mounted$/);
  });

  test('with a mount at /dev that is not the /dev of the node', () => {
    const volumeMounts = [{ name: 'v', mountPath: '/dev' }];
    const mountedAtDev = (source: Value) =>
      startError({ kind: 'Pod', container: { volumeMounts }, pod: { volumes: [{ name: 'v', ...source }] } });
    expect(mountedAtDev({ hostPath: { path: '/dev' } })).toBe(undefined);
    for (const source of [{ emptyDir: {} }, { hostPath: { path: '/srv' } }]) {
      expect(mountedAtDev(source)).toMatch(/mountPath is '\/dev', where nothing can be mounted$/);
    }
  });

  test('with a subPathExpr of a variable that it does not have', () => {
    const env = [{ name: 'A', value: 'a' }];
    expect(mounted({ subPathExpr: '$(B)' }, { env })).toBe(
      `${at}.volumeMounts[0].subPathExpr is '$(B)', and the container has no such variable`,
    );
    expect(mounted({ subPathExpr: '$(A)/$$(B)' }, { env })).toBe(undefined);
    expect(mounted({ subPathExpr: '$(B)' }, { envFrom: [{ configMapRef: { name: 'a' } }] })).toBe(undefined);
  });
});
