import { Secret } from 'cdk8s-plus-28';
import fc from 'fast-check';
import { createApp, createChart, withContainer } from '../../../test/apps';
import { RANGES } from '../../kubernetes';
import { InvalidProperties } from '../../validation';
import { Probe, Security } from '../container';
import { Exposure } from '../service';
import { Volume } from '../volume';
import type { PersistentStatefulAppProps } from './persistent-stateful-app-props';
import { UpdateStrategy } from './update-strategy';

const secret = Secret.fromSecretName(createChart(), 'secret', 'my-secret');
const mounting = (volume: Volume) => withContainer({ mounts: [{ volume, mountPath: '/v' }] });
const { stackTraceLimit } = Error;

// Jest looks up the source of each line of a stack trace, and these tests create thousands of errors.
beforeAll(() => {
  Error.stackTraceLimit = 1;
});

afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

function isAccepted(props: Partial<PersistentStatefulAppProps>): boolean {
  try {
    createApp(props);
    return true;
  } catch (error) {
    if (error instanceof InvalidProperties) return false;
    throw error;
  }
}

describe('numbers', () => {
  const numbers = fc.oneof(
    fc.integer(),
    fc.double(),
    fc.constantFrom(-1, 0, 1, 0o777, 0o1000, 65535, 65536, 29999, 30000, 32767, 32768),
  );

  test.each<[string, keyof typeof RANGES, (value: number) => Partial<PersistentStatefulAppProps>]>([
    ['replicas', 'count', (replicas) => ({ replicas })],
    ['partition', 'count', (partition) => ({ updateStrategy: UpdateStrategy.canary({ partition }) })],
    ['ordinalsStart', 'count', (ordinalsStart) => ({ ordinalsStart })],
    ['revisionHistoryLimit', 'count', (revisionHistoryLimit) => ({ revisionHistoryLimit })],
    ['fsGroup', 'id', (fsGroup) => ({ fsGroup })],
    ['runAsGroup', 'id', (runAsGroup) => withContainer({ security: Security.restricted({ runAsGroup }) })],
    ['defaultMode', 'fileMode', (defaultMode) => mounting(Volume.secret({ name: 'v', secret, defaultMode }))],
    ['a container port', 'port', (number) => withContainer({ port: { name: 'http', number } })],
    ['a probe port', 'port', (port) => withContainer({ liveness: Probe.tcpSocket({ port }) })],
    ['a Service port', 'port', (port) => ({ expose: Exposure.loadBalancer({ port }) })],
    ['nodePort', 'nodePort', (nodePort) => ({ expose: Exposure.nodePort({ nodePort }) })],
    [
      'failureThreshold',
      'positive',
      (failureThreshold) => withContainer({ liveness: Probe.tcpSocket({ failureThreshold }) }),
    ],
  ])('accepts for %s exactly the numbers in the range %s', (_, range, propsOf) => {
    const { min, max } = RANGES[range];
    fc.assert(
      fc.property(
        numbers,
        (value) => isAccepted(propsOf(value)) === (Number.isInteger(value) && value >= min && value <= max),
      ),
    );
  });
});

test('accepts exactly the app names from which Kubernetes can create pods', () => {
  const names = fc.oneof(
    fc.stringMatching(/^[a-z][a-z0-9-]{0,60}$/),
    fc.stringMatching(/^[A-Za-z0-9.-]{0,4}$/),
    fc.string({ maxLength: 4 }),
  );
  const isLegal = (name: string) =>
    name.length >= 1 && name.length <= 52 && /^[a-z]/.test(name) && /[a-z0-9]$/.test(name) && !/[^a-z0-9-]/.test(name);
  fc.assert(fc.property(names, (name) => isAccepted({ name }) === isLegal(name)));
});
