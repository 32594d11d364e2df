import { issuePathsOf, makeContainer } from '../../../../test/pod-issues';

const SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod';
const CONTAINER_SECCOMP = 'container.seccomp.security.alpha.kubernetes.io/app';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const COST = 'controller.kubernetes.io/pod-deletion-cost';
const MIRROR = 'kubernetes.io/config.mirror';

test.each([
  ['A/b', 'any thing', true],
  ['a b', '', false],
  ['a', 'x'.repeat(2 ** 18 - 1), true],
  [SECCOMP, 'runtime/default', true],
  [SECCOMP, 'mine', false],
  [CONTAINER_SECCOMP, 'localhost/a/b', true],
  [CONTAINER_SECCOMP, 'localhost/../b', false],
  [`${APP_ARMOR}app`, 'localhost/mine', true],
  [`${APP_ARMOR}app`, 'mine', false],
  [`${APP_ARMOR}other`, 'unconfined', false],
  [COST, '-10', true],
  [COST, '+10', false],
  [COST, '2147483648', false],
  [MIRROR, 'a', false],
])('annotation %s with value %.20s is accepted: %s', (key, value, isWell) => {
  expect(issuePathsOf({}, { metadata: { annotations: { [key]: value } } })).toEqual(
    isWell ? [] : [`metadata.annotations['${key}']`],
  );
});

test('rejects annotations of more than 256 KiB', () => {
  expect(issuePathsOf({}, { metadata: { annotations: { a: 'x'.repeat(2 ** 18) } } })).toEqual(['metadata.annotations']);
});

test('accepts the mirror annotation on a pod with nodeName', () => {
  expect(issuePathsOf({ nodeName: 'a' }, { metadata: { annotations: { [MIRROR]: 'a' } } })).toEqual([]);
});

const wrong = (annotations: object, securityContext: object, making = {}) =>
  issuePathsOf({ containers: [makeContainer({ securityContext })] }, { metadata: { annotations }, ...making });

test.each([
  ['runtime/default', { type: 'RuntimeDefault' }, true],
  ['docker/default', { type: 'RuntimeDefault' }, true],
  ['unconfined', { type: 'RuntimeDefault' }, false],
  ['unconfined', { type: 'Unconfined' }, true],
  ['localhost/a', { type: 'Localhost', localhostProfile: 'a' }, true],
  ['localhost/a', { type: 'Localhost', localhostProfile: 'b' }, false],
])('compares the seccomp annotation %s with the field %j: same profile: %s', (annotation, seccompProfile, isWell) => {
  const paths = isWell ? [] : ['spec.containers[0].securityContext.seccompProfile.type'];
  expect(wrong({ [CONTAINER_SECCOMP]: annotation }, { seccompProfile })).toEqual(paths);
});

test('does not compare a seccomp profile without a type with its annotation', () => {
  expect(wrong({ [CONTAINER_SECCOMP]: 'unconfined' }, { seccompProfile: {} })).toEqual([
    'spec.containers[0].securityContext.seccompProfile.type',
  ]);
});

test('rejects an AppArmor annotation that differs from the field of the container or pod, since 1.34', () => {
  const annotations = { [`${APP_ARMOR}app`]: 'unconfined' };
  const appArmorProfile = { type: 'RuntimeDefault' };
  expect(wrong(annotations, { appArmorProfile })).toEqual(['spec.containers[0].securityContext.appArmorProfile.type']);
  expect(wrong(annotations, { appArmorProfile }, { version: '1.28' })).toEqual([]);
  expect(issuePathsOf({ securityContext: { appArmorProfile } }, { metadata: { annotations } })).toEqual([
    'spec.securityContext.appArmorProfile.type',
  ]);
});
