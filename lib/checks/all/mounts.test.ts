import { container, found, statefulSet, workload } from '../../../test/objects';
import { checkMounts } from './mounts';

const claims = (...names: string[]) => ({ volumeClaimTemplates: names.map((name) => ({ metadata: { name } })) });
const mounting = (...volumeMounts: object[]) => ({ containers: [container({ volumeMounts })] });

test('accepts volumes, claims and devices that containers and init containers mount', () => {
  const pod = {
    ...mounting({ name: 'data', mountPath: '/data' }, { name: 'data', mountPath: '/data/again' }),
    initContainers: [container({ name: 'init', volumeDevices: [{ name: 'raw', devicePath: '/dev/x' }] })],
  };
  expect(found(checkMounts, statefulSet('web', pod, claims('data', 'raw')))).toEqual([]);
  const volumes = [{ name: 'data', emptyDir: {} }];
  expect(
    found(checkMounts, workload('Job', 'job', { ...mounting({ name: 'data', mountPath: '/d' }), volumes })),
  ).toEqual([]);
});

test('reports a mount without its volume', () => {
  expect(found(checkMounts, statefulSet('web', mounting({ name: 'cache', mountPath: '/c' })))).toEqual([
    "StatefulSet web: spec.template.spec.containers[0].volumeMounts[0].name is 'cache', and must be the name of a volume or claim template: there are none",
  ]);
  const pod = mounting({ name: 'data', mountPath: '/d' }, { mountPath: '/x' });
  expect(found(checkMounts, statefulSet('web', pod, claims('data')))).toEqual([
    'StatefulSet web: spec.template.spec.containers[0].volumeMounts[1].name is not given, and must be the name of a volume or claim template: data',
  ]);
});

test('reports volumes and claims that no container mounts', () => {
  expect(found(checkMounts, statefulSet('web', { volumes: [{ name: 'dead' }] }, claims('lost')))).toEqual([
    "StatefulSet web: spec.template.spec.volumes[0].name is 'dead', and must be mounted by a container, or omitted",
    "StatefulSet web: spec.volumeClaimTemplates[0].metadata.name is 'lost', and must be mounted by a container, or omitted",
  ]);
});

test('reports a device that a container mounts twice or at the path of another mount', () => {
  const seeing = (...volumeDevices: object[]) => ({
    containers: [container({ volumeMounts: [{ name: 'data', mountPath: '/d' }], volumeDevices })],
  });
  const web = (...devices: object[]) => statefulSet('web', seeing(...devices), claims('data', 'disk'));
  expect(found(checkMounts, web({ name: 'disk', devicePath: '/a' }))).toEqual([]);
  expect(found(checkMounts, web({ name: 'disk', devicePath: '/a' }, { name: 'disk', devicePath: '/d' }))).toEqual([
    "StatefulSet web: spec.template.spec.containers[0].volumeDevices[1].devicePath is '/d', and must be given once: another mount has it already",
    "StatefulSet web: spec.template.spec.containers[0].volumeDevices[1].name is 'disk', and must be given once: another mount has it already",
  ]);
});

test('reports duplicate volume names and duplicate mount paths', () => {
  const pod = {
    ...mounting({ name: 'data', mountPath: '/d' }, { name: 'data', mountPath: '/d' }),
    volumes: [{ name: 'data' }],
  };
  expect(found(checkMounts, statefulSet('web', pod, claims('data')))).toEqual([
    "StatefulSet web: spec.volumeClaimTemplates[0].metadata.name is 'data', and must be given once: another volume has it already",
    "StatefulSet web: spec.template.spec.containers[0].volumeMounts[1].mountPath is '/d', and must be given once: another mount has it already",
  ]);
});
