import { container, found, statefulSet, workload } from '../../../test/objects';
import { mounts } from './mounts';

const claims = (...names: string[]) => ({ volumeClaimTemplates: names.map((name) => ({ metadata: { name } })) });
const mounting = (...volumeMounts: object[]) => ({ containers: [container({ volumeMounts })] });

test('volumes, claims and devices that are mounted by a container or an init container are well', () => {
  const pod = {
    ...mounting({ name: 'data', mountPath: '/data' }, { name: 'data', mountPath: '/data/again' }),
    initContainers: [container({ name: 'init', volumeDevices: [{ name: 'raw', devicePath: '/dev/x' }] })],
  };
  expect(found(mounts, statefulSet('web', pod, claims('data', 'raw')))).toEqual([]);
  const volumes = [{ name: 'data', emptyDir: {} }];
  expect(found(mounts, workload('Job', 'job', { ...mounting({ name: 'data', mountPath: '/d' }), volumes }))).toEqual(
    [],
  );
});

test('a volume and a claim that nobody mounts are found', () => {
  expect(found(mounts, statefulSet('web', { volumes: [{ name: 'dead' }] }, claims('lost')))).toEqual([
    "StatefulSet web: spec.template.spec.volumes[0].name is 'dead', and must be mounted by a container, or left out",
    "StatefulSet web: spec.volumeClaimTemplates[0].metadata.name is 'lost', and must be mounted by a container, or left out",
  ]);
});

test('rejects a claim template with the name of a volume, since the claim would take its place', () => {
  const pod = { ...mounting({ name: 'data', mountPath: '/d' }), volumes: [{ name: 'data' }] };
  expect(found(mounts, statefulSet('web', pod, claims('data')))).toEqual([
    "StatefulSet web: spec.volumeClaimTemplates[0].metadata.name is 'data', and must be given once: another volume has it already",
  ]);
});
