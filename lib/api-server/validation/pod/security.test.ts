import { app, wrongIn, wrongInContainer } from '../../../../test/pod-problems';

const local = (localhostProfile?: string) => ({ type: 'Localhost', localhostProfile });

test.each([
  ['users', { runAsUser: 0, runAsGroup: 2 ** 31 - 1 }, []],
  ['users that there can’t be', { runAsUser: -1, runAsGroup: 2 ** 31 }, ['runAsUser', 'runAsGroup']],
  ['profiles', { seccompProfile: local('a/b'), appArmorProfile: local('a') }, []],
  [
    'profiles without a type',
    { seccompProfile: {}, appArmorProfile: {} },
    ['seccompProfile.type', 'appArmorProfile.type'],
  ],
  [
    'profiles of another type',
    { seccompProfile: { type: 'A' }, appArmorProfile: { type: 'B' } },
    ['seccompProfile.type', 'appArmorProfile.type'],
  ],
  [
    'profiles without a name',
    { seccompProfile: local(), appArmorProfile: local('') },
    ['seccompProfile.localhostProfile', 'appArmorProfile.localhostProfile'],
  ],
  [
    'profiles elsewhere',
    { seccompProfile: local('../a'), appArmorProfile: local(' a') },
    ['seccompProfile.localhostProfile', 'appArmorProfile.localhostProfile'],
  ],
  [
    'a name of no profile',
    { seccompProfile: { type: 'Unconfined', localhostProfile: '' } },
    ['seccompProfile.localhostProfile'],
  ],
  [
    'a user of Windows',
    { windowsOptions: { runAsUserName: 'D.E\\a b', gmsaCredentialSpecName: 'a', gmsaCredentialSpec: 'b' } },
    [],
  ],
  [
    'no user of Windows',
    { windowsOptions: { runAsUserName: '', gmsaCredentialSpecName: 'A', gmsaCredentialSpec: '' } },
    ['windowsOptions.gmsaCredentialSpecName', 'windowsOptions.gmsaCredentialSpec', 'windowsOptions.runAsUserName'],
  ],
])('the securityContext of a container or a pod: %s', (_, securityContext, paths) => {
  const all = paths.map((path) => `securityContext.${path}`);
  expect(wrongInContainer({ securityContext })).toEqual(all);
  expect(wrongIn({ securityContext })).toEqual(all.map((path) => `spec.${path}`));
});

test.each([
  ['no escalation of who has all', { allowPrivilegeEscalation: false, privileged: true }, ['allowPrivilegeEscalation']],
  [
    'no escalation of who may all',
    { allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN'] } },
    ['allowPrivilegeEscalation'],
  ],
  ['no escalation', { allowPrivilegeEscalation: false, capabilities: { add: ['SYS_ADMIN'] } }, []],
  ['another /proc', { procMount: 'No' }, ['procMount']],
  ['all of /proc', { procMount: 'Unmasked' }, ['procMount']],
])('the securityContext of a container: %s', (_, securityContext, paths) => {
  expect(wrongInContainer({ securityContext })).toEqual(paths.map((path) => `securityContext.${path}`));
});

const sysctls = (...names: (string | undefined)[]) => ({
  securityContext: { sysctls: names.map((name) => ({ name, value: '1' })) },
});

test.each([
  ['groups', { securityContext: { fsGroup: -1, supplementalGroups: [0, -1] } }, ['supplementalGroups[1]', 'fsGroup']],
  [
    'words',
    {
      securityContext: { fsGroupChangePolicy: 'A', supplementalGroupsPolicy: 'B', seLinuxChangePolicy: 'C' },
    },
    ['supplementalGroupsPolicy', 'fsGroupChangePolicy', 'seLinuxChangePolicy'],
  ],
  ['sysctls', sysctls('net.ipv4.a', 'kernel/sem'), []],
  ['sysctls that there can’t be', sysctls('A', undefined), ['sysctls[0].name', 'sysctls[1].name']],
  ['a sysctl twice', sysctls('a', 'a'), ['sysctls[1].name']],
  [
    'sysctls of the node',
    {
      ...sysctls('net.ipv4.a', 'net/ipv4/eth0.1', 'kernel.sem', 'fs.mqueue.a', 'vm.a'),
      hostNetwork: true,
      hostIPC: true,
    },
    ['sysctls[0].name', 'sysctls[1].name', 'sysctls[2].name', 'sysctls[3].name'],
  ],
])('the securityContext of a pod: %s', (_, spec, paths) => {
  expect(wrongIn(spec)).toEqual(paths.map((path) => `spec.securityContext.${path}`));
});

test('older versions let a pod set the sysctls of its node', () => {
  expect(wrongIn({ ...sysctls('net.ipv4.a'), hostNetwork: true }, { version: '1.28' })).toEqual([]);
});

test('processes are shared within the pod, or with the node', () => {
  expect(wrongIn({ hostPID: true, shareProcessNamespace: true })).toEqual(['spec.shareProcessNamespace']);
});

test('without the users of its node a pod shares nothing with it', () => {
  const device = {
    volumeDevices: [{ name: 'data', devicePath: '/dev/a' }],
    securityContext: { procMount: 'Unmasked' },
  };
  const spec = { containers: [app(device)], hostUsers: false, hostNetwork: true, hostPID: true, hostIPC: true };
  const making = { kind: 'StatefulSet', claims: ['data'] };
  const host = ['spec.hostNetwork', 'spec.hostPID', 'spec.hostIPC'];
  expect(wrongIn(spec, making)).toEqual([...host, 'spec.containers[0].volumeDevices']);
  expect(wrongIn(spec, { ...making, kind: 'Deployment', version: '1.28' })).toEqual([]);
});
