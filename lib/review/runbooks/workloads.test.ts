import { forecastObjects, deployment as plainDeployment, service, statefulSet } from '../../../test/forecasts';
import type { Manifest } from '../../../test/manifests';
import { changingCallsOf, isShellScript, runInShell, textOf } from '../../../test/run-runbook';

const MOUNT = { name: 'files', mountPath: '/data' };

/** A Deployment with a claim, or with what else its pods have. */
function deployment(claimName?: string, more: { spec?: object; pod?: object; labels?: object } = {}): Manifest {
  const { labels = { app: 'web' } } = more;
  const volumes = claimName && [{ name: 'files', persistentVolumeClaim: { claimName } }];
  const container = { name: 'web', image: 'team/web:1.0.0', ...(claimName && { volumeMounts: [MOUNT] }) };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container], ...(volumes && { volumes }), ...more.pod } },
      ...more.spec,
    },
  };
}

function claim(name: string, spec: object = {}): Manifest {
  const { resources = { requests: { storage: '1Gi' } } } = spec as { resources?: object };
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name },
    spec: { accessModes: ['ReadWriteOnce'], ...spec, resources },
  };
}

/** The runbook of the object of HEAD of this kind. */
function runbook(base: readonly Manifest[], head: readonly Manifest[], kind: string): readonly string[] | undefined {
  const lines = forecastObjects(base, head).objects.find(
    (object) => object.kind === kind && object.outcome !== 'left-running',
  );
  expect(isShellScript(lines?.runbook)).toBe(true);
  return lines?.runbook;
}

describe('workloads with another selector', () => {
  const LABELS = { app: 'web', tier: 'db' };
  const beside = (more: object = {}) =>
    runbook([deployment()], [deployment(undefined, { labels: LABELS, ...more })], 'Deployment');

  test('keeps the old pods of a Deployment without claims until the new ones are ready', () => {
    const lines = beside();
    expect(lines?.slice(0, 2)).toEqual(['# Recreate Deployment web with its new selector', 'set -e']);
    const shown = runInShell(lines);
    expect(changingCallsOf(shown)).toEqual([
      '<delete><deployment/web><--cascade=orphan><--ignore-not-found>',
      '<apply><-f><dist/app.yaml>',
    ]);
    expect(textOf(lines)).toContain(`-p '{"spec":{"selector":{"matchLabels":{"tier":"db"}}}}'`);
    expect(shown).toContain('<get><replicasets><-l><app=web>');
  });

  test('deletes only the leftover ReplicaSets of the recreated Deployment', () => {
    const lines = beside()?.map((line) => line.replace(/\$\(kubectl get replicasets.*\)/, 'web-1 other-1'));
    expect(changingCallsOf(runInShell(lines, { isRecreated: true }))).toEqual([
      '<apply><-f><dist/app.yaml>',
      '<delete><replicaset/web-1>',
    ]);
  });

  test('writes the selector in the syntax of kubectl', () => {
    const matchExpressions = [
      { key: 'app', operator: 'In', values: ['web', 'x'] },
      { key: 'app', operator: 'NotIn', values: ['z'] },
      { key: 'app', operator: 'Exists' },
      { key: 'old', operator: 'DoesNotExist' },
    ];
    const base = [deployment(undefined, { spec: { selector: { matchExpressions } } })];
    const lines = runbook(base, [deployment(undefined, { labels: LABELS })], 'Deployment');
    expect(runInShell(lines)).toContain('<-l><app in (web,x),app notin (z),app,!old>');
  });

  const hostPort = {
    containers: [{ name: 'web', image: 'team/web:1.0.0', ports: [{ containerPort: 80, hostPort: 80 }] }],
  };
  test.each<[string, Manifest[], Manifest[], string]>([
    [
      'with a claim for one node',
      [claim('a'), deployment('a')],
      [claim('a'), deployment('a', { labels: LABELS })],
      'pods on two nodes may not be able to share claim a',
    ],
    [
      'with a claim that the manifests do not have',
      [deployment('a')],
      [deployment('a', { labels: LABELS })],
      'pods on two nodes may not be able to share claim a',
    ],
    [
      'that recreates its pods',
      [deployment()],
      [deployment(undefined, { labels: LABELS, spec: { strategy: { type: 'Recreate' } } })],
      'its strategy is Recreate',
    ],
    [
      'with a host port',
      [deployment()],
      [deployment(undefined, { labels: LABELS, pod: hostPort })],
      'two pods cannot have one host port',
    ],
  ])('stops the old pods first of a Deployment %s', (_, base, head, reason) => {
    const lines = runbook(base, head, 'Deployment');
    expect(textOf(lines)).toContain(`# The old pods stop before the new ones start: ${reason}.`);
    expect(textOf(lines)).toContain('# Outage:');
    expect(changingCallsOf(runInShell(lines))).toEqual([
      '<delete><deployment/web><--cascade=foreground><--ignore-not-found>',
      '<apply><-f><dist/app.yaml>',
    ]);
  });

  test('does not stop the pods of a Deployment whose claim many nodes can mount', () => {
    const shared = claim('a', { accessModes: ['ReadWriteMany'] });
    const lines = runbook([shared, deployment('a')], [shared, deployment('a', { labels: LABELS })], 'Deployment');
    expect(textOf(lines)).toContain('--cascade=orphan');
  });

  test.each(['DaemonSet', 'ReplicaSet'])('deletes a %s with its pods to change its selector', (kind) => {
    const lines = runbook([{ ...deployment(), kind }], [{ ...deployment(undefined, { labels: LABELS }), kind }], kind);
    expect(textOf(lines)).toContain(`a ${kind} is deleted together with its pods`);
    expect(textOf(lines)).toContain(`delete ${kind.toLowerCase()}/web --cascade=foreground`);
  });

  test.each([
    ['the same', deployment(undefined, { spec: { replicas: 2 } })],
    ['one that the pods lack', deployment(undefined, { spec: { selector: { matchLabels: { app: 'x' } } } })],
  ])('needs no selector runbook if the selector is %s', (_, head) => {
    expect(runbook([deployment()], [head], 'Deployment')).toBeUndefined();
  });
});

describe('a Deployment that becomes a StatefulSet', () => {
  const one = (spec: object = {}) => statefulSet({ replicas: 1, ...spec });

  test('moves the volume of a Deployment to the StatefulSet that replaces it', () => {
    const lines = runbook([claim('a'), deployment('a')], [service(), one()], 'StatefulSet');
    expect(lines?.[0]).toBe('# Move the data of Deployment web to StatefulSet web');
    expect(textOf(lines)).toContain('persistentVolumeClaimName: "a"');
    expect(textOf(lines)).not.toContain('empty claims');
    const shown = runInShell(lines);
    expect(textOf(lines)).toContain('"value":{"name":"data-web-0","labels":{"app":"web"}}');
    expect(changingCallsOf(shown)).toEqual([
      '<patch><pv/found><-p><{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}>',
      '<scale><deployment/web><--replicas=0>',
      '<delete><pvc/a><--ignore-not-found>',
      '<patch><pv/found><-p><{"spec":{"claimRef":{"namespace":"found","name":"data-web-0","uid":"found","resourceVersion":null}}}>',
      '<apply><-f><dist/app.yaml>',
      '<delete><deployment/web><--ignore-not-found>',
    ]);
    // The claim is there already: kubectl of this test finds all.
    expect(runInShell(lines, { missing: 'pvc/data-web-0' })).toContain('<create><-f><->');
  });

  test('does not wait for a rollout under OnDelete', () => {
    const onDelete = one({ updateStrategy: { type: 'OnDelete' } });
    expect(textOf(runbook([deployment('a')], [service(), onDelete], 'StatefulSet'))).not.toContain('rollout status');
  });

  test('moves the data of a Deployment to the first pod only', () => {
    const text = textOf(
      runbook([deployment('a')], [service(), one({ replicas: 3, ordinals: { start: 2 } })], 'StatefulSet'),
    );
    expect(text).toContain('# Only web-2 gets the data. The other pods have new, empty claims.');
    expect(text).toContain('pvc/data-web-2');
  });

  test('keeps the old Deployment if HEAD scales it to 0', () => {
    const stopped = { ...deployment('a', { spec: { replicas: 0 } }), metadata: { name: 'old' } };
    const base = { ...deployment('a'), metadata: { name: 'old' } };
    const lines = runbook([base], [stopped, service(), one()], 'StatefulSet');
    expect(textOf(lines)).toContain('scale deployment/old --replicas=0');
    expect(textOf(lines)).not.toContain('delete deployment');
  });

  test('recreates a Service of the same file together with the workload', () => {
    const lines = runbook([deployment('a'), service()], [service({ clusterIP: 'None' }), one()], 'StatefulSet');
    expect(textOf(lines)).toContain('kubectl delete service/web');
  });

  test('moves data from a Deployment in another namespace', () => {
    const placed = (object: Manifest, namespace: string) => ({
      ...object,
      metadata: { ...object.metadata, namespace },
    });
    const base = placed({ ...deployment('a'), spec: { ...deployment('a').spec } }, 'one');
    base.spec.template.spec.containers[0].volumeMounts = [MOUNT];
    const lines = runbook([base], [placed(one(), 'two')], 'StatefulSet');
    expect(textOf(lines)).toContain('kubectl -n one scale deployment/web');
    expect(textOf(lines)).toContain('kubectl -n two apply');
  });

  test.each([
    ['no data', [plainDeployment()], [one()]],
    [
      'no data at the same path',
      [
        deployment('a', {
          pod: {
            containers: [{ name: 'web', image: 'team/web:1.0.0', volumeMounts: [{ ...MOUNT, mountPath: '/other' }] }],
          },
        }),
      ],
      [one()],
    ],
    ['no pod to have the data', [deployment('a')], [one({ replicas: 0 })]],
  ])('needs no successor runbook with %s', (_, base, head) => {
    expect(runbook(base, head, 'StatefulSet')).toBeUndefined();
  });
});

describe('a StatefulSet that becomes a Deployment', () => {
  const base = [statefulSet()];

  test('moves the volume of the first pod to the Deployment that replaces a StatefulSet', () => {
    const lines = runbook(base, [deployment('files')], 'Deployment');
    expect(lines?.[0]).toBe('# Move the data of StatefulSet web to Deployment web');
    expect(textOf(lines)).toContain('# Only the data of web-0 is moved. The claims of the other pods stay.');
    const pods = lines?.map((line) =>
      line.replace(/\$\(kubectl get pods.*\)/, 'pod/web-0 pod/web-12 pod/web-x1 pod/site-0'),
    );
    expect(changingCallsOf(runInShell(pods)).slice(1, 5)).toEqual([
      '<delete><statefulset/web><--cascade=orphan><--ignore-not-found>',
      '<delete><pod/web-0>',
      '<delete><pod/web-12>',
      '<delete><pvc/data-web-0><--ignore-not-found>',
    ]);
  });

  test('moves data from a StatefulSet in another namespace', () => {
    const placed = (object: Manifest, namespace: string) => ({
      ...object,
      metadata: { ...object.metadata, namespace },
    });
    const lines = runbook([placed(statefulSet(), 'one')], [placed(deployment('files'), 'two')], 'Deployment');
    expect(textOf(lines)).toContain('kubectl -n one delete statefulset/web --cascade=orphan');
    expect(textOf(lines)).toContain('kubectl -n one get pods');
    expect(textOf(lines)).toContain('kubectl -n one delete "$pod"');
    expect(textOf(lines)).toContain('kubectl -n two apply');
  });

  test('says nothing of other claims if the StatefulSet has one pod', () => {
    expect(textOf(runbook([statefulSet({ replicas: 1 })], [deployment('files')], 'Deployment'))).not.toContain(
      '# Only',
    );
  });

  test('moves a volume to a claim of HEAD that requests the same', () => {
    expect(runbook(base, [claim('files'), deployment('files')], 'Deployment')).toBeDefined();
    const other = claim('files', { storageClassName: 'other' });
    expect(runbook(base, [other, deployment('files')], 'Deployment')).toBeUndefined();
  });

  test('needs no runbook for a StatefulSet without pods', () => {
    expect(runbook([statefulSet({ replicas: 0 })], [deployment('files')], 'Deployment')).toBeUndefined();
  });
});
