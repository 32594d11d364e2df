import type { JsonObject, KubernetesVersion } from '../../kubernetes';
import { describeIssue, Field } from '../../validation';
import { ApiServer, type LiveObject } from '../api-server';
import { validateUpdate } from '.';

const labels = { app: 'web' };
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, volumeMode: 'Filesystem' };
const pods = { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'app:1' }] } };
const DATA = { metadata: { name: 'data' }, spec: claim };
const STATEFUL_SET = {
  replicas: 2,
  serviceName: 'web',
  selector: { matchLabels: labels },
  template: pods,
  volumeClaimTemplates: [DATA],
};

function problemsOf(
  kind: string,
  before: JsonObject,
  after: JsonObject,
  { apiVersion = 'v1', version = '1.34' }: { apiVersion?: string; version?: KubernetesVersion } = {},
): string[] {
  const [live, next] = [before, after].map((object) => new Field({ apiVersion, kind, ...object }));
  return validateUpdate(live as Field, next as Field, version).map((problem) => describeIssue(problem));
}

function ofSpec(kind: string, before: JsonObject, after: JsonObject, apiVersion?: string, version?: KubernetesVersion) {
  return problemsOf(kind, { spec: before }, { spec: after }, { apiVersion, version });
}

const ofStatefulSet = (change: JsonObject, version?: KubernetesVersion) =>
  ofSpec('StatefulSet', STATEFUL_SET, { ...STATEFUL_SET, ...change }, 'apps/v1', version);
const ofClaimTemplate = (change: JsonObject, metadata: JsonObject = {}) =>
  ofStatefulSet({
    volumeClaimTemplates: [{ metadata: { name: 'data', ...metadata }, spec: { ...claim, ...change } }],
  });

describe('a StatefulSet', () => {
  test('may change its replicas, template and update strategy', () => {
    const change = { replicas: 3, template: {}, updateStrategy: { type: 'OnDelete' }, minReadySeconds: 5 };
    expect(ofStatefulSet({ ...change, ordinals: { start: 2 } })).toEqual([]);
  });

  test('may change its revisionHistoryLimit from 1.34 on', () => {
    expect(ofStatefulSet({ revisionHistoryLimit: 3 })).toEqual([]);
    expect(ofStatefulSet({ revisionHistoryLimit: 3 }, '1.33')).toEqual([
      "spec.revisionHistoryLimit is 3, and must be left out, as it is on the cluster: the revisionHistoryLimit of this StatefulSet can't be changed",
    ]);
  });

  test('must not change its serviceName or claim templates, and each changed field is named', () => {
    expect(ofStatefulSet({ serviceName: 'other' })).toEqual([
      "spec.serviceName is 'other', and must be 'web', as it is on the cluster: the serviceName of this StatefulSet can't be changed",
    ]);
    expect(ofClaimTemplate({ resources: { requests: { storage: '2Gi' } } }, { labels })).toEqual([
      "spec.volumeClaimTemplates[0].metadata.labels is { app: 'web' }, and must be left out, as it is on the cluster: the volumeClaimTemplates of this StatefulSet can't be changed",
      "spec.volumeClaimTemplates[0].spec.resources.requests.storage is '2Gi', and must be '1Gi', as it is on the cluster: the volumeClaimTemplates of this StatefulSet can't be changed",
    ]);
  });

  test('must not add or remove a claim template', () => {
    expect(ofStatefulSet({ volumeClaimTemplates: [] })).toEqual([
      expect.stringMatching(/^spec\.volumeClaimTemplates\[0\] is not given, and must be \{ metadata: .*, as it is/),
    ]);
    expect(ofStatefulSet({ volumeClaimTemplates: [DATA, { ...DATA, metadata: { name: 'more' } }] })).toEqual([
      expect.stringMatching(/^spec\.volumeClaimTemplates\[1\] is .*, and must be left out, as it is/),
    ]);
  });

  test('may write an equal quantity otherwise, and state the kind of a claim template', () => {
    expect(ofClaimTemplate({ resources: { requests: { storage: '1073741824' } } })).toEqual([]);
    const volumeClaimTemplates = [{ ...DATA, apiVersion: 'v1', kind: 'PersistentVolumeClaim' }];
    expect(ofStatefulSet({ volumeClaimTemplates })).toEqual([]);
  });

  test('must not change a label of its selector from 1 to 1.0', () => {
    const [before, after] = ['1', '1.0'].map((b) => ({ ...STATEFUL_SET, selector: { matchLabels: { b } } }));
    expect(ofSpec('StatefulSet', before as JsonObject, after as JsonObject, 'apps/v1')).toHaveLength(1);
  });
});

test('a claim may request more storage, but not less', () => {
  const sized = (storage: string) => ({ ...claim, resources: { requests: { storage } } });
  expect(ofSpec('PersistentVolumeClaim', sized('1Gi'), sized('2Gi'))).toEqual([]);
  expect(ofSpec('PersistentVolumeClaim', sized('1Gi'), sized('1024Mi'))).toEqual([]);
  expect(ofSpec('PersistentVolumeClaim', sized('2Gi'), sized('1Gi'))).toEqual([
    "spec.resources.requests.storage is '1Gi', and must be at least '2Gi', as it is on the cluster: the resources of this PersistentVolumeClaim can only grow",
  ]);
});

test('rejects a claim that requests no storage any more', () => {
  expect(ofSpec('PersistentVolumeClaim', claim, { ...claim, resources: {} })).toEqual([
    "spec.resources.requests.storage is not given, and must be at least '1Gi', as it is on the cluster: the resources of this PersistentVolumeClaim can only grow",
  ]);
});

test('a claim may set its volumeName once, but must not change its storageClassName', () => {
  expect(ofSpec('PersistentVolumeClaim', claim, { ...claim, volumeName: 'a' })).toEqual([]);
  expect(ofSpec('PersistentVolumeClaim', { ...claim, volumeName: 'a' }, { ...claim, volumeName: 'b' })).toEqual([
    "spec.volumeName is 'b', and must be 'a', as it is on the cluster: the volumeName of this PersistentVolumeClaim can be set, but not changed",
  ]);
  expect(ofSpec('PersistentVolumeClaim', claim, { ...claim, storageClassName: 'fast' })).toEqual([
    "spec.storageClassName is 'fast', and must be left out, as it is on the cluster: the storageClassName of this PersistentVolumeClaim can't be changed",
  ]);
});

describe('a Pod', () => {
  const container = { name: 'app', image: 'app:1' };
  const pod = (change: JsonObject) => ({ containers: [container], ...change });
  const ofPod = (before: JsonObject, after: JsonObject) => ofSpec('Pod', pod(before), pod(after));

  test('may change its images', () => {
    expect(ofPod({}, { containers: [{ ...container, image: 'app:2' }] })).toEqual([]);
  });

  test('must not change the arguments of a container, or add a container', () => {
    expect(ofPod({}, { containers: [{ ...container, image: 'app:2', args: ['a'] }] })).toEqual([
      expect.stringMatching(/^spec\.containers\[0\]\.args is \[ 'a' \], and must be left out/),
    ]);
    expect(ofPod({}, { containers: [container, { ...container, name: 'more' }] })).toEqual([
      expect.stringMatching(/^spec\.containers\[1\] is .*, and must be left out/),
    ]);
  });

  test.each([
    [undefined, 5, 0],
    [5, 4, 0],
    [5, 6, 1],
    [5, undefined, 1],
  ])('that changes activeDeadlineSeconds from %p to %p has %i problems', (before, after, count) => {
    const deadline = (seconds?: number): JsonObject =>
      seconds === undefined ? {} : { activeDeadlineSeconds: seconds };
    expect(ofPod(deadline(before), deadline(after))).toHaveLength(count);
  });

  test('may add tolerations and change tolerationSeconds, but must not remove a toleration', () => {
    const one = { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 3 };
    const more = { key: 'b', operator: 'Exists' };
    expect(ofPod({}, { tolerations: [one] })).toEqual([]);
    expect(ofPod({ tolerations: [one] }, { tolerations: [more, { ...one, tolerationSeconds: 4 }] })).toEqual([]);
    expect(ofPod({ tolerations: [one] }, { tolerations: [more] })).toEqual([
      expect.stringMatching(
        /must be a list that includes \[.*\], as it is on the cluster: items can only be added to the tolerations/,
      ),
    ]);
    expect(ofPod({ tolerations: ['odd'] }, {})).toHaveLength(1);
  });

  test('may remove scheduling gates, but must not add one', () => {
    const schedulingGates = [{ name: 'example.com/a' }];
    expect(ofPod({ schedulingGates }, {})).toEqual([]);
    expect(ofPod({}, { schedulingGates })).toHaveLength(1);
  });
});

describe('a Job', () => {
  const ofJob = (before: JsonObject, after: JsonObject, version?: KubernetesVersion) => {
    const job = { completionMode: 'NonIndexed', completions: 1, parallelism: 1, suspend: false, template: pods };
    return ofSpec('Job', { ...job, ...before }, { ...job, ...before, ...after }, 'batch/v1', version);
  };
  const withSpec = (spec: JsonObject) => ({ template: { ...pods, spec: { ...pods.spec, ...spec } } });
  const nodeAffinity = { preferredDuringSchedulingIgnoredDuringExecution: [] };

  test('may be suspended', () => {
    expect(ofJob({}, { suspend: true })).toEqual([]);
  });

  test('may change its completions together with its parallelism if it is indexed', () => {
    expect(ofJob({}, { completions: 2, parallelism: 2 })).toHaveLength(1);
    expect(ofJob({ completionMode: 'Indexed' }, { completions: 2, parallelism: 2 })).toEqual([]);
    expect(ofJob({ completionMode: 'Indexed' }, { completions: 2 })).toEqual([
      'spec.completions is 2, and must be 1, as it is on the cluster, or equal to spec.parallelism: the completions of this Job can only change together with it',
    ]);
  });

  test('may change where its pods are scheduled while it is suspended', () => {
    expect(ofJob({}, withSpec({ nodeSelector: { a: 'b' } }))).toHaveLength(1);
    expect(ofJob({ suspend: true }, withSpec({ nodeSelector: { a: 'b' } }))).toEqual([]);
    expect(ofJob({ suspend: true }, withSpec({ affinity: { nodeAffinity } }))).toEqual([]);
    expect(ofJob({ suspend: true }, withSpec({ affinity: { podAffinity: {} } }))).toHaveLength(1);
    expect(ofJob({ suspend: true }, withSpec({ affinity: {} }))).toHaveLength(1);
    expect(ofJob({ suspend: true }, withSpec({ hostNetwork: true }))).toHaveLength(1);
  });

  test('may change the resources of its containers while it is suspended from 1.36 on', () => {
    const resources = { requests: { cpu: '1' } };
    const change = withSpec({ containers: [{ name: 'app', image: 'app:1', resources }] });
    expect(ofJob({ suspend: true }, change, '1.36')).toEqual([]);
    expect(ofJob({ suspend: true }, change, '1.34')).toHaveLength(1);
  });
});

test('an immutable ConfigMap must not change its data, or become mutable', () => {
  const before = { immutable: true, data: { a: 'b' } };
  expect(problemsOf('ConfigMap', before, { ...before, data: { a: 'c' } })).toEqual([
    "data.a is 'c', and must be 'b', as it is on the cluster: the data of this ConfigMap can't be changed",
  ]);
  expect(problemsOf('ConfigMap', before, { data: before.data })).toHaveLength(1);
  expect(problemsOf('ConfigMap', { data: before.data }, { immutable: true, data: { a: 'c' } })).toEqual([]);
});

test('a RoleBinding must not change its roleRef', () => {
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a' };
  const after = { roleRef: { ...roleRef, name: 'b' }, subjects: [] };
  expect(problemsOf('RoleBinding', { roleRef }, after, { apiVersion: 'rbac.authorization.k8s.io/v1' })).toEqual([
    "roleRef.name is 'b', and must be 'a', as it is on the cluster: the roleRef of this RoleBinding can't be changed",
  ]);
});

test('a CSIDriver may change podInfoOnMount from 1.34 on', () => {
  const change = (version: KubernetesVersion) =>
    ofSpec('CSIDriver', { podInfoOnMount: false }, { podInfoOnMount: true }, 'storage.k8s.io/v1', version);
  expect(change('1.28')).toHaveLength(1);
  expect(change('1.34')).toEqual([]);
});

test('a PodDisruptionBudget and a custom resource may change any field', () => {
  expect(ofSpec('PodDisruptionBudget', { minAvailable: 1 }, { maxUnavailable: 1 }, 'policy/v1')).toEqual([]);
  expect(ofSpec('Wiki', { pages: 1 }, { pages: 2 }, 'example.com/v1')).toEqual([]);
});

describe('a StatefulSet that an older version stored and this version rejects', () => {
  const statefulSet = (container: object, more: object = {}) => ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web' },
    spec: {
      serviceName: 'web',
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image: 'web:1', ...container }] },
      },
      ...more,
    },
  });
  const mount = { volumeMounts: [{ name: 'none', mountPath: '/data' }] };
  const stored = (manifest: JsonObject) => new ApiServer('1.28').apply(manifest).liveObject as LiveObject;
  const refused = (manifest: JsonObject, before: LiveObject, version: '1.28' | '1.34' = '1.34') =>
    new ApiServer(version).apply(manifest, before).problems?.map(({ path }) => path);

  test('may change its pod template to another invalid one', () => {
    expect(refused(statefulSet({ ...mount, image: 'web:2' }), stored(statefulSet(mount)))).toBeUndefined();
    const other = statefulSet({ securityContext: { runAsUser: -5 } });
    expect(refused(other, stored(statefulSet(mount)))).toBeUndefined();
    expect(refused(other, stored(statefulSet({})))).toEqual([
      'spec.template.spec.containers[0].securityContext.runAsUser',
    ]);
  });

  test('is rejected for other invalid fields', () => {
    expect(refused(statefulSet(mount, { replicas: -1 }), stored(statefulSet(mount)))).toEqual(['spec.replicas']);
  });

  test('may keep an invalid serviceName', () => {
    const named = statefulSet({}, { serviceName: 'Web' });
    expect(refused(statefulSet({ image: 'web:2' }, { serviceName: 'Web' }), stored(named))).toBeUndefined();
    expect(refused(named, stored(named), '1.28')).toBeUndefined();
  });
});
