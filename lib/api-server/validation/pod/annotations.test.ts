import { app, wrongIn } from '../../../../test/pod-problems';

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
])('the annotation %s: %.20s is well: %s', (key, value, isWell) => {
  expect(wrongIn({}, { metadata: { annotations: { [key]: value } } })).toEqual(
    isWell ? [] : [`metadata.annotations['${key}']`],
  );
});

test('annotations are not endless', () => {
  expect(wrongIn({}, { metadata: { annotations: { a: 'x'.repeat(2 ** 18) } } })).toEqual(['metadata.annotations']);
});

test('a pod of a node says which', () => {
  expect(wrongIn({ nodeName: 'a' }, { metadata: { annotations: { [MIRROR]: 'a' } } })).toEqual([]);
});

const wrong = (annotations: object, securityContext: object, making = {}) =>
  wrongIn({ containers: [app({ securityContext })] }, { metadata: { annotations }, ...making });

test.each([
  ['runtime/default', { type: 'RuntimeDefault' }, true],
  ['docker/default', { type: 'RuntimeDefault' }, true],
  ['unconfined', { type: 'RuntimeDefault' }, false],
  ['unconfined', { type: 'Unconfined' }, true],
  ['localhost/a', { type: 'Localhost', localhostProfile: 'a' }, true],
  ['localhost/a', { type: 'Localhost', localhostProfile: 'b' }, false],
])('what confines a container is said twice: %s and %j', (annotation, seccompProfile, isWell) => {
  const paths = isWell ? [] : ['spec.containers[0].securityContext.seccompProfile.type'];
  expect(wrong({ [CONTAINER_SECCOMP]: annotation }, { seccompProfile })).toEqual(paths);
});

test('a profile of no type is not compared', () => {
  expect(wrong({ [CONTAINER_SECCOMP]: 'unconfined' }, { seccompProfile: {} })).toEqual([
    'spec.containers[0].securityContext.seccompProfile.type',
  ]);
});

test('AppArmor is said twice since there are fields for it; the pod can say it for its containers', () => {
  const annotations = { [`${APP_ARMOR}app`]: 'unconfined' };
  const appArmorProfile = { type: 'RuntimeDefault' };
  expect(wrong(annotations, { appArmorProfile })).toEqual(['spec.containers[0].securityContext.appArmorProfile.type']);
  expect(wrong(annotations, { appArmorProfile }, { version: '1.28' })).toEqual([]);
  expect(wrongIn({ securityContext: { appArmorProfile } }, { metadata: { annotations } })).toEqual([
    'spec.securityContext.appArmorProfile.type',
  ]);
});
