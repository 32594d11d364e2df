import { containerIssuePathsOf, issuePathsOf, makeContainer } from '../../../../test/pod-issues';

const local = (localhostProfile?: string) => ({ type: 'Localhost', localhostProfile });

test.each([
  ['accepts users and groups', { runAsUser: 0, runAsGroup: 2 ** 31 - 1 }, []],
  ['rejects negative and too large IDs', { runAsUser: -1, runAsGroup: 2 ** 31 }, ['runAsUser', 'runAsGroup']],
  ['accepts local profiles', { seccompProfile: local('a/b'), appArmorProfile: local('a') }, []],
  [
    'rejects profiles without a type',
    { seccompProfile: {}, appArmorProfile: {} },
    ['seccompProfile.type', 'appArmorProfile.type'],
  ],
  [
    'rejects profiles of an unknown type',
    { seccompProfile: { type: 'A' }, appArmorProfile: { type: 'B' } },
    ['seccompProfile.type', 'appArmorProfile.type'],
  ],
  [
    'rejects local profiles without a name',
    { seccompProfile: local(), appArmorProfile: local('') },
    ['seccompProfile.localhostProfile', 'appArmorProfile.localhostProfile'],
  ],
  [
    'rejects invalid names of local profiles',
    { seccompProfile: local('../a'), appArmorProfile: local(' a') },
    ['seccompProfile.localhostProfile', 'appArmorProfile.localhostProfile'],
  ],
  [
    'rejects the name of a profile that is not local',
    { seccompProfile: { type: 'Unconfined', localhostProfile: '' } },
    ['seccompProfile.localhostProfile'],
  ],
  [
    'accepts Windows options',
    { windowsOptions: { runAsUserName: 'D.E\\a b', gmsaCredentialSpecName: 'a', gmsaCredentialSpec: 'b' } },
    [],
  ],
  [
    'rejects invalid Windows options',
    { windowsOptions: { runAsUserName: '', gmsaCredentialSpecName: 'A', gmsaCredentialSpec: '' } },
    ['windowsOptions.gmsaCredentialSpecName', 'windowsOptions.gmsaCredentialSpec', 'windowsOptions.runAsUserName'],
  ],
])('%s in the security context of a container and of a pod', (_, securityContext, paths) => {
  const all = paths.map((path) => `securityContext.${path}`);
  expect(containerIssuePathsOf({ securityContext })).toEqual(all);
  expect(issuePathsOf({ securityContext })).toEqual(all.map((path) => `spec.${path}`));
});

test.each([
  [
    'rejects a privileged container without escalation',
    { allowPrivilegeEscalation: false, privileged: true },
    ['allowPrivilegeEscalation'],
  ],
  [
    'rejects a container with CAP_SYS_ADMIN without escalation',
    { allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN'] } },
    ['allowPrivilegeEscalation'],
  ],
  [
    'accepts a container with SYS_ADMIN without escalation',
    { allowPrivilegeEscalation: false, capabilities: { add: ['SYS_ADMIN'] } },
    [],
  ],
  ['rejects an unknown procMount', { procMount: 'No' }, ['procMount']],
  ['rejects procMount Unmasked without a user namespace', { procMount: 'Unmasked' }, ['procMount']],
])('%s', (_, securityContext, paths) => {
  expect(containerIssuePathsOf({ securityContext })).toEqual(paths.map((path) => `securityContext.${path}`));
});

const sysctls = (...names: (string | undefined)[]) => ({
  securityContext: { sysctls: names.map((name) => ({ name, value: '1' })) },
});

test.each([
  [
    'rejects negative groups',
    { securityContext: { fsGroup: -1, supplementalGroups: [0, -1] } },
    ['supplementalGroups[1]', 'fsGroup'],
  ],
  [
    'rejects unknown policies',
    {
      securityContext: { fsGroupChangePolicy: 'A', supplementalGroupsPolicy: 'B', seLinuxChangePolicy: 'C' },
    },
    ['supplementalGroupsPolicy', 'fsGroupChangePolicy', 'seLinuxChangePolicy'],
  ],
  ['accepts sysctls in both notations', sysctls('net.ipv4.a', 'kernel/sem'), []],
  ['rejects invalid sysctls', sysctls('A', undefined), ['sysctls[0].name', 'sysctls[1].name']],
  ['rejects a sysctl used twice', sysctls('a', 'a'), ['sysctls[1].name']],
  [
    'rejects sysctls of the namespaces of the node',
    {
      ...sysctls('net.ipv4.a', 'net/ipv4/eth0.1', 'kernel.sem', 'fs.mqueue.a', 'vm.a'),
      hostNetwork: true,
      hostIPC: true,
    },
    ['sysctls[0].name', 'sysctls[1].name', 'sysctls[2].name', 'sysctls[3].name'],
  ],
])('%s in the security context of a pod', (_, spec, paths) => {
  expect(issuePathsOf(spec)).toEqual(paths.map((path) => `spec.securityContext.${path}`));
});

test('accepts sysctls of the namespaces of the node in 1.28', () => {
  expect(issuePathsOf({ ...sysctls('net.ipv4.a'), hostNetwork: true }, { version: '1.28' })).toEqual([]);
});

test('rejects shareProcessNamespace with hostPID', () => {
  expect(issuePathsOf({ hostPID: true, shareProcessNamespace: true })).toEqual(['spec.shareProcessNamespace']);
});

test('rejects host namespaces and devices with hostUsers: false', () => {
  const device = {
    volumeDevices: [{ name: 'data', devicePath: '/dev/a' }],
    securityContext: { procMount: 'Unmasked' },
  };
  const spec = {
    containers: [makeContainer(device)],
    hostUsers: false,
    hostNetwork: true,
    hostPID: true,
    hostIPC: true,
  };
  const making = { kind: 'StatefulSet', claims: ['data'] };
  const host = ['spec.hostNetwork', 'spec.hostPID', 'spec.hostIPC'];
  expect(issuePathsOf(spec, making)).toEqual([...host, 'spec.containers[0].volumeDevices']);
  expect(issuePathsOf(spec, { ...making, kind: 'Deployment', version: '1.28' })).toEqual([]);
});
