import { App, Chart, Duration, Testing } from 'cdk8s';
import { ConfigMap, PersistentVolumeClaim, Secret } from 'cdk8s-plus-28';
import fc from 'fast-check';
import { appProps, containerProps, createApp, createChart, createSidecar } from '../../../test/apps';
import { InvalidProperties } from '../../validation';
import {
  Image,
  InitContainer,
  PreStop,
  Probe,
  ProbedContainer,
  type ProbedContainerProps,
  Security,
} from '../container';
import { OutsideObject } from '../outside-object';
import { Exposure, HeadlessService } from '../service';
import { Volume } from '../volume';
import { PersistentStatefulApp } from './persistent-stateful-app';
import type { PersistentStatefulAppProps } from './persistent-stateful-app-props';
import { UpdateStrategy } from './update-strategy';

const anything = () =>
  fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true, withDate: true });

/** Creates and renders an app. Returns false if its properties are rejected, and throws all other errors. */
function taken(props: PersistentStatefulAppProps): boolean {
  const chart = createChart();
  return isTaken(chart, () => new PersistentStatefulApp(chart, 'app', props));
}

function isTaken(chart: Chart, make: () => unknown): boolean {
  const { stackTraceLimit } = Error;
  // Jest looks up the source of each line of a stack trace, and these tests create thousands of errors.
  Error.stackTraceLimit = 1;
  try {
    make();
  } catch (error) {
    if (error instanceof InvalidProperties && error.problems.length > 0) return false;
    throw error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  JSON.stringify(Testing.synth(chart));
  return true;
}

const containing = (props: Partial<ProbedContainerProps>) =>
  appProps({ container: new ProbedContainer(containerProps(props)) });

const elsewhere = new Chart(new App(), 'elsewhere');
const configMap = ConfigMap.fromConfigMapName(elsewhere, 'map', 'my-map');
const secret = Secret.fromSecretName(elsewhere, 'secret', 'my-secret');
const claim = PersistentVolumeClaim.fromClaimName(elsewhere, 'claim', 'my-claim');
const image = Image.of('registry.example.com/init:1.0.0');
const duration = Duration.seconds(1);

const words = (text: string) => text.split(' ');
const statefulSetProperties = words(
  'name claims deleteClaims replicas ordinalsStart podManagementPolicy updateStrategy minReady revisionHistoryLimit serviceName selector',
);
const podProperties = words(
  'container sidecars initContainers serviceAccount automountServiceAccountToken imagePullSecrets podLabels podAnnotations terminationGracePeriod hostAliases fsGroup nodeSelector tolerations affinity topologySpread priorityClassName',
);
const appProperties = [...statefulSetProperties, ...podProperties, 'expose', 'publishNotReadyAddresses'];
const initContainerProperties = words(
  'name image imagePullPolicy command args workingDir env envFrom resources mounts security',
);
const containerProperties = [
  ...initContainerProperties,
  ...words('port otherPorts liveness readiness startup preStop'),
];
const claimProperties = words(
  'name mountPath size accessModes subPath readOnly storageClassName volumeMode snapshot labels',
);

const mounting = (volume: Volume) => containing({ mounts: [{ volume, mountPath: '/a' }] });
const hooked = (preStop: PreStop) => containing({ preStop });
const secured = (security: Security) => containing({ security });
const exposed = (expose: Exposure) => appProps({ expose });
const claiming = (props: object) => appProps({ claims: [{ name: 'data', mountPath: '/data', size: '1Gi', ...props }] });
const initialized = (props: object) =>
  appProps({ initContainers: [new InitContainer({ name: 'init', image, ...props })] });

describe('arbitrary values', () => {
  test.each(appProperties)('accepts any value of the app property %s or rejects it by its path', (property) => {
    fc.assert(fc.property(anything(), (value) => void taken({ ...appProps(), [property]: value })));
  });

  test.each(containerProperties)('accepts any value of container.%s or rejects it by its path', (property) => {
    fc.assert(fc.property(anything(), (value) => void taken(containing({ [property]: value }))));
  });

  test.each(claimProperties)('accepts any value of claims[0].%s or rejects it by its path', (property) => {
    fc.assert(fc.property(anything(), (value) => void taken(claiming({ [property]: value }))));
  });

  test.each<[string, (value: never) => PersistentStatefulAppProps]>([
    ['the properties of the app', (value) => value],
    ['ProbedContainer', (value) => appProps({ container: new ProbedContainer(value) })],
    ['InitContainer', (value) => appProps({ initContainers: [new InitContainer(value)] })],
    ['a sidecar', (value) => appProps({ sidecars: [value] })],
    ['an init container', (value) => appProps({ initContainers: [value] })],
    ['Image.of', (value) => containing({ image: Image.of(value) })],
    ['Image.mutable', (value) => containing({ image: Image.mutable('app', value) })],
    ['Probe.httpGet', (value) => containing({ liveness: Probe.httpGet(value) })],
    ['Probe.tcpSocket', (value) => containing({ liveness: Probe.tcpSocket(value) })],
    ['Probe.exec', (value) => containing({ liveness: Probe.exec(value) })],
    ['Probe.grpc', (value) => containing({ liveness: Probe.grpc(value) })],
    ['PreStop.exec', (value) => hooked(PreStop.exec(value))],
    ['PreStop.httpGet', (value) => hooked(PreStop.httpGet(value))],
    ['PreStop.sleep', (value) => hooked(PreStop.sleep(value))],
    ['Security.restricted', (value) => secured(Security.restricted(value))],
    ['Security.baseline', (value) => secured(Security.baseline(value))],
    ['Security.privileged', (value) => secured(Security.privileged(value))],
    ['Volume.emptyDir', (value) => mounting(Volume.emptyDir(value))],
    ['Volume.configMap', (value) => mounting(Volume.configMap(value))],
    ['Volume.secret', (value) => mounting(Volume.secret(value))],
    ['Volume.persistentVolumeClaim', (value) => mounting(Volume.persistentVolumeClaim(value))],
    ['Volume.ofClaim', (value) => mounting(Volume.ofClaim(value))],
    ['UpdateStrategy.rolling', (value) => appProps({ updateStrategy: UpdateStrategy.rolling(value) })],
    ['UpdateStrategy.canary', (value) => appProps({ updateStrategy: UpdateStrategy.canary(value) })],
    ['Exposure.clusterIp', (value) => exposed(Exposure.clusterIp(value))],
    ['Exposure.nodePort', (value) => exposed(Exposure.nodePort(value))],
    ['Exposure.loadBalancer', (value) => exposed(Exposure.loadBalancer(value))],
    ['a further port', (value) => exposed(Exposure.nodePort({ otherPorts: [value] }))],
    ['an environment variable', (value) => containing({ env: [value] })],
    ['the value of an environment variable', (value) => containing({ env: [{ name: 'A', value }] })],
    ['an environment source', (value) => containing({ envFrom: [value] })],
    ['a port', (value) => containing({ otherPorts: [value] })],
    ['a mount', (value) => containing({ mounts: [value] })],
    ['a claim', (value) => appProps({ claims: [value] })],
    ['a toleration', (value) => appProps({ tolerations: [value] })],
    ['a topology spread constraint', (value) => appProps({ topologySpread: [value] })],
    ['a host alias', (value) => appProps({ hostAliases: [value] })],
    ['the items of a volume', (items) => mounting(Volume.secret({ name: 'v', secret, items }))],
  ])('accepts any value for %s or rejects it by its path', (_, made) => {
    fc.assert(fc.property(anything(), (value) => void taken(made(value as never))));
  });

  test('accepts any value for app.expose or rejects it by its path', () => {
    fc.assert(
      fc.property(anything(), (value) => {
        const chart = createChart();
        isTaken(chart, () => createApp({}, chart).expose(value as Exposure));
      }),
    );
  });

  test.each([HeadlessService, OutsideObject])(
    'accepts any value for the properties of %p or rejects it by its path',
    (Made) => {
      fc.assert(
        fc.property(anything(), (value) => {
          const chart = createChart();
          isTaken(chart, () => new Made(chart, 'made', value as never));
        }),
      );
    },
  );
});

describe('the value NaN', () => {
  const timing = ['initialDelay', 'period', 'timeout', 'failureThreshold', 'successThreshold'];
  const amounts = ['request', 'limit'];
  const exceptions = ['allowPrivilegeEscalation', 'capabilities', 'runAsNonRoot', 'seccompProfile'];
  const user = ['runAsUser', 'runAsGroup', 'except'];
  const exposure = ['name', 'target', 'port', 'otherPorts', 'annotations', 'nodePort'];
  const files = ['name', 'items', 'defaultMode', 'optional'];
  const volume = Volume.emptyDir({ name: 'cache' });
  const reason = 'because';
  const command = ['true'];
  const readiness = (probe: Probe) => containing({ readiness: probe });

  test.each<[string, readonly string[], (props: object) => PersistentStatefulAppProps]>([
    ['the app', appProperties, (props) => ({ ...appProps(), ...props })],
    ['the container of the app', containerProperties, (props) => containing(props)],
    ['a sidecar', containerProperties, (props) => appProps({ sidecars: [createSidecar(props)] })],
    ['an init container', initContainerProperties, initialized],
    ['a claim', claimProperties, claiming],
    ['deleteClaims', ['whenDeleted', 'whenScaled'], (deleteClaims) => appProps({ deleteClaims })],
    ['a port', ['name', 'number', 'protocol'], (props) => containing({ port: { name: 'a', number: 1, ...props } })],
    [
      'an environment variable',
      ['name', 'value'],
      (props) => containing({ env: [{ name: 'A', value: '', ...props }] }),
    ],
    [
      'an environment source',
      ['configMap', 'secret', 'prefix', 'optional'],
      (props) => containing({ envFrom: [{ secret, ...props }] }),
    ],
    [
      'a mount',
      ['volume', 'mountPath', 'subPath', 'readOnly'],
      (props) => containing({ mounts: [{ volume, mountPath: '/a', ...props }] }),
    ],
    ['Volume.emptyDir', ['name', 'sizeLimit', 'medium'], (props) => mounting(Volume.emptyDir({ name: 'a', ...props }))],
    [
      'Volume.configMap',
      [...files, 'configMap'],
      (props) => mounting(Volume.configMap({ name: 'a', configMap, ...props })),
    ],
    ['Volume.secret', [...files, 'secret'], (props) => mounting(Volume.secret({ name: 'a', secret, ...props }))],
    [
      'Volume.persistentVolumeClaim',
      ['name', 'claim'],
      (props) => mounting(Volume.persistentVolumeClaim({ name: 'a', claim, ...props })),
    ],
    ['resources.cpu', amounts, (cpu) => containing({ resources: { cpu } })],
    ['resources.memory', amounts, (memory) => containing({ resources: { memory } })],
    ['resources.ephemeralStorage', amounts, (ephemeralStorage) => containing({ resources: { ephemeralStorage } })],
    ['Probe.httpGet', [...timing, 'port', 'path', 'scheme'], (p) => readiness(Probe.httpGet({ path: '/', ...p }))],
    ['Probe.tcpSocket', [...timing, 'port'], (props) => readiness(Probe.tcpSocket(props))],
    ['Probe.exec', [...timing, 'command'], (props) => readiness(Probe.exec({ command, ...props }))],
    ['Probe.grpc', [...timing, 'port', 'service'], (props) => readiness(Probe.grpc(props))],
    ['PreStop.exec', ['duration', 'command'], (props) => hooked(PreStop.exec({ duration, command, ...props }))],
    [
      'PreStop.httpGet',
      ['duration', 'path', 'port'],
      (props) => hooked(PreStop.httpGet({ duration, path: '/', ...props })),
    ],
    ['PreStop.sleep', ['duration'], (props) => hooked(PreStop.sleep({ duration, ...props }))],
    ['Security.restricted', user, (props) => secured(Security.restricted(props))],
    ['Security.baseline', [...user, 'reason'], (props) => secured(Security.baseline({ reason, ...props }))],
    ['Security.privileged', [...user, 'reason'], (props) => secured(Security.privileged({ reason, ...props }))],
    [
      'the exceptions of restricted',
      [...exceptions, 'readOnlyRootFilesystem'],
      (except) => secured(Security.restricted({ except })),
    ],
    [
      'the exceptions of baseline',
      ['seccompProfile', 'readOnlyRootFilesystem'],
      (except) => secured(Security.baseline({ reason, except })),
    ],
    [
      'the exceptions of privileged',
      ['readOnlyRootFilesystem'],
      (except) => secured(Security.privileged({ reason, except })),
    ],
    [
      'UpdateStrategy.rolling',
      ['maxUnavailable'],
      (props) => appProps({ updateStrategy: UpdateStrategy.rolling(props) }),
    ],
    [
      'UpdateStrategy.canary',
      ['partition'],
      (props) => appProps({ updateStrategy: UpdateStrategy.canary({ partition: 1, ...props }) }),
    ],
    ['Exposure.clusterIp', exposure, (props) => exposed(Exposure.clusterIp(props))],
    ['Exposure.nodePort', exposure, (props) => exposed(Exposure.nodePort(props))],
    ['Exposure.loadBalancer', [...exposure, 'sourceRanges'], (props) => exposed(Exposure.loadBalancer(props))],
    [
      'a further port',
      ['target', 'port', 'nodePort'],
      (props) => ({
        ...containing({ otherPorts: [{ name: 'more', number: 9999 }] }),
        expose: Exposure.nodePort({ otherPorts: [{ target: 'more', ...props }] }),
      }),
    ],
    ['a toleration', ['key', 'value', 'effect', 'duration'], (one) => appProps({ tolerations: [one] })],
    [
      'a topology spread constraint',
      ['topologyKey', 'maxSkew', 'whenUnsatisfiable'],
      (props) => appProps({ topologySpread: [{ topologyKey: 'zone', ...props }] }),
    ],
    [
      'a host alias',
      ['ip', 'hostnames'],
      (props) => appProps({ hostAliases: [{ ip: '::1', hostnames: ['a'], ...props }] }),
    ],
    ['affinity', ['nodeAffinity', 'podAffinity', 'podAntiAffinity'], (affinity) => appProps({ affinity })],
  ])('rejects NaN for every property of %s', (_, names, made) => {
    expect(taken(made({}))).toBe(true);
    for (const name of names) expect([name, taken(made({ [name]: Number.NaN }))]).toEqual([name, false]);
  });
});
