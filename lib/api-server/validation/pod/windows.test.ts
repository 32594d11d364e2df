import { app, wrongIn } from '../../../../test/pod-problems';

const context = (securityContext: object) => ({ containers: [app({ securityContext })], securityContext });
const processes = (own?: boolean, ofPod?: boolean) => ({
  ...(ofPod === undefined ? {} : { securityContext: { windowsOptions: { hostProcess: ofPod } } }),
  containers: [app(own === undefined ? {} : { securityContext: { windowsOptions: { hostProcess: own } } })],
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
])('a pod for %s: %j', (name, spec, paths) => {
  expect(wrongIn({ os: { name }, ...spec })).toEqual(paths);
});

test.each([
  ['of the pod', { ...processes(undefined, true), hostNetwork: true }, []],
  ['of the container', { ...processes(true), hostNetwork: true }, []],
  ['not in the network of the node', processes(true), ['spec.hostNetwork']],
  ['of one container', { ...processes(true), initContainers: [app({ name: 'b' })], hostNetwork: true }, ['spec']],
  [
    'of the pod but not of its container',
    processes(false, true),
    ['spec.containers[0].securityContext.windowsOptions.hostProcess'],
  ],
  [
    'of the container but not of its pod',
    { ...processes(true, false), hostNetwork: true },
    ['spec.containers[0].securityContext.windowsOptions.hostProcess'],
  ],
])('processes of the node: %s', (_, spec, paths) => {
  expect(wrongIn(spec)).toEqual(paths);
});
