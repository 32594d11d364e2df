import { issuePathsOf, makeContainer } from '../../../../test/pod-issues';

const context = (securityContext: object) => ({ containers: [makeContainer({ securityContext })], securityContext });
const processes = (own?: boolean, ofPod?: boolean) => ({
  ...(ofPod === undefined ? {} : { securityContext: { windowsOptions: { hostProcess: ofPod } } }),
  containers: [makeContainer(own === undefined ? {} : { securityContext: { windowsOptions: { hostProcess: own } } })],
});

test.each([
  ['linux', context({ runAsUser: 1 }), []],
  [
    'linux',
    context({ windowsOptions: {} }),
    ['spec.securityContext.windowsOptions', 'spec.containers[0].securityContext.windowsOptions'],
  ],
  ['windows', context({ windowsOptions: {} }), []],
  [
    'windows',
    context({ runAsUser: 1, fsGroup: 2, privileged: false }),
    [
      'spec.securityContext.runAsUser',
      'spec.securityContext.fsGroup',
      'spec.containers[0].securityContext.runAsUser',
      'spec.containers[0].securityContext.privileged',
    ],
  ],
  ['windows', { hostPID: true }, ['spec.hostPID']],
  ['plan9', {}, ['spec.os.name']],
  [undefined, {}, ['spec.os.name']],
])('validates the fields of a pod for %s: %j', (name, spec, paths) => {
  expect(issuePathsOf({ os: { name }, ...spec })).toEqual(paths);
});

test.each([
  ['accepts a pod in the network of its node', { ...processes(undefined, true), hostNetwork: true }, []],
  ['accepts a container in the network of its node', { ...processes(true), hostNetwork: true }, []],
  ['rejects a pod in a network of its own', processes(true), ['spec.hostNetwork']],
  [
    'rejects HostProcess for one of two containers',
    { ...processes(true), initContainers: [makeContainer({ name: 'b' })], hostNetwork: true },
    ['spec'],
  ],
  [
    'rejects a container that opts out',
    processes(false, true),
    ['spec.containers[0].securityContext.windowsOptions.hostProcess'],
  ],
  [
    'rejects a container that opts in',
    { ...processes(true, false), hostNetwork: true },
    ['spec.containers[0].securityContext.windowsOptions.hostProcess'],
  ],
])('HostProcess: %s', (_, spec, paths) => {
  expect(issuePathsOf(spec)).toEqual(paths);
});
