import { Size } from 'cdk8s';
import { EnvValue, PersistentVolumeMode } from 'cdk8s-plus-28';
import {
  createApp,
  createSidecar,
  propertyProblems,
  synthContainer,
  synthStatefulSet,
  untyped,
  withContainer,
} from '../../../test/apps';
import { Exposure } from '../service';
import type { ClaimTemplate } from '../volume';
import { Volume } from '../volume';

const bare = (entries: object) => Object.assign(Object.create(null), entries);

describe('values that CDK8s cannot render', () => {
  test.each([
    ['selector', bare({ app: 'web' })],
    ['nodeSelector', bare({ a: 'b' })],
    ['podLabels', new Map([['a', 'b']])],
    ['affinity', bare({})],
    ['affinity.nodeAffinity', { nodeAffinity: new Date(0) }],
  ])('rejects an object with another prototype as %s', (path, value) => {
    const [property = ''] = path.split('.');
    expect(propertyProblems(() => createApp({ [property]: untyped(value) }))).toEqual([
      expect.stringContaining(`${path} is `),
    ]);
  });

  test.each([[['1']], [Object.create(null)], [{}]])('rejects the divisor %p of a resource field reference', (value) => {
    const valueFrom = { resourceFieldRef: { resource: 'limits.cpu', divisor: { value } } };
    expect(
      propertyProblems(() => createApp(withContainer({ env: [{ name: 'A', value: untyped({ valueFrom }) }] }))),
    ).toEqual([expect.stringContaining('container.env[0].value.valueFrom.resourceFieldRef.divisor is ')]);
  });
});

test('copies the source of a variable to a plain object', () => {
  const valueFrom = bare({ fieldRef: { fieldPath: 'metadata.name' } });
  const env = [{ name: 'A', value: untyped({ valueFrom }) as EnvValue }];
  expect(synthContainer({ env }).env).toEqual([{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }]);
  expect(synthContainer({ env: [{ name: 'A', value: EnvValue.fromValue('x') }] }).env).toEqual([
    { name: 'A', value: 'x' },
  ]);
});

test('accepts an external Service named like a construct of the app', () => {
  expect(synthStatefulSet({ expose: Exposure.clusterIp({ name: 'governing' }) }).metadata.name).toBe('web');
});

test('rejects a claim of the app with another volumeMode in a sidecar', () => {
  const data: ClaimTemplate = { name: 'data', mountPath: '/data', size: Size.gibibytes(1) };
  const device = Volume.ofClaim({ ...data, volumeMode: PersistentVolumeMode.BLOCK });
  const mounting = createSidecar({ mounts: [{ volume: device, mountPath: '/dev/x' }] });
  expect(propertyProblems(() => createApp({ claims: [data], sidecars: [mounting] }))).toEqual([
    "sidecars[0].mounts[0].volume is 'data', and must be the volume of one of the app's claims, with the same volumeMode: data",
  ]);
});

test('reports only the duplicate name of two equal sidecars', () => {
  expect(propertyProblems(() => createApp({ sidecars: [createSidecar(), createSidecar()] }))).toEqual([
    "sidecars[1].name is 'log', and must be given once: sidecars[0] has it already",
  ]);
});

test('reports an external Service named like the governing Service beside other issues', () => {
  expect(
    propertyProblems(() => createApp({ serviceName: 'web-external', replicas: -1, expose: Exposure.clusterIp() })),
  ).toEqual([
    expect.stringContaining('replicas is -1'),
    "expose.name is 'web-external', and must be unique: another Service of the app has this name",
  ]);
});
