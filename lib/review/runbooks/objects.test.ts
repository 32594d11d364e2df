import { forecastObjects, forecastUpdate } from '../../../test/forecasts';
import type { Manifest } from '../../../test/manifests';
import { changingCallsOf, isShellScript, runInShell, textOf } from '../../../test/run-runbook';

function job(image: string, spec: object = {}): Manifest {
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image }] } };
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'migrate' }, spec: { template, ...spec } };
}

function binding(kind: string, name: string): Manifest {
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name };
  const subjects = [{ kind: 'ServiceAccount', name: 'web', namespace: 'default' }];
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata: { name: 'web' }, roleRef, subjects };
}

function configMap(data: object, immutable = true): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'texts' }, data, ...(immutable && { immutable }) };
}

function claim(spec: object = {}, name = 'files'): Manifest {
  const { resources = { requests: { storage: '2Gi' } } } = spec as { resources?: object };
  const all = { accessModes: ['ReadWriteOnce'], ...spec, resources };
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name }, spec: all };
}

const smaller = { resources: { requests: { storage: '1Gi' } } };

describe('objects with immutable fields', () => {
  test.each([
    [job('a'), job('b'), 'starts from its beginning', 'job/migrate'],
    [binding('RoleBinding', 'view'), binding('RoleBinding', 'edit'), 'do not have the rights', 'rolebinding/web'],
    [
      binding('ClusterRoleBinding', 'view'),
      binding('ClusterRoleBinding', 'edit'),
      'do not have the rights',
      'clusterrolebinding/web',
    ],
    [configMap({ a: '1', b: '2' }), configMap({ a: '3' }), 'no pod that needs it can start', 'configmap/texts'],
  ])('recreates an object with changed immutable fields once: %#', (before, after, words, resource) => {
    const { outcome, runbook } = forecastUpdate(before, after);
    expect(outcome).toBe('rejected');
    expect(runbook?.[0]).toBe(`# Recreate ${before.kind} ${before.metadata.name}`);
    expect(textOf(runbook)).toContain(words);
    expect(changingCallsOf(runInShell(runbook))).toEqual([
      `<delete><${resource}><--cascade=foreground><--ignore-not-found>`,
      '<apply><-f><dist/app.yaml>',
    ]);
    expect(changingCallsOf(runInShell(runbook, { isRecreated: true }))).toEqual(['<apply><-f><dist/app.yaml>']);
  });

  test('compares immutable fields without those that the API server adds', () => {
    const patchOf = (before: Manifest, after: Manifest) =>
      JSON.parse(textOf(forecastUpdate(before, after).runbook).match(/(?<=-p ').*(?=' >)/)?.[0] ?? '');
    const { spec } = patchOf(job('a'), job('b'));
    expect(spec).toEqual({ template: { spec: { containers: [expect.objectContaining({ image: 'b' })] } } });
    const labeled = job('a');
    labeled.spec.template.metadata = { labels: { tier: 'hot' } };
    expect(patchOf(job('a'), labeled).spec).toEqual({ template: { metadata: { labels: { tier: 'hot' } } } });
    expect(patchOf(configMap({ a: '1', b: '2' }), configMap({ a: '3' }))).toEqual({ data: { a: '3', b: null } });
  });

  test.each([
    ['a field that can change', job('a'), job('a', { parallelism: 2 })],
    ['a new object', undefined, job('a')],
    ['an object that no API server accepts', job('a'), job('b', { completions: -1 })],
    ['a ConfigMap that was not immutable', configMap({ a: '1' }, false), configMap({ a: '2' }, false)],
  ])('needs no runbook for %s', (_, before, after) => {
    const { objects } = forecastObjects(before ? [before] : [], [after]);
    expect(objects[0]).not.toHaveProperty('runbook');
  });
});

describe('objects that are too large for a client-side apply', () => {
  test.each([
    ['is new', []],
    ['exists', [configMap({ a: '1' }, false)]],
  ])('applies an object server-side that is too large and %s', (_, base) => {
    const [object] = forecastObjects(base, [configMap({ a: 'x'.repeat(300_000) }, false)]).objects;
    expect(object?.runbook?.[0]).toBe('# Apply ConfigMap texts server-side');
    expect(changingCallsOf(runInShell(object?.runbook))).toEqual([
      '<apply><--server-side><--force-conflicts><-f><dist/app.yaml>',
    ]);
  });
});

describe('claims that shrink or change their StorageClass', () => {
  const workload = (kind: string, replicas?: number): Manifest => {
    const labels = { app: kind };
    const volumes = [{ name: 'files', persistentVolumeClaim: { claimName: 'files' } }];
    const spec = { containers: [{ name: 'a', image: 'a' }], volumes };
    const template = { metadata: { labels }, spec };
    const metadata = { name: kind.toLowerCase() };
    return { apiVersion: 'apps/v1', kind, metadata, spec: { replicas, selector: { matchLabels: labels }, template } };
  };

  test('copies a claim while its pods are stopped', () => {
    const pods = [workload('Deployment', 3), workload('ReplicaSet'), workload('DaemonSet')];
    const [object] = forecastObjects([claim(), ...pods], [claim(smaller), ...pods]).objects;
    const { runbook } = object ?? {};
    expect(runbook?.[0]).toBe('# Copy the data of claim files to a claim as HEAD has it');
    expect(textOf(runbook)).toContain('# Stop DaemonSet daemonset yourself.');
    expect(textOf(runbook)).toContain('kind: VolumeSnapshot');
    expect(isShellScript(runbook)).toBe(true);
    const shown = runInShell(runbook);
    expect(changingCallsOf(shown).filter((line) => !line.includes('copy-of'))).toEqual([
      '<scale><deployment/deployment><--replicas=0>',
      '<scale><replicaset/replicaset><--replicas=0>',
      '<apply><-f><->',
      '<create><-f><->',
      '<patch><pv/found><-p><{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}>',
      '<delete><pvc/files>',
      '<patch><pv/found><-p><{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}>',
      '<patch><pv/found><-p><{"spec":{"claimRef":{"namespace":"found","name":"files","uid":"found","resourceVersion":null}}}>',
      '<apply><-f><dist/app.yaml>',
      '<scale><deployment/deployment><--replicas=3>',
      '<scale><replicaset/replicaset><--replicas=1>',
    ]);
    expect(changingCallsOf(runInShell(runbook, { isRecreated: true }))).not.toContain('<delete><pvc/files>');
  });

  test('keeps the claim if the copy fails', () => {
    const { runbook } = forecastUpdate(claim(), claim(smaller));
    const shown = runInShell(runbook, { isFailing: true });
    expect(shown).toContain('the copy failed');
    expect(changingCallsOf(shown)).not.toContain('<delete><pvc/files>');
  });

  test('copies a claim of a StatefulSet', () => {
    const of = (storage: string) => claim({ resources: { requests: { storage } } }, 'files-web-0');
    const template = { metadata: { name: 'files' }, spec: claim().spec };
    const web = { ...workload('StatefulSet', 1), metadata: { name: 'web' } };
    web.spec.volumeClaimTemplates = [template];
    const [object] = forecastObjects([of('2Gi'), web], [of('1Gi'), web]).objects;
    expect(textOf(object?.runbook)).toContain('scale statefulset/web --replicas=0');
  });

  test.each([
    ['grows', claim(smaller), claim()],
    ['is of block devices', claim({ volumeMode: 'Block' }), claim({ volumeMode: 'Block', ...smaller })],
    ['becomes one of block devices', claim(), claim({ volumeMode: 'Block' })],
    ['leaves its StorageClass to the cluster', claim({ storageClassName: 'a' }), claim()],
  ])('does not copy a claim if it %s', (_, before, after) => {
    expect(forecastUpdate(before, after)).not.toHaveProperty('runbook');
  });
});
