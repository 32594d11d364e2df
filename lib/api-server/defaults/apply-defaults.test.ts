import type { JsonObject, MeasuredVersion } from '../../kubernetes';
import { Schema } from '../schema';
import { applyDefaults } from './apply-defaults';

function filled(object: JsonObject, struct: string, version: MeasuredVersion = '1.34'): JsonObject {
  return applyDefaults(object, struct, Schema.of(version));
}

function container(fields: JsonObject): JsonObject {
  return filled(fields, 'core/v1.Container');
}

test('defaults are put in as deep as there is something', () => {
  expect(filled({ httpGet: { port: 80 } }, 'core/v1.Probe')).toEqual({
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
])('the pull policy of %s is %s', (image, policy) => {
  expect(container({ image }).imagePullPolicy).toBe(policy);
  expect(container({ image, imagePullPolicy: 'Never' }).imagePullPolicy).toBe('Never');
});

test('a volume without a source is an empty directory', () => {
  expect(filled({ name: 'v' }, 'core/v1.Volume')).toEqual({ name: 'v', emptyDir: {} });
  expect(filled({ name: 'v', nfs: {} }, 'core/v1.Volume')).toEqual({ name: 'v', nfs: {} });
});

test('what depends on another field is put in with it alone', () => {
  const strategy = 'apps/v1.StatefulSetUpdateStrategy';
  expect(filled({}, strategy)).toEqual({ type: 'RollingUpdate', rollingUpdate: { partition: 0, maxUnavailable: 1 } });
  expect(filled({ type: 'OnDelete' }, strategy)).toEqual({ type: 'OnDelete' });
  expect(filled({ egress: [] }, 'networking/v1.NetworkPolicySpec').policyTypes).toEqual(['Ingress', 'Egress']);
  expect(filled({}, 'networking/v1.NetworkPolicySpec').policyTypes).toEqual(['Ingress']);
});

test('what is copied is copied once it is there', () => {
  expect(filled({ port: 80 }, 'core/v1.ServicePort')).toEqual({ port: 80, protocol: 'TCP', targetPort: 80 });
  expect(filled({ serviceAccount: 'a' }, 'core/v1.PodSpec').serviceAccountName).toBe('a');
  expect(filled({}, 'core/v1.PodSpec')).not.toHaveProperty('serviceAccountName');
});

test('what has no place any more is cleared', () => {
  const affinity = { clientIP: { timeoutSeconds: 5 } };
  const service = (sessionAffinity: string) =>
    filled({ sessionAffinity, sessionAffinityConfig: affinity }, 'core/v1.ServiceSpec');
  expect(service('None')).not.toHaveProperty('sessionAffinityConfig');
  expect(service('ClientIP').sessionAffinityConfig).toEqual(affinity);
});

test('what is given gets the members that it lacks', () => {
  const policies = [{ type: 'Percent', value: 100, periodSeconds: 15 }];
  const behavior = filled(
    { scaleDown: { stabilizationWindowSeconds: 3 } },
    'autoscaling/v2.HorizontalPodAutoscalerBehavior',
  );
  expect(behavior.scaleDown).toEqual({ selectPolicy: 'Max', policies, stabilizationWindowSeconds: 3 });
});

test('a Job runs once, unless it says how many run at once; those of CronJobs get theirs when they are made', () => {
  expect(filled({ spec: {} }, 'batch/v1.Job').spec).toMatchObject({ completions: 1, parallelism: 1 });
  expect(filled({ spec: { parallelism: 2 } }, 'batch/v1.Job').spec).not.toHaveProperty('completions');
  expect(filled({ spec: {} }, 'batch/v1.JobTemplateSpec').spec).not.toHaveProperty('completions');
});

test('a Job that says which failures of its pods count replaces them once they have failed, and others sooner', () => {
  const policyOf = (spec: JsonObject) => filled({ spec }, 'batch/v1.Job').spec;
  const podFailurePolicy = { rules: [] };
  expect(policyOf({})).toMatchObject({ podReplacementPolicy: 'TerminatingOrFailed' });
  expect(policyOf({ podFailurePolicy })).toMatchObject({ podReplacementPolicy: 'Failed' });
  const stated = { podReplacementPolicy: 'TerminatingOrFailed' };
  expect(policyOf({ podFailurePolicy, ...stated })).toMatchObject(stated);
});

test('a Job that says how often an index may fail has no other limit', () => {
  expect(filled({ spec: { backoffLimitPerIndex: 1 } }, 'batch/v1.Job').spec).toMatchObject({
    backoffLimit: 2 ** 31 - 1,
  });
});

test('what a manifest leaves out has the defaults of what is in it', () => {
  expect(filled({ metadata: {} }, 'networking/v1.NetworkPolicy').spec).toEqual({ policyTypes: ['Ingress'] });
});

test('the older name of a service account says what the newer one does', () => {
  const spec = (names: JsonObject) => filled(names, 'core/v1.PodSpec');
  expect(spec({ serviceAccount: 'a' })).toMatchObject({ serviceAccount: 'a', serviceAccountName: 'a' });
  expect(spec({ serviceAccount: 'a', serviceAccountName: 'b' })).toMatchObject({ serviceAccount: 'b' });
});

test('versions differ', () => {
  expect(filled({ spec: {} }, 'batch/v1.Job', '1.28').spec).not.toHaveProperty('podReplacementPolicy');
  expect(filled({ spec: {} }, 'batch/v1.Job', '1.34').spec).toHaveProperty('podReplacementPolicy');
});

test('what is of another form than it should be stays, for the server to refuse', () => {
  expect(container({ name: 'a', livenessProbe: 'x', ports: 'y', noField: 1, image: 7 })).toMatchObject({
    livenessProbe: 'x',
    ports: 'y',
    noField: 1,
    imagePullPolicy: 'IfNotPresent',
  });
});
