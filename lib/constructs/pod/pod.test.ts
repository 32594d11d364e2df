import { Duration } from 'cdk8s';
import { Protocol, Secret, ServiceAccount } from 'cdk8s-plus-28';
import {
  aChart,
  anApp,
  containing,
  manifestsOf,
  podOf,
  refused,
  sidecar,
  statefulSetOf,
  wrong,
} from '../../../test/apps';
import { only } from '../../../test/manifests';
import type { PersistentStatefulAppProps } from '../app';
import { Image, InitContainer, Security } from '../container';
import { Exposure } from '../service';

const elsewhere = aChart();
const serviceAccount = ServiceAccount.fromServiceAccountName(elsewhere, 'account', 'robot');
const secret = Secret.fromSecretName(elsewhere, 'secret', 'registry');
const init = (name = 'migrate') => new InitContainer({ name, image: Image.of('migrate:1.0') });

describe('pods have', () => {
  test.each<[string, Partial<PersistentStatefulAppProps>, object]>([
    ['a ServiceAccount', { serviceAccount }, { serviceAccountName: 'robot' }],
    ['a token', { automountServiceAccountToken: true }, { automountServiceAccountToken: true }],
    ['Secrets to pull images by', { imagePullSecrets: [secret] }, { imagePullSecrets: [{ name: 'registry' }] }],
    ['time to end', { terminationGracePeriod: Duration.minutes(2) }, { terminationGracePeriodSeconds: 120 }],
    [
      'names of addresses',
      { hostAliases: [{ ip: '::1', hostnames: ['a', 'b.c'] }] },
      { hostAliases: [{ ip: '::1', hostnames: ['a', 'b.c'] }] },
    ],
    ['a group that owns their volumes', { fsGroup: 0 }, { securityContext: { fsGroup: 0 } }],
    ['labels that nodes must have', { nodeSelector: { disk: 'ssd' } }, { nodeSelector: { disk: 'ssd' } }],
    ['a priority', { priorityClassName: 'high' }, { priorityClassName: 'high' }],
  ])('%s', (_, props, expected) => {
    expect(podOf(props)).toMatchObject(expected);
    expect(podOf()).not.toMatchObject(expected);
  });

  test('nothing for what is empty', () => {
    const empty = { imagePullSecrets: [], hostAliases: [], nodeSelector: {}, tolerations: [], affinity: {} };
    expect(statefulSetOf({ ...empty, podLabels: {}, podAnnotations: {}, sidecars: [], initContainers: [] })).toEqual(
      statefulSetOf(),
    );
  });

  test('labels and annotations beyond those of the app', () => {
    const manifest = statefulSetOf({ podLabels: { tier: 'web' }, podAnnotations: { 'a/b': 'two\nlines' } });
    expect(manifest.spec.template.metadata).toMatchObject({
      labels: { app: 'web', tier: 'web' },
      annotations: { 'a/b': 'two\nlines' },
    });
    expect(manifest.metadata.labels).not.toHaveProperty('tier');
  });
});

describe('beside the app’s own container', () => {
  test('run sidecars that mount nothing', () => {
    const except = { readOnlyRootFilesystem: 'it writes beside its code' };
    const [, container] = podOf({ sidecars: [sidecar({ security: Security.restricted({ except }) })] }).containers;
    expect(container).not.toHaveProperty('volumeMounts');
  });

  test('run sidecars, each with a /tmp of its own', () => {
    const { containers, volumes } = podOf({ sidecars: [sidecar(), sidecar({ name: 'proxy' })] });
    expect(containers.map(({ name }: { name: string }) => name)).toEqual(['web', 'log', 'proxy']);
    expect(containers[1].volumeMounts).toEqual([{ name: 'tmp-log', mountPath: '/tmp' }]);
    expect(volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp', 'tmp-log', 'tmp-proxy']);
  });

  test('the governing Service leads to the ports of them all', () => {
    const port = { name: 'dns', number: 8080, protocol: Protocol.UDP };
    expect(only(manifestsOf({ sidecars: [sidecar({ port })] }), 'Service').spec.ports).toEqual([
      { name: 'http', port: 8080 },
      { name: 'dns', port: 8080, protocol: 'UDP' },
    ]);
  });

  test('init containers run before it, and end unless they are probed', () => {
    const { initContainers, containers } = podOf({ initContainers: [init(), sidecar()] });
    expect(initContainers[0]).toMatchObject({ name: 'migrate', image: 'migrate:1.0' });
    expect(initContainers[0]).not.toHaveProperty('restartPolicy');
    expect(initContainers[1]).toMatchObject({ name: 'log', restartPolicy: 'Always' });
    expect(containers).toHaveLength(1);
    expect(containers[0]).not.toHaveProperty('restartPolicy');
  });
});

describe('it refuses', () => {
  const twice = (path: string) => `and must be given once: ${path} has it already`;
  const port = (name: string, number: number) => sidecar({ port: { name, number } });
  const longest = 'a'.repeat(60);

  test.each<[string, Partial<PersistentStatefulAppProps>, string]>([
    [
      'an app’s container without a port',
      { container: sidecar(), expose: Exposure.clusterIp() },
      'container.port is not given, and must be set: the Services of the app send traffic to it',
    ],
    ['a sidecar without a name', { sidecars: [sidecar({ name: undefined })] }, 'sidecars[0].name is not given'],
    [
      'a sidecar with the app’s name',
      { sidecars: [sidecar({ name: 'web' })] },
      `sidecars[0].name is 'web', ${twice('container')}`,
    ],
    [
      'a port name twice',
      { sidecars: [port('http', 1)] },
      `sidecars[0].port.name is 'http', ${twice('container.port')}`,
    ],
    [
      'a port number twice',
      { sidecars: [port('log', 8080)] },
      `sidecars[0].port.number is '8080/TCP', ${twice('container.port')}`,
    ],
    [
      'a port number twice in a container',
      containing({ otherPorts: [{ name: 'a', number: 8080 }] }),
      `container.otherPorts[0].number is '8080/TCP', ${twice('container.port')}`,
    ],
    [
      'a sidecar whose volume could not be named',
      { sidecars: [sidecar({ name: longest })] },
      `sidecars[0].name is '${longest}', and must be at most 59 characters: the volume at its /tmp is named tmp-<name>`,
    ],
    ['an init container for a sidecar', { sidecars: [wrong(init())] }, 'and must be a ProbedContainer'],
    [
      'an init container that is none',
      { initContainers: [wrong(1)] },
      'initContainers[0] is 1, and must be an InitContainer, or a ProbedContainer that keeps running',
    ],
    [
      'an init container without a name',
      { initContainers: [new InitContainer(wrong({ image: Image.of('a:1') }))] },
      'initContainers[0].name is not given, and must be a name of 1 to 63',
    ],
    ['a Secret for a ServiceAccount', { serviceAccount: wrong(secret) }, 'and must be a ServiceAccount'],
    ['a token perhaps', { automountServiceAccountToken: wrong('no') }, 'must be true or false'],
    ['a Secret by its name', { imagePullSecrets: [wrong('a')] }, `imagePullSecrets[0] is 'a', and must be a Secret`],
    [
      'another label than the selector’s',
      { podLabels: { app: 'x' } },
      `podLabels.app is 'x', and must be web: the selector of the app requires it`,
    ],
    ['an annotation that is a number', { podAnnotations: { a: wrong(1) } }, 'podAnnotations.a is 1, and must be'],
    ['no time to end', { terminationGracePeriod: Duration.seconds(0) }, 'terminationGracePeriod is 0 seconds'],
    ['an address in letters', { hostAliases: [{ ip: 'a', hostnames: ['b'] }] }, `hostAliases[0].ip is 'a'`],
    ['an address without names', { hostAliases: [{ ip: '::1', hostnames: [] }] }, 'hostAliases[0].hostnames is []'],
    ['a negative group', { fsGroup: -1 }, 'fsGroup is -1, and must be a whole number from 0 to 2147483647'],
    ['a node label with a space', { nodeSelector: { 'a b': '' } }, `nodeSelector.a b is 'a b', and must be a label`],
    ['a priority with capitals', { priorityClassName: 'High' }, `priorityClassName is 'High', and must be a name`],
  ])('%s', (_, props, message) => {
    expect(refused(() => anApp(props))).toEqual([expect.stringContaining(message)]);
  });
});
