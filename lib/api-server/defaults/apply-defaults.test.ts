import type { JsonObject, MeasuredVersion } from '../../kubernetes';
import { Schema } from '../schema';
import { applyDefaults } from './apply-defaults';

function defaulted(object: JsonObject, struct: string, version: MeasuredVersion = '1.34'): JsonObject {
  return applyDefaults(object, struct, Schema.of(version));
}

function container(fields: JsonObject): JsonObject {
  return defaulted(fields, 'core/v1.Container');
}

test('defaults the fields of an object, and of objects within it', () => {
  expect(defaulted({ httpGet: { port: 80 } }, 'core/v1.Probe')).toEqual({
    httpGet: { port: 80, path: '/', scheme: 'HTTP' },
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  });
});

test.each([
  ['a', 'Always'],
  ['a:latest', 'Always'],
  ['localhost:5000/a', 'Always'],
  ['localhost:5000/a:1', 'IfNotPresent'],
  [`a:latest@sha256:${'0'.repeat(64)}`, 'Always'],
  [`a@sha256:${'0'.repeat(64)}`, 'IfNotPresent'],
  ['Not An Image', 'IfNotPresent'],
  ['a'.repeat(248), 'IfNotPresent'],
])('defaults the pull policy of image %s to %s', (image, policy) => {
  expect(container({ image }).imagePullPolicy).toBe(policy);
  expect(container({ image, imagePullPolicy: 'Never' }).imagePullPolicy).toBe('Never');
});

test('defaults a volume without a source to an emptyDir', () => {
  expect(defaulted({ name: 'v' }, 'core/v1.Volume')).toEqual({ name: 'v', emptyDir: {} });
  expect(defaulted({ name: 'v', nfs: {} }, 'core/v1.Volume')).toEqual({ name: 'v', nfs: {} });
});

test('defaults rollingUpdate only for the type RollingUpdate, and policyTypes by the rules of a NetworkPolicy', () => {
  const strategy = 'apps/v1.StatefulSetUpdateStrategy';
  expect(defaulted({}, strategy)).toEqual({
    type: 'RollingUpdate',
    rollingUpdate: { partition: 0, maxUnavailable: 1 },
  });
  expect(defaulted({ type: 'OnDelete' }, strategy)).toEqual({ type: 'OnDelete' });
  expect(defaulted({ egress: [] }, 'networking/v1.NetworkPolicySpec').policyTypes).toEqual(['Ingress', 'Egress']);
  expect(defaulted({}, 'networking/v1.NetworkPolicySpec').policyTypes).toEqual(['Ingress']);
});

test('defaults targetPort to port, and serviceAccountName to serviceAccount', () => {
  expect(defaulted({ port: 80 }, 'core/v1.ServicePort')).toEqual({ port: 80, protocol: 'TCP', targetPort: 80 });
  expect(defaulted({ serviceAccount: 'a' }, 'core/v1.PodSpec').serviceAccountName).toBe('a');
  expect(defaulted({}, 'core/v1.PodSpec')).not.toHaveProperty('serviceAccountName');
});

test('drops sessionAffinityConfig without session affinity', () => {
  const config = { clientIP: { timeoutSeconds: 5 } };
  const service = (sessionAffinity: string) =>
    defaulted({ sessionAffinity, sessionAffinityConfig: config }, 'core/v1.ServiceSpec');
  expect(service('None')).not.toHaveProperty('sessionAffinityConfig');
  expect(service('ClientIP').sessionAffinityConfig).toEqual(config);
});

test('adds defaults to the scaling rules that a manifest sets', () => {
  const policies = [{ type: 'Percent', value: 100, periodSeconds: 15 }];
  const behavior = defaulted(
    { scaleDown: { stabilizationWindowSeconds: 3 } },
    'autoscaling/v2.HorizontalPodAutoscalerBehavior',
  );
  expect(behavior.scaleDown).toEqual({ selectPolicy: 'Max', policies, stabilizationWindowSeconds: 3 });
});

test('defaults completions of a Job to 1 unless it sets parallelism, but not in the template of a CronJob', () => {
  expect(defaulted({ spec: {} }, 'batch/v1.Job').spec).toMatchObject({ completions: 1, parallelism: 1 });
  expect(defaulted({ spec: { parallelism: 2 } }, 'batch/v1.Job').spec).not.toHaveProperty('completions');
  expect(defaulted({ spec: {} }, 'batch/v1.JobTemplateSpec').spec).not.toHaveProperty('completions');
});

test('defaults podReplacementPolicy to Failed for a Job with a podFailurePolicy', () => {
  const jobSpec = (spec: JsonObject) => defaulted({ spec }, 'batch/v1.Job').spec;
  const podFailurePolicy = { rules: [] };
  expect(jobSpec({})).toMatchObject({ podReplacementPolicy: 'TerminatingOrFailed' });
  expect(jobSpec({ podFailurePolicy })).toMatchObject({ podReplacementPolicy: 'Failed' });
  const given = { podReplacementPolicy: 'TerminatingOrFailed' };
  expect(jobSpec({ podFailurePolicy, ...given })).toMatchObject(given);
});

test('defaults backoffLimit of a Job with backoffLimitPerIndex to the highest number', () => {
  expect(defaulted({ spec: { backoffLimitPerIndex: 1 } }, 'batch/v1.Job').spec).toMatchObject({
    backoffLimit: 2 ** 31 - 1,
  });
});

test('adds a spec that is left out if its fields have defaults', () => {
  expect(defaulted({ metadata: {} }, 'networking/v1.NetworkPolicy').spec).toEqual({ policyTypes: ['Ingress'] });
});

test('sets the deprecated serviceAccount to serviceAccountName', () => {
  const spec = (names: JsonObject) => defaulted(names, 'core/v1.PodSpec');
  expect(spec({ serviceAccount: 'a' })).toMatchObject({ serviceAccount: 'a', serviceAccountName: 'a' });
  expect(spec({ serviceAccount: 'a', serviceAccountName: 'b' })).toMatchObject({ serviceAccount: 'b' });
});

test('defaults podReplacementPolicy only in versions that know it', () => {
  expect(defaulted({ spec: {} }, 'batch/v1.Job', '1.28').spec).not.toHaveProperty('podReplacementPolicy');
  expect(defaulted({ spec: {} }, 'batch/v1.Job', '1.34').spec).toHaveProperty('podReplacementPolicy');
});

test('keeps values of a wrong form, which are rejected later', () => {
  expect(container({ name: 'a', livenessProbe: 'x', ports: 'y', noField: 1, image: 7 })).toMatchObject({
    livenessProbe: 'x',
    ports: 'y',
    noField: 1,
    imagePullPolicy: 'IfNotPresent',
  });
});
