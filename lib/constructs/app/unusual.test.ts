import { Size } from 'cdk8s';
import { EnvValue, PersistentVolumeMode } from 'cdk8s-plus-28';
import { anApp, containerOf, containing, refused, sidecar, statefulSetOf, wrong } from '../../../test/apps';
import { Exposure } from '../service';
import type { ClaimTemplate } from '../volume';
import { Volume } from '../volume';

const bare = (entries: object) => Object.assign(Object.create(null), entries);

describe('what CDK8s can’t render is refused', () => {
  test.each([
    ['selector', bare({ app: 'web' })],
    ['nodeSelector', bare({ a: 'b' })],
    ['podLabels', new Map([['a', 'b']])],
    ['affinity', bare({})],
    ['affinity.nodeAffinity', { nodeAffinity: new Date(0) }],
  ])('as %s', (path, value) => {
    const [property = ''] = path.split('.');
    expect(refused(() => anApp({ [property]: wrong(value) }))).toEqual([expect.stringContaining(`${path} is `)]);
  });

  test.each([[['1']], [Object.create(null)], [{}]])('as the divisor of a resource: %p', (value) => {
    const valueFrom = { resourceFieldRef: { resource: 'limits.cpu', divisor: { value } } };
    expect(refused(() => anApp(containing({ env: [{ name: 'A', value: wrong({ valueFrom }) }] })))).toEqual([
      expect.stringContaining('container.env[0].value.valueFrom.resourceFieldRef.divisor is '),
    ]);
  });
});

test('the source of a variable is copied, whatever its prototype', () => {
  const valueFrom = bare({ fieldRef: { fieldPath: 'metadata.name' } });
  const env = [{ name: 'A', value: wrong({ valueFrom }) as EnvValue }];
  expect(containerOf({ env }).env).toEqual([{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }]);
  expect(containerOf({ env: [{ name: 'A', value: EnvValue.fromValue('x') }] }).env).toEqual([
    { name: 'A', value: 'x' },
  ]);
});

test('a Service may be called as parts of the app are', () => {
  expect(statefulSetOf({ expose: Exposure.clusterIp({ name: 'governing' }) }).metadata.name).toBe('web');
});

test('the claim that a sidecar mounts is the app’s own, and no variation of it', () => {
  const data: ClaimTemplate = { name: 'data', mountPath: '/data', size: Size.gibibytes(1) };
  const device = Volume.ofClaim({ ...data, volumeMode: PersistentVolumeMode.BLOCK });
  const mounting = sidecar({ mounts: [{ volume: device, mountPath: '/dev/x' }] });
  expect(refused(() => anApp({ claims: [data], sidecars: [mounting] }))).toEqual([
    "sidecars[0].mounts[0].volume is 'data', and must be the volume of one of the app's claims, with the same volumeMode: data",
  ]);
});

test('of two sidecars of one name only that is told', () => {
  expect(refused(() => anApp({ sidecars: [sidecar(), sidecar()] }))).toEqual([
    "sidecars[1].name is 'log', and must be given once: sidecars[0] has it already",
  ]);
});

test('that the outside Service would have the name of the governing one is told beside all else', () => {
  expect(refused(() => anApp({ serviceName: 'web-external', replicas: -1, expose: Exposure.clusterIp() }))).toEqual([
    expect.stringContaining('replicas is -1'),
    "expose.name is 'web-external', and must be unique: another Service of the app has this name",
  ]);
});
