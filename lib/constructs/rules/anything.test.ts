import { Size } from 'cdk8s';
import fc from 'fast-check';
import { aChart, appProps, containerProps } from '../../../test/apps';
import { RANGES } from '../../kubernetes';
import { Exposure } from '../exposure';
import { Image } from '../image';
import { PersistentStatefulApp, type PersistentStatefulAppProps } from '../persistent-stateful-app';
import { Probe } from '../probe';
import { ProbedContainer, type ProbedContainerProps } from '../probed-container';
import { Security } from '../security';
import { UpdateStrategy } from '../update-strategy';
import { Volume } from '../volume';
import { InvalidProperties } from './invalid-properties';

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

describe('whatever a property is given, it is taken or refused by name', () => {
  const app = ['name', 'container', 'claims', 'replicas', 'podManagementPolicy', 'updateStrategy', 'fsGroup', 'expose'];
  const container = ['name', 'image', 'imagePullPolicy', 'port', 'liveness', 'readiness', 'startup'];
  const more = ['env', 'resources', 'mounts', 'security'];
  const claim = ['name', 'mountPath', 'size', 'accessModes'];

  test.each(app)('%s', (property) => {
    fc.assert(fc.property(anything(), (value) => void taken({ ...appProps(), [property]: value })));
  });

  test.each([...container, ...more])('container.%s', (property) => {
    fc.assert(fc.property(anything(), (value) => void taken(containing({ [property]: value }))));
  });

  test.each(claim)('claims[0].%s', (property) => {
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
