import { containerIssuePathsOf, issuePathsOf } from '../../../../test/pod-issues';

const volumes = [
  { name: 'a', emptyDir: {} },
  { name: 'claim', persistentVolumeClaim: { claimName: 'b' } },
];
const mount = { name: 'a', mountPath: '/a' };

test.each([
  ['accepts two mounts of a volume', [mount, { ...mount, mountPath: '/b', subPath: 'c' }], []],
  ['rejects a mount without a name and a path', [{}], ['volumeMounts[0].name', 'volumeMounts[0].mountPath']],
  ['rejects a mount of an unknown volume', [{ ...mount, name: 'x' }], ['volumeMounts[0].name']],
  ['rejects a mount path used twice', [mount, { ...mount, name: 'claim' }], ['volumeMounts[1].mountPath']],
  ['rejects a subPath with ".."', [{ ...mount, subPath: '../b' }], ['volumeMounts[0].subPath']],
  ['rejects an absolute subPathExpr', [{ ...mount, subPathExpr: '/$(A)' }], ['volumeMounts[0].subPathExpr']],
  ['rejects subPath with subPathExpr', [{ ...mount, subPath: 'a', subPathExpr: 'b' }], ['volumeMounts[0].subPathExpr']],
  [
    'rejects an unknown mount propagation',
    [{ ...mount, mountPropagation: 'Both' }],
    ['volumeMounts[0].mountPropagation'],
  ],
  [
    'rejects Bidirectional in a container that is not privileged',
    [{ ...mount, mountPropagation: 'Bidirectional' }],
    ['volumeMounts[0].mountPropagation'],
  ],
  [
    'accepts recursiveReadOnly on a read-only mount',
    [{ ...mount, readOnly: true, recursiveReadOnly: 'Enabled', mountPropagation: 'None' }],
    [],
  ],
  [
    'rejects recursiveReadOnly without readOnly',
    [{ ...mount, recursiveReadOnly: 'Enabled' }],
    ['volumeMounts[0].recursiveReadOnly'],
  ],
  [
    'rejects recursiveReadOnly with mountPropagation',
    [{ ...mount, readOnly: true, recursiveReadOnly: 'Enabled', mountPropagation: 'HostToContainer' }],
    ['volumeMounts[0].recursiveReadOnly'],
  ],
  [
    'rejects an unknown recursiveReadOnly',
    [{ ...mount, recursiveReadOnly: 'Yes' }],
    ['volumeMounts[0].recursiveReadOnly'],
  ],
])('%s', (_, volumeMounts, paths) => {
  expect(containerIssuePathsOf({ volumeMounts }, { volumes })).toEqual(paths);
});

test('accepts Bidirectional in a privileged container', () => {
  const volumeMounts = [{ ...mount, mountPropagation: 'Bidirectional' }];
  expect(containerIssuePathsOf({ volumeMounts, securityContext: { privileged: true } }, { volumes })).toEqual([]);
});

test('accepts a mount of a claim template, which replaces the volume of its name', () => {
  const containers = [{ name: 'app', image: 'a', volumeMounts: [{ name: 'data', mountPath: '/a' }] }];
  expect(issuePathsOf({ containers })).toEqual(['spec.containers[0].volumeMounts[0].name']);
  const making = { kind: 'StatefulSet', claims: ['data'] };
  expect(issuePathsOf({ containers, volumes: [{ name: 'data', hostPath: {} }] }, making)).toEqual([]);
});

const device = { name: 'claim', devicePath: '/dev/a' };

test.each([
  ['accepts a claim as a device', [device], []],
  ['rejects a device without a name and a path', [{}], ['volumeDevices[0].name', 'volumeDevices[0].devicePath']],
  ['rejects a device of an unknown volume', [{ ...device, name: 'x' }], ['volumeDevices[0].name']],
  ['rejects a device of a volume that is no claim', [{ ...device, name: 'a' }], ['volumeDevices[0].name']],
  ['rejects a device used twice', [device, device], ['volumeDevices[1].devicePath', 'volumeDevices[1].name']],
  ['rejects a device path with ".."', [{ ...device, devicePath: '/dev/../a' }], ['volumeDevices[0].devicePath']],
])('%s', (_, volumeDevices, paths) => {
  expect(containerIssuePathsOf({ volumeDevices }, { volumes })).toEqual(paths);
});

test('rejects a device that is mounted as well, and a path of both', () => {
  const volumeMounts = [{ name: 'claim', mountPath: '/dev/a' }];
  expect(containerIssuePathsOf({ volumeMounts, volumeDevices: [device] }, { volumes })).toEqual([
    'volumeDevices[0].devicePath',
    'volumeDevices[0].name',
  ]);
});

test('accepts an ephemeral volume as a device', () => {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
  const ephemeral = [{ name: 'claim', ephemeral: { volumeClaimTemplate: { spec } } }];
  expect(containerIssuePathsOf({ volumeDevices: [device] }, { volumes: ephemeral })).toEqual([]);
  expect(
    issuePathsOf({ containers: [{ name: 'a', image: 'a', volumeDevices: [device] }] }, { claims: ['claim'] }),
  ).toEqual([]);
});
