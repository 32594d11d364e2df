import { container, found, inNamespace, object, service, statefulSet, workload } from '../../../test/objects';
import { names } from './names';

const labelled = (labels: unknown, annotations?: unknown) => ({
  ...object('v1', 'ConfigMap', 'map'),
  metadata: { name: 'map', labels, annotations },
});

test.each([
  ['an object', object('v1', 'ConfigMap', 'a.b-c')],
  ['a Role with a colon', object('rbac.authorization.k8s.io/v1', 'Role', 'system:reader')],
  ['a StatefulSet of 52 characters', statefulSet('a'.repeat(52))],
  ['an object of another group', object('example.com/v1', 'Service', '1.x')],
  ['labels', labelled({ 'example.com/A_b.c': '', x: 'Y_z' })],
  ['annotations with a prefix in capitals', labelled({}, { 'Example.com/x': 'anything at all' })],
  ['a name that the API server completes', { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'job-' } }],
  ['a variable that later versions take', statefulSet('web', { containers: [container({ env: [{ name: '1 A' }] })] })],
])('%s is well named', (_, manifest) => {
  expect(found(names, manifest)).toEqual([]);
});

test.each([
  ['a StatefulSet of 53 characters', statefulSet('a'.repeat(53)), 'metadata.name', 'a name of 1 to 52 characters'],
  ['a StatefulSet with a dot', statefulSet('a.b'), 'metadata.name', 'a name of 1 to 52 characters'],
  ['a Service that begins with a digit', service('3scale'), 'metadata.name', 'that begins with a letter'],
  ['a CronJob of 53 characters', object('batch/v1', 'CronJob', 'a'.repeat(53)), 'metadata.name', '1 to 52'],
  ['a Role with a slash', object('rbac.authorization.k8s.io/v1', 'Role', 'a/b'), 'metadata.name', 'without "/"'],
  ['an object in capitals', object('v1', 'ConfigMap', 'Map'), 'metadata.name', 'a name of 1 to 253 characters'],
  ['a namespace with a dot', inNamespace('a.b', object('v1', 'ConfigMap', 'map')), 'metadata.namespace', '1 to 63'],
  ['a label value with a space', labelled({ a: 'b c' }), 'metadata.labels.a', 'a label value'],
  ['a label that is a number', labelled({ a: 1 }), 'metadata.labels.a', 'a label value'],
  ['a label key with a space', labelled({ 'a b': 'c' }), "metadata.labels['a b']", 'under a label key'],
  ['an annotation that is a number', labelled({}, { a: 1 }), 'metadata.annotations.a', 'a string'],
  [
    'annotations of too many bytes',
    labelled({}, { a: 'é'.repeat(128 * 1024) }),
    'metadata.annotations',
    'at most 262144',
  ],
  ['a container', statefulSet('web', { containers: [container({ name: 'A' })] }), '.containers[0].name', '1 to 63'],
  ['a container without a name', statefulSet('web', { initContainers: [{}] }), '.initContainers[0].name', '1 to 63'],
  ['a port', statefulSet('web', { containers: [container({ ports: [{ name: '80' }] })] }), '.ports[0].name', '1 to 15'],
  [
    'a variable',
    statefulSet('web', { containers: [container({ env: [{ name: 'A=B' }] })] }),
    '.env[0].name',
    'printable',
  ],
  ['a volume', workload('DaemonSet', 'web', { volumes: [{ name: 'a_b' }] }), '.volumes[0].name', '1 to 63'],
  [
    'a claim',
    statefulSet('web', {}, { volumeClaimTemplates: [{ metadata: { name: 'a.b' } }] }),
    'spec.volumeClaimTemplates[0].metadata.name',
    '1 to 63',
  ],
  [
    'a label of pods',
    statefulSet('web', {}, { template: { metadata: { labels: { a: '-' } } } }),
    'spec.template.metadata.labels.a',
    'a label value',
  ],
])('%s is found', (_, manifest, path, allowed) => {
  expect(found(names, manifest)).toEqual([expect.stringContaining(allowed)]);
  expect(found(names, manifest).join()).toContain(`${path} is `);
});

test('a Pod is looked at once', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod', labels: { a: '-' } } };
  expect(found(names, pod)).toHaveLength(1);
});
