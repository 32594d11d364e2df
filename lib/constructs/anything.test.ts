import { Size } from 'cdk8s';
import fc from 'fast-check';
import { aChart, appProps, containerProps } from '../../test/apps';
import { RANGES } from '../kubernetes';
import { InvalidProperties } from '../rules';
import type { PersistentStatefulAppProps } from './app-properties';
import { Exposure } from './exposure';
import { Image } from './image';
import { PersistentStatefulApp } from './persistent-stateful-app';
import { Probe } from './probe';
import { ProbedContainer, type ProbedContainerProps } from './probed-container';
import { Security } from './security';
import { UpdateStrategy } from './update-strategy';
import { Volume } from './volume';

const anything = () =>
  fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true, withDate: true });

/** Makes an app; true where it was taken, false where its properties were refused. Other errors are faults. */
function taken(props: PersistentStatefulAppProps): boolean {
  try {
    new PersistentStatefulApp(aChart(), 'app', props);
    return true;
  } catch (error) {
    if (error instanceof InvalidProperties && error.problems.length > 0) return false;
    throw error;
  }
}

const containing = (props: Partial<ProbedContainerProps>) =>
  appProps({ container: new ProbedContainer(containerProps(props)) });

const app = ['name', 'container', 'claims', 'replicas', 'podManagementPolicy', 'updateStrategy', 'fsGroup', 'expose'];
const container = ['name', 'image', 'imagePullPolicy', 'port', 'liveness', 'readiness', 'startup'];
const more = ['env', 'resources', 'mounts', 'security'];
const claimProperties = ['name', 'mountPath', 'size', 'accessModes'];

describe('whatever a property is given, it is taken or refused by name', () => {
  test.each(app)('%s', (property) => {
    fc.assert(fc.property(anything(), (value) => void taken({ ...appProps(), [property]: value })));
  });

  test.each([...container, ...more])('container.%s', (property) => {
    fc.assert(fc.property(anything(), (value) => void taken(containing({ [property]: value }))));
  });

  test.each(claimProperties)('claims[0].%s', (property) => {
    const sound = { name: 'data', mountPath: '/data', size: Size.gibibytes(1) };
    fc.assert(fc.property(anything(), (value) => void taken(appProps({ claims: [{ ...sound, [property]: value }] }))));
  });

  test.each<[string, (value: never) => PersistentStatefulAppProps]>([
    ['props', (value) => value],
    ['ProbedContainer', (value) => appProps({ container: new ProbedContainer(value) })],
    ['Image.of', (value) => containing({ image: Image.of(value) })],
    ['Image.mutable', (value) => containing({ image: Image.mutable('app', value) })],
    ['Probe.httpGet', (value) => containing({ liveness: Probe.httpGet(value) })],
    ['Probe.tcpSocket', (value) => containing({ liveness: Probe.tcpSocket(value) })],
    ['Probe.exec', (value) => containing({ liveness: Probe.exec(value) })],
    ['Probe.grpc', (value) => containing({ liveness: Probe.grpc(value) })],
    ['Security.restricted', (value) => containing({ security: Security.restricted(value) })],
    ['Volume.emptyDir', (value) => containing({ mounts: [{ volume: Volume.emptyDir(value), mountPath: '/a' }] })],
    ['UpdateStrategy.canary', (value) => appProps({ updateStrategy: UpdateStrategy.canary(value) })],
    ['Exposure.nodePort', (value) => appProps({ expose: Exposure.nodePort(value) })],
    ['Exposure.loadBalancer', (value) => appProps({ expose: Exposure.loadBalancer(value) })],
    ['an environment variable', (value) => containing({ env: [value] })],
    ['the value of one', (value) => containing({ env: [{ name: 'A', value }] })],
    ['a mount', (value) => containing({ mounts: [value] })],
    ['a claim', (value) => appProps({ claims: [value] })],
  ])('%s', (_, made) => {
    fc.assert(fc.property(anything(), (value) => void taken(made(value as never))));
  });
});

describe('no property goes unlooked at: NaN, which none can take, is refused for', () => {
  const timing = ['initialDelay', 'period', 'timeout', 'failureThreshold', 'successThreshold'];
  const amounts = ['request', 'limit'];
  const exceptions = ['allowPrivilegeEscalation', 'capabilities', 'runAsNonRoot', 'seccompProfile'];
  const claim = { name: 'data', mountPath: '/data', size: Size.gibibytes(1) };
  const volume = Volume.emptyDir({ name: 'cache' });
  const readiness = (probe: Probe) => containing({ readiness: probe });
  const security = (props: object) => containing({ security: Security.restricted(props) });

  test.each<[string, readonly string[], (props: object) => PersistentStatefulAppProps]>([
    ['the app', app, (props) => ({ ...appProps(), ...props })],
    ['its container', [...container, ...more], (props) => containing(props)],
    ['a claim', claimProperties, (props) => appProps({ claims: [{ ...claim, ...props }] })],
    ['a port', ['name', 'number', 'protocol'], (props) => containing({ port: { name: 'a', number: 1, ...props } })],
    ['a variable', ['name', 'value'], (props) => containing({ env: [{ name: 'A', value: '', ...props }] })],
    ['a mount', ['volume', 'mountPath'], (props) => containing({ mounts: [{ volume, mountPath: '/a', ...props }] })],
    [
      'Volume.emptyDir',
      ['name', 'sizeLimit', 'medium'],
      (props) => containing({ mounts: [{ volume: Volume.emptyDir({ name: 'a', ...props }), mountPath: '/a' }] }),
    ],
    ['resources.cpu', amounts, (cpu) => containing({ resources: { cpu } })],
    ['resources.memory', amounts, (memory) => containing({ resources: { memory } })],
    ['resources.ephemeralStorage', amounts, (ephemeralStorage) => containing({ resources: { ephemeralStorage } })],
    ['Probe.httpGet', [...timing, 'port', 'path', 'scheme'], (p) => readiness(Probe.httpGet({ path: '/', ...p }))],
    ['Probe.tcpSocket', [...timing, 'port'], (props) => readiness(Probe.tcpSocket(props))],
    ['Probe.exec', [...timing, 'command'], (props) => readiness(Probe.exec({ command: ['true'], ...props }))],
    ['Probe.grpc', [...timing, 'port', 'service'], (props) => readiness(Probe.grpc(props))],
    ['Security.restricted', ['runAsUser', 'except'], security],
    ['its exceptions', [...exceptions, 'readOnlyRootFilesystem'], (except) => security({ except })],
    [
      'UpdateStrategy.canary',
      ['partition'],
      (props) => appProps({ updateStrategy: UpdateStrategy.canary({ partition: 1, ...props }) }),
    ],
    ['Exposure.clusterIp', ['port', 'nodePort'], (props) => appProps({ expose: Exposure.clusterIp(props) })],
    ['Exposure.nodePort', ['port', 'nodePort'], (props) => appProps({ expose: Exposure.nodePort(props) })],
    ['Exposure.loadBalancer', ['port', 'nodePort'], (props) => appProps({ expose: Exposure.loadBalancer(props) })],
  ])('%s', (_, names, made) => {
    expect(taken(made({}))).toBe(true);
    for (const name of names) expect([name, taken(made({ [name]: Number.NaN }))]).toEqual([name, false]);
  });
});

describe('a number is taken exactly within its range', () => {
  const numbers = fc.oneof(
    fc.integer(),
    fc.double(),
    fc.constantFrom(-1, 0, 1, 65535, 65536, 29999, 30000, 32767, 32768),
  );

  test.each<[keyof typeof RANGES, (value: number) => PersistentStatefulAppProps]>([
    ['count', (replicas) => appProps({ replicas })],
    ['count', (partition) => appProps({ updateStrategy: UpdateStrategy.canary({ partition }) })],
    ['id', (fsGroup) => appProps({ fsGroup })],
    ['port', (number) => containing({ port: { name: 'http', number } })],
    ['port', (port) => containing({ liveness: Probe.tcpSocket({ port }) })],
    ['port', (port) => appProps({ expose: Exposure.loadBalancer({ port }) })],
    ['nodePort', (nodePort) => appProps({ expose: Exposure.nodePort({ nodePort }) })],
    ['positive', (failureThreshold) => containing({ liveness: Probe.tcpSocket({ failureThreshold }) })],
  ])('%s (%#)', (range, made) => {
    const { min, max } = RANGES[range];
    fc.assert(
      fc.property(numbers, (value) => taken(made(value)) === (Number.isInteger(value) && value >= min && value <= max)),
    );
  });
});

test('a name is taken exactly where pods can be made from it', () => {
  const names = fc.oneof(
    fc.stringMatching(/^[a-z][a-z0-9-]{0,60}$/),
    fc.stringMatching(/^[A-Za-z0-9.-]{0,4}$/),
    fc.string({ maxLength: 4 }),
  );
  const legal = (name: string) =>
    name.length >= 1 && name.length <= 52 && /^[a-z]/.test(name) && /[a-z0-9]$/.test(name) && !/[^a-z0-9-]/.test(name);
  fc.assert(fc.property(names, (name) => taken(appProps({ name })) === legal(name)));
});
