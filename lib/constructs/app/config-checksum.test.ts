import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { ConfigMap, EnvValue, Secret } from 'cdk8s-plus-28';
import { createApp, createChart, synthStatefulSet, withContainer } from '../../../test/apps';
import { findOnly } from '../../../test/manifests';
import type { ProbedContainerProps } from '../container';
import { Volume } from '../volume';

const CHECKSUM = 'checksum/config';
const checksumOf = (chart: Chart) => findOnly(Testing.synth(chart), 'StatefulSet').spec.template.metadata.annotations;

/** Returns the checksum of an app that reads a ConfigMap with this data. */
function checksum(
  data: Record<string, string>,
  after: (map: ConfigMap) => void = () => {},
  labels?: Record<string, string>,
): string {
  const chart = createChart();
  const configMap = new ConfigMap(chart, 'map', { metadata: { name: 'map', labels }, data });
  createApp(withContainer({ envFrom: [{ configMap }] }), chart);
  after(configMap);
  return checksumOf(chart)[CHECKSUM];
}

describe('the checksum of the configuration', () => {
  test.each<[string, (map: ConfigMap, secret: Secret) => Partial<ProbedContainerProps>]>([
    ['a variable', (map) => ({ env: [{ name: 'A', value: EnvValue.fromConfigMap(map, 'a') }] })],
    ['a variable from a Secret', (_, secret) => ({ env: [{ name: 'A', value: secret.envValue('a') }] })],
    ['all variables', (configMap) => ({ envFrom: [{ configMap }] })],
    ['all variables of a Secret', (_, secret) => ({ envFrom: [{ secret }] })],
    ['files', (configMap) => ({ mounts: [{ volume: Volume.configMap({ name: 'v', configMap }), mountPath: '/v' }] })],
    [
      'files of a Secret',
      (_, secret) => ({ mounts: [{ volume: Volume.secret({ name: 'v', secret }), mountPath: '/v' }] }),
    ],
  ])('changes when a ConfigMap or Secret changes that is read as %s', (_, props) => {
    const [before, after] = ['1', '2'].map((a) => {
      const chart = createChart();
      const map = new ConfigMap(chart, 'map', { data: { a } });
      const secret = new Secret(chart, 'secret', { stringData: { a } });
      createApp({ ...withContainer(props(map, secret)), podAnnotations: { own: 'kept' } }, chart);
      return checksumOf(chart);
    });
    expect(before).toEqual({ own: 'kept', [CHECKSUM]: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(after?.[CHECKSUM]).not.toBe(before?.[CHECKSUM]);
  });

  test('includes data that is added or patched after the app is created', () => {
    const before = checksum({ a: '1' });
    expect(checksum({ a: '1' }, (map) => map.addData('b', '2'))).toBe(checksum({ a: '1', b: '2' }));
    expect(checksum({ a: '1' }, (map) => ApiObject.of(map).addJsonPatch(JsonPatch.replace('/data/a', '2')))).not.toBe(
      before,
    );
    expect(checksum({ a: '1' }, (map) => map.addData('b', '2'))).not.toBe(before);
  });

  test('ignores labels of the ConfigMap and the order of its keys', () => {
    expect(checksum({ a: '1' }, undefined, { tier: 'web' })).toBe(checksum({ a: '1' }));
    expect(checksum({ b: '2', a: '1' })).toBe(checksum({ a: '1', b: '2' }));
  });

  test('distinguishes keys from values, and values from each other', () => {
    expect(checksum({ a: 'b' })).not.toBe(checksum({ b: 'a' }));
    expect(checksum({ a: '1', b: '2' })).not.toBe(checksum({ a: '2', b: '1' }));
  });
});

test('omits the checksum if the Secret is not an object of the App', () => {
  const secret = Secret.fromSecretName(createChart(), 'secret', 'my-secret');
  expect(synthStatefulSet(withContainer({ envFrom: [{ secret }] })).spec.template.metadata).not.toHaveProperty(
    'annotations',
  );
});

test('ignores a ConfigMap of the same name in another namespace', () => {
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace: 'one' });
  const configMap = ConfigMap.fromConfigMapName(chart, 'map', 'map');
  new ConfigMap(new Chart(app, 'other', { namespace: 'two' }), 'map', { metadata: { name: 'map' }, data: { a: '1' } });
  createApp(withContainer({ envFrom: [{ configMap }] }), chart);
  expect(checksumOf(chart)).toBeUndefined();
  new ConfigMap(new Chart(app, 'same', { namespace: 'one' }), 'map', { metadata: { name: 'map' }, data: { a: '1' } });
  expect(checksumOf(chart)).toHaveProperty([CHECKSUM]);
});
