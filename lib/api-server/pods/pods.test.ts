import type { KubernetesVersion } from '../../kubernetes';
import { Field } from '../../validation';
import { Folder, unstartable } from '.';

type Value = Readonly<Record<string, unknown>>;

const labels = { app: 'web' };
const app: Value = {
  name: 'app',
  image: 'app:1',
  imagePullPolicy: 'IfNotPresent',
  terminationMessagePolicy: 'File',
  terminationMessagePath: '/dev/termination-log',
};
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, volumeMode: 'Filesystem' };

interface Parts {
  readonly kind?: string;
  readonly container?: Value;
  readonly pod?: Value;
  readonly spec?: Value;
  readonly name?: string;
  readonly namespace?: string;
}

function maker({ kind = 'StatefulSet', container, pod, spec, name = 'web', namespace }: Parts): Value {
  const podSpec = {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    containers: [{ ...app, ...container }],
    ...pod,
  };
  const template = { metadata: { labels }, spec: podSpec };
  const metadata = { name, ...(namespace && { namespace }) };
  const body = kind === 'Pod' ? podSpec : { selector: { matchLabels: labels }, template, ...spec };
  return { apiVersion: kind === 'Pod' ? 'v1' : 'apps/v1', kind, metadata, spec: body };
}

function reason(parts: Parts, objects: readonly Value[] = [], version: KubernetesVersion = '1.34'): string | undefined {
  return unstartable(new Field(maker(parts)), new Folder(objects.map((object) => new Field(object))), version);
}

test('pods start of which nothing is known that keeps them from it', () => {
  expect(
    reason({ spec: { serviceName: 'web', volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }] } }),
  ).toBe(undefined);
  expect(reason({ kind: 'Deployment', name: 'w'.repeat(60) })).toBe(undefined);
  expect(unstartable(new Field({ kind: 'ConfigMap' }), new Folder([]), '1.34')).toBe(undefined);
});

describe('no pod is made', () => {
  test('of a StatefulSet whose name is too long for their labels', () => {
    expect(reason({ name: 'w'.repeat(52) })).toBe(undefined);
    expect(reason({ name: 'w'.repeat(53) })).toMatch(
      /^no pod can be made: metadata\.name is 'w+', and must be of 52 characters at most, or a label of its pods gets too long$/,
    );
  });

  test('of a StatefulSet whose Service can have no such name', () => {
    expect(reason({ spec: { serviceName: 'Web' } })).toMatch(
      /^no pod can be made: spec\.serviceName is 'Web', and must/,
    );
    expect(reason({ spec: { serviceName: '' } })).toBe(undefined);
  });

  test('of a template that 1.28 does not look at', () => {
    const ports = [{ name: 'far-too-long-a-name', containerPort: 80, protocol: 'TCP' }];
    expect(reason({ container: { ports } }, [], '1.28')).toMatch(
      /^no pod can be made: spec\.template\.spec\.containers\[0\]\.ports\[0\]\.name is 'far-too-long-a-name', and must/,
    );
  });

  test('whose claims are refused', () => {
    const ofTemplate = (template: Value) => reason({ spec: { volumeClaimTemplates: [template] } });
    expect(ofTemplate({ metadata: { name: 'data' }, spec: { ...claim, accessModes: ['Often'] } })).toMatch(
      /^no pod can be made: spec\.volumeClaimTemplates\[0\]\.spec\.accessModes\S* is 'Often', and must/,
    );
    expect(ofTemplate({ metadata: { name: 'da.ta' }, spec: claim })).toMatch(
      /^no pod can be made: spec\.volumeClaimTemplates\[0\]\.metadata\.name is 'da\.ta', and must/,
    );
    expect(ofTemplate({ metadata: { name: 'data', labels: { a: 'b c' } }, spec: claim })).toMatch(
      /^no pod can be made: spec\.volumeClaimTemplates\[0\]\.metadata\.labels\.a is 'b c', and must/,
    );
  });

  test('but what is a Pod itself, API servers look at', () => {
    expect(reason({ kind: 'Pod', pod: { containers: [{ ...app, ports: [{ containerPort: 0 }] }] } })).toBe(undefined);
  });
});

describe('pods wait for keys that objects of the folder do not have:', () => {
  const configMap = { kind: 'ConfigMap', metadata: { name: 'a' }, data: { there: 'b' }, binaryData: { bytes: 'Yg==' } };
  const secret = { kind: 'Secret', metadata: { name: 'a' }, stringData: { there: 'b' } };
  const ofVariable = (valueFrom: Value) =>
    reason({ container: { env: [{ name: 'A', valueFrom }] } }, [configMap, secret]);
  const ofVolume = (source: Value, mounts: readonly Value[] = [{ name: 'v', mountPath: '/v' }]) =>
    reason({ container: { volumeMounts: mounts }, pod: { volumes: [{ name: 'v', ...source }] } }, [configMap, secret]);
  const items = (key: string) => [{ key, path: 'a' }];

  test('as variables', () => {
    expect(ofVariable({ configMapKeyRef: { name: 'a', key: 'there' } })).toBe(undefined);
    expect(ofVariable({ secretKeyRef: { name: 'a', key: 'there' } })).toBe(undefined);
    expect(ofVariable({ secretKeyRef: { name: 'a', key: 'none' } })).toBe(
      "spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.key is 'none', which Secret a doesn't have",
    );
    expect(ofVariable({ configMapKeyRef: { name: 'a', key: 'bytes' } })).toMatch(/'bytes', which ConfigMap a doesn't/);
  });

  test('as files', () => {
    expect(ofVolume({ configMap: { name: 'a', items: items('bytes') } })).toBe(undefined);
    expect(ofVolume({ secret: { secretName: 'a', items: items('none') } })).toBe(
      "spec.template.spec.volumes[0].secret.items[0].key is 'none', which Secret a doesn't have",
    );
    const projected = { sources: [{ configMap: { name: 'a', items: items('none') } }] };
    expect(ofVolume({ projected })).toMatch(/sources\[0\]\.configMap\.items\[0\]\.key is 'none', which ConfigMap a/);
  });

  test('but not for those that are optional, of volumes that nothing mounts, or of objects from elsewhere', () => {
    expect(ofVariable({ configMapKeyRef: { name: 'a', key: 'none', optional: true } })).toBe(undefined);
    expect(ofVolume({ configMap: { name: 'a', items: items('none') } }, [])).toBe(undefined);
    expect(ofVariable({ configMapKeyRef: { name: 'b', key: 'none' } })).toBe(undefined);
  });

  test('an object of another namespace is another object', () => {
    const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'a', key: 'none' } } }];
    expect(reason({ container: { env }, namespace: 'other' }, [configMap])).toBe(undefined);
  });
});

describe('a container is not started', () => {
  const at = 'spec.template.spec.containers[0]';
  const mounted = (mount: Value, container: Value = {}) =>
    reason({
      container: { ...container, volumeMounts: [{ name: 'v', mountPath: '/v', ...mount }] },
      pod: { volumes: [{ name: 'v', emptyDir: {} }] },
    });

  test('as root where it must not be', () => {
    const [denied, root, other] = [{ runAsNonRoot: true }, { runAsUser: 0 }, { runAsUser: 1000 }];
    const ofBoth = (pod: Value, container: Value) =>
      reason({ pod: { securityContext: pod }, container: { securityContext: container } });
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
  ])('of %s it is', (image) => {
    expect(reason({ container: { image } })).toBe(undefined);
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
  ])('of %s, which names no image', (image) => {
    expect(reason({ container: { image } })).toBe(`${at}.image is '${image}', which names no image`);
  });

  test.each<[Value, RegExp]>([
    [{ workingDir: 'data' }, /workingDir is 'data', and must begin with "\/"$/],
    [
      { resources: { limits: { memory: '128m' } } },
      /limits\.memory is '128m', with which no container can be started$/,
    ],
    [{ command: ['', 'a'] }, /command is given, and names no program$/],
    [{ command: ['a\0'] }, /command\[0\] is 'a\\x00', and can't be handed to a program/],
    [{ args: ['a'.repeat(131_072)] }, /args\[0\] is 'a+…, and can't be handed to a program/],
    [{ env: [{ name: 'A', value: 'a'.repeat(131_070) }] }, /env\[0\] is given, and can't be handed to a program/],
    [
      { readinessProbe: { httpGet: { port: 'none', path: '/', scheme: 'HTTP' } } },
      /readinessProbe\.httpGet\.port is 'none'/,
    ],
    [{ startupProbe: { tcpSocket: { port: 'none' } } }, /tcpSocket\.port is 'none', and the container has no port/],
    [{ lifecycle: { postStart: { tcpSocket: { port: 'none' } } } }, /postStart\.tcpSocket\.port is 'none'/],
  ])('%j', (container, words) => {
    expect(reason({ kind: 'Pod', container })).toMatch(words);
  });

  test.each<Value>([
    { workingDir: '/data', command: ['a', ''], args: [], env: [{ name: 'A', value: 'a'.repeat(131_069) }] },
    { resources: { limits: { memory: '16Mi' } } },
    { readinessProbe: { httpGet: { port: 80 } }, livenessProbe: { httpGet: { port: 'none' } } },
    { readinessProbe: { httpGet: { port: 'http' } }, ports: [{ name: 'http', containerPort: 80 }] },
  ])('%j is no reason', (container) => {
    expect(reason({ kind: 'Pod', container })).toBe(undefined);
  });

  test('with a mount where there can be none', () => {
    expect(mounted({ mountPath: '/proc/data' })).toBe(
      `${at}.volumeMounts[0].mountPath is '/proc/data', where nothing can be mounted`,
    );
    expect(mounted({ mountPath: `/${'a'.repeat(256)}` })).toMatch(/where nothing can be mounted$/);
    expect(mounted({ mountPath: `/${'a'.repeat(199)}`.repeat(20) })).toMatch(/where nothing can be mounted$/);
  });

  test('at /dev, unless the node’s own /dev is mounted there', () => {
    const volumeMounts = [{ name: 'v', mountPath: '/dev' }];
    const mountedAtDev = (source: Value) =>
      reason({ kind: 'Pod', container: { volumeMounts }, pod: { volumes: [{ name: 'v', ...source }] } });
    expect(mountedAtDev({ hostPath: { path: '/dev' } })).toBe(undefined);
    for (const source of [{ emptyDir: {} }, { hostPath: { path: '/srv' } }]) {
      expect(mountedAtDev(source)).toMatch(/mountPath is '\/dev', where nothing can be mounted$/);
    }
  });

  test('with a path from a variable that it does not have', () => {
    const env = [{ name: 'A', value: 'a' }];
    expect(mounted({ subPathExpr: '$(B)' }, { env })).toBe(
      `${at}.volumeMounts[0].subPathExpr is '$(B)', and the container has no such variable`,
    );
    expect(mounted({ subPathExpr: '$(A)/$$(B)' }, { env })).toBe(undefined);
    expect(mounted({ subPathExpr: '$(B)' }, { envFrom: [{ configMapRef: { name: 'a' } }] })).toBe(undefined);
  });
});

describe('a namespace of the folder', () => {
  const enforcing = (level: string) => {
    const metadata = { name: 'apps', labels: { 'pod-security.kubernetes.io/enforce': level } };
    return { kind: 'Namespace', metadata };
  };
  const under = (
    level: string,
    { pod = {}, security = {}, ...container }: Value & { pod?: Value; security?: Value } = {},
  ) => reason({ namespace: 'apps', pod, container: { ...container, securityContext: security } }, [enforcing(level)]);
  const RESTRICTED = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  };

  test('that enforces nothing lets all pods in', () => {
    expect(under('privileged', { security: { privileged: true } })).toBe(undefined);
    expect(reason({ namespace: 'apps' })).toBe(undefined);
    expect(reason({ namespace: 'other' }, [enforcing('restricted')])).toBe(undefined);
  });

  test('that enforces baseline lets nobody near its nodes', () => {
    expect(under('baseline')).toBe(undefined);
    expect(under('baseline', { security: { privileged: true } })).toBe(
      'Pod Security baseline, which its namespace enforces, lets no pod in: spec.template.spec.containers[0].securityContext.privileged is true',
    );
    expect(under('baseline', { pod: { volumes: [{ name: 'a', hostPath: { path: '/', type: '' } }] } })).toMatch(
      /lets no pod in: spec\.template\.spec\.volumes\[0\]\.hostPath$/,
    );
  });

  test('that enforces restricted wants pods to say how little they may', () => {
    expect(under('restricted', { security: RESTRICTED })).toBe(undefined);
    expect(under('restricted', { security: { ...RESTRICTED, capabilities: {} } })).toMatch(
      /lets no pod in: spec\.template\.spec\.containers\[0\]\.securityContext\.capabilities\.drop is not ALL$/,
    );
    expect(under('restricted', { security: { ...RESTRICTED, runAsUser: 0, runAsNonRoot: undefined } })).toMatch(
      /securityContext\.runAsUser is 0, which is root$/,
    );
    const { runAsNonRoot, seccompProfile, ...own } = RESTRICTED;
    const pod = { securityContext: { runAsNonRoot, seccompProfile } };
    expect(under('restricted', { pod, security: own })).toBe(undefined);
    expect(under('restricted', { security: own })).toMatch(/runAsNonRoot is not true$/);
    const windows = { os: { name: 'windows' }, securityContext: { runAsNonRoot } };
    expect(under('restricted', { pod: windows })).toBe(undefined);
  });

  test('that enforces baseline forbids other hosts in probes from 1.34 on', () => {
    const readinessProbe = { httpGet: { port: 80, host: '192.0.2.1', path: '/', scheme: 'HTTP' } };
    const probe = { ...readinessProbe, timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
    const parts = { namespace: 'apps', container: { readinessProbe: probe } };
    expect(reason(parts, [enforcing('baseline')], '1.34')).toMatch(/httpGet\.host is 192\.0\.2\.1$/);
    expect(reason(parts, [enforcing('baseline')], '1.28')).toBe(undefined);
  });
});
