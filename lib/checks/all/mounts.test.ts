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

test('reports volumes and claims that no container mounts', () => {
  expect(found(checkMounts, statefulSet('web', { volumes: [{ name: 'dead' }] }, claims('lost')))).toEqual([
    "StatefulSet web: spec.template.spec.volumes[0].name is 'dead', and must be mounted by a container, or omitted",
    "StatefulSet web: spec.volumeClaimTemplates[0].metadata.name is 'lost', and must be mounted by a container, or omitted",
  ]);
});

test('reports a claim template with the name of a volume, since the claim would replace the volume', () => {
  const pod = { ...mounting({ name: 'data', mountPath: '/d' }), volumes: [{ name: 'data' }] };
  expect(found(checkMounts, statefulSet('web', pod, claims('data')))).toEqual([
    "StatefulSet web: spec.volumeClaimTemplates[0].metadata.name is 'data', and must be given once: another volume has it already",
  ]);
});
