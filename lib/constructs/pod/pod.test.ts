import { Duration } from 'cdk8s';
import { Protocol, Secret, ServiceAccount } from 'cdk8s-plus-28';
import {
  createApp,
  createChart,
  createSidecar,
  propertyProblems,
  synthApp,
  synthPod,
  synthStatefulSet,
  untyped,
  withContainer,
} from '../../../test/apps';
import { findOnly } from '../../../test/manifests';
import type { PersistentStatefulAppProps } from '../app';
import { Image, InitContainer, Security } from '../container';
import { Exposure } from '../service';

const elsewhere = createChart();
const serviceAccount = ServiceAccount.fromServiceAccountName(elsewhere, 'account', 'robot');
const secret = Secret.fromSecretName(elsewhere, 'secret', 'registry');
const init = (name = 'migrate') => new InitContainer({ name, image: Image.of('migrate:1.0') });

describe('properties of the pods', () => {
  test.each<[string, Partial<PersistentStatefulAppProps>, object]>([
    ['the ServiceAccount of the pods', { serviceAccount }, { serviceAccountName: 'robot' }],
    ['whether the token is mounted', { automountServiceAccountToken: true }, { automountServiceAccountToken: true }],
    ['the image pull Secrets', { imagePullSecrets: [secret] }, { imagePullSecrets: [{ name: 'registry' }] }],
    [
      'the termination grace period',
      { terminationGracePeriod: Duration.minutes(2) },
      { terminationGracePeriodSeconds: 120 },
    ],
    [
      'host aliases',
      { hostAliases: [{ ip: '::1', hostnames: ['a', 'b.c'] }] },
      { hostAliases: [{ ip: '::1', hostnames: ['a', 'b.c'] }] },
    ],
    ['the fsGroup', { fsGroup: 0 }, { securityContext: { fsGroup: 0 } }],
    ['the node selector', { nodeSelector: { disk: 'ssd' } }, { nodeSelector: { disk: 'ssd' } }],
    ['the PriorityClass', { priorityClassName: 'high' }, { priorityClassName: 'high' }],
  ])('sets %s', (_, props, expected) => {
    expect(synthPod(props)).toMatchObject(expected);
    expect(synthPod()).not.toMatchObject(expected);
  });

  test('omits empty lists and maps of the pods', () => {
    const empty = { imagePullSecrets: [], hostAliases: [], nodeSelector: {}, tolerations: [], affinity: {} };
    expect(synthStatefulSet({ ...empty, podLabels: {}, podAnnotations: {}, sidecars: [], initContainers: [] })).toEqual(
      synthStatefulSet(),
    );
  });

  test('adds labels and annotations to the pods only', () => {
    const manifest = synthStatefulSet({ podLabels: { tier: 'web' }, podAnnotations: { 'a/b': 'two\nlines' } });
    expect(manifest.spec.template.metadata).toMatchObject({
      labels: { app: 'web', tier: 'web' },
      annotations: { 'a/b': 'two\nlines' },
    });
    expect(manifest.metadata.labels).not.toHaveProperty('tier');
  });
});

describe('sidecars and init containers', () => {
  test('adds no mounts to a sidecar with a writable root file system', () => {
    const except = { readOnlyRootFilesystem: 'it writes beside its code' };
    const [, container] = synthPod({
      sidecars: [createSidecar({ security: Security.restricted({ except }) })],
    }).containers;
    expect(container).not.toHaveProperty('volumeMounts');
  });

  test('gives each sidecar an emptyDir at /tmp', () => {
    const { containers, volumes } = synthPod({ sidecars: [createSidecar(), createSidecar({ name: 'proxy' })] });
    expect(containers.map(({ name }: { name: string }) => name)).toEqual(['web', 'log', 'proxy']);
    expect(containers[1].volumeMounts).toEqual([{ name: 'tmp-log', mountPath: '/tmp' }]);
    expect(volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp', 'tmp-log', 'tmp-proxy']);
  });

  test('adds the ports of sidecars to the governing Service', () => {
    const port = { name: 'dns', number: 8080, protocol: Protocol.UDP };
    expect(findOnly(synthApp({ sidecars: [createSidecar({ port })] }), 'Service').spec.ports).toEqual([
      { name: 'http', port: 8080 },
      { name: 'dns', port: 8080, protocol: 'UDP' },
    ]);
  });

  test('runs an InitContainer to completion and a ProbedContainer as a native sidecar', () => {
    const { initContainers, containers } = synthPod({ initContainers: [init(), createSidecar()] });
    expect(initContainers[0]).toMatchObject({ name: 'migrate', image: 'migrate:1.0' });
    expect(initContainers[0]).not.toHaveProperty('restartPolicy');
    expect(initContainers[1]).toMatchObject({ name: 'log', restartPolicy: 'Always' });
    expect(containers).toHaveLength(1);
    expect(containers[0]).not.toHaveProperty('restartPolicy');
  });
});

describe('invalid pods', () => {
  const twice = (path: string) => `and must be given once: ${path} has it already`;
  const port = (name: string, number: number) => createSidecar({ port: { name, number } });
  const longest = 'a'.repeat(60);

  test.each<[string, Partial<PersistentStatefulAppProps>, string]>([
    [
      'an app whose container has no port',
      { container: createSidecar(), expose: Exposure.clusterIp() },
      'container.port is not given, and must be set: the Services of the app send traffic to it',
    ],
    ['a sidecar without a name', { sidecars: [createSidecar({ name: undefined })] }, 'sidecars[0].name is not given'],
    [
      'a sidecar with the name of the app',
      { sidecars: [createSidecar({ name: 'web' })] },
      `sidecars[0].name is 'web', ${twice('container')}`,
    ],
    [
      'two ports of the same name in a pod',
      { sidecars: [port('http', 1)] },
      `sidecars[0].port.name is 'http', ${twice('container.port')}`,
    ],
    [
      'two ports of the same number in a pod',
      { sidecars: [port('log', 8080)] },
      `sidecars[0].port.number is '8080/TCP', ${twice('container.port')}`,
    ],
    [
      'two ports of the same number in a container',
      withContainer({ otherPorts: [{ name: 'a', number: 8080 }] }),
      `container.otherPorts[0].number is '8080/TCP', ${twice('container.port')}`,
    ],
    [
      'a sidecar name that is too long for the name of its volume',
      { sidecars: [createSidecar({ name: longest })] },
      `sidecars[0].name is '${longest}', and must be at most 59 characters: the volume at its /tmp is named tmp-<name>`,
    ],
    ['an InitContainer as a sidecar', { sidecars: [untyped(init())] }, 'and must be a ProbedContainer'],
    [
      'a number as an init container',
      { initContainers: [untyped(1)] },
      'initContainers[0] is 1, and must be an InitContainer, or a ProbedContainer that keeps running',
    ],
    [
      'an init container without a name',
      { initContainers: [new InitContainer(untyped({ image: Image.of('a:1') }))] },
      'initContainers[0].name is not given, and must be a name of 1 to 63',
    ],
    ['a Secret as the ServiceAccount', { serviceAccount: untyped(secret) }, 'and must be a ServiceAccount'],
    [
      'a string for automountServiceAccountToken',
      { automountServiceAccountToken: untyped('no') },
      'must be true or false',
    ],
    [
      'a string as an image pull Secret',
      { imagePullSecrets: [untyped('a')] },
      `imagePullSecrets[0] is 'a', and must be a Secret`,
    ],
    [
      'a pod label that contradicts the selector',
      { podLabels: { app: 'x' } },
      `podLabels.app is 'x', and must be web: the selector of the app requires it`,
    ],
    ['a number as a pod annotation', { podAnnotations: { a: untyped(1) } }, 'podAnnotations.a is 1, and must be'],
    [
      'a termination grace period of 0 seconds',
      { terminationGracePeriod: Duration.seconds(0) },
      'terminationGracePeriod is 0 seconds',
    ],
    [
      'a host alias with an invalid IP address',
      { hostAliases: [{ ip: 'a', hostnames: ['b'] }] },
      `hostAliases[0].ip is 'a'`,
    ],
    [
      'a host alias without hostnames',
      { hostAliases: [{ ip: '::1', hostnames: [] }] },
      'hostAliases[0].hostnames is []',
    ],
    ['a negative fsGroup', { fsGroup: -1 }, 'fsGroup is -1, and must be a whole number from 0 to 2147483647'],
    [
      'a node selector key with a space',
      { nodeSelector: { 'a b': '' } },
      `nodeSelector.a b is 'a b', and must be a label`,
    ],
    [
      'a PriorityClass name with capitals',
      { priorityClassName: 'High' },
      `priorityClassName is 'High', and must be a name`,
    ],
  ])('rejects %s', (_, props, message) => {
    expect(propertyProblems(() => createApp(props))).toEqual([expect.stringContaining(message)]);
  });
});
