import { wrongIn, wrongInContainer } from '../../../../test/pod-problems';

const volumes = [
  { name: 'a', emptyDir: {} },
  { name: 'claim', persistentVolumeClaim: { claimName: 'b' } },
];
const mount = { name: 'a', mountPath: '/a' };

test.each([
  ['two of one volume', [mount, { ...mount, mountPath: '/b', subPath: 'c' }], []],
  ['no name and no path', [{}], ['volumeMounts[0].name', 'volumeMounts[0].mountPath']],
  ['no such volume', [{ ...mount, name: 'x' }], ['volumeMounts[0].name']],
  ['one path twice', [mount, { ...mount, name: 'claim' }], ['volumeMounts[1].mountPath']],
  ['a path that leads out', [{ ...mount, subPath: '../b' }], ['volumeMounts[0].subPath']],
  ['an absolute path', [{ ...mount, subPathExpr: '/$(A)' }], ['volumeMounts[0].subPathExpr']],
  ['two sorts of paths', [{ ...mount, subPath: 'a', subPathExpr: 'b' }], ['volumeMounts[0].subPathExpr']],
  ['another propagation', [{ ...mount, mountPropagation: 'Both' }], ['volumeMounts[0].mountPropagation']],
  [
    'a propagation that needs privileges',
    [{ ...mount, mountPropagation: 'Bidirectional' }],
    ['volumeMounts[0].mountPropagation'],
  ],
  [
    'read-only all the way down',
    [{ ...mount, readOnly: true, recursiveReadOnly: 'Enabled', mountPropagation: 'None' }],
    [],
  ],
  ['read-only further down alone', [{ ...mount, recursiveReadOnly: 'Enabled' }], ['volumeMounts[0].recursiveReadOnly']],
  [
    'read-only with what is mounted later',
    [{ ...mount, readOnly: true, recursiveReadOnly: 'Enabled', mountPropagation: 'HostToContainer' }],
    ['volumeMounts[0].recursiveReadOnly'],
  ],
  ['another way of read-only', [{ ...mount, recursiveReadOnly: 'Yes' }], ['volumeMounts[0].recursiveReadOnly']],
])('mounts: %s', (_, volumeMounts, paths) => {
  expect(wrongInContainer({ volumeMounts }, { volumes })).toEqual(paths);
});

test('who is privileged may hand mounts on to the node', () => {
  const volumeMounts = [{ ...mount, mountPropagation: 'Bidirectional' }];
  expect(wrongInContainer({ volumeMounts, securityContext: { privileged: true } }, { volumes })).toEqual([]);
});

test('the claims of a StatefulSet are volumes, in the place of those of the same name', () => {
  const containers = [{ name: 'app', image: 'a', volumeMounts: [{ name: 'data', mountPath: '/a' }] }];
  expect(wrongIn({ containers })).toEqual(['spec.containers[0].volumeMounts[0].name']);
  const making = { kind: 'StatefulSet', claims: ['data'] };
  expect(wrongIn({ containers, volumes: [{ name: 'data', hostPath: {} }] }, making)).toEqual([]);
});

const device = { name: 'claim', devicePath: '/dev/a' };

test.each([
  ['well', [device], []],
  ['no name and no path', [{}], ['volumeDevices[0].name', 'volumeDevices[0].devicePath']],
  ['no such volume', [{ ...device, name: 'x' }], ['volumeDevices[0].name']],
  ['no claim', [{ ...device, name: 'a' }], ['volumeDevices[0].name']],
  ['one twice', [device, device], ['volumeDevices[1].devicePath', 'volumeDevices[1].name']],
  ['a path that leads out', [{ ...device, devicePath: '/dev/../a' }], ['volumeDevices[0].devicePath']],
])('devices: %s', (_, volumeDevices, paths) => {
  expect(wrongInContainer({ volumeDevices }, { volumes })).toEqual(paths);
});

test('a device is not mounted as well, and is at no path of a mount', () => {
  const volumeMounts = [{ name: 'claim', mountPath: '/dev/a' }];
  expect(wrongInContainer({ volumeMounts, volumeDevices: [device] }, { volumes })).toEqual([
    'volumeDevices[0].devicePath',
    'volumeDevices[0].name',
  ]);
});

test('a claim that is made for the pod alone can be a device', () => {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
  const ephemeral = [{ name: 'claim', ephemeral: { volumeClaimTemplate: { spec } } }];
  expect(wrongInContainer({ volumeDevices: [device] }, { volumes: ephemeral })).toEqual([]);
  expect(wrongIn({ containers: [{ name: 'a', image: 'a', volumeDevices: [device] }] }, { claims: ['claim'] })).toEqual(
    [],
  );
});
