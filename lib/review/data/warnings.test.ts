import { claimTemplate, deployment, forecastObjects, forecastUpdate, statefulSet } from '../../../test/forecasts';
import type { Manifest } from '../../../test/manifests';

const claim = (accessModes: readonly string[], name = 'files') => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  ...claimTemplate(name),
  spec: { ...claimTemplate(name).spec, accessModes },
});

/** A Deployment that mounts the claim `files`. */
function shop(spec: Manifest = {}, pod: Manifest = {}, image = 'team/shop:1.0.0'): Manifest {
  const made = deployment(spec, { image, volumeMounts: [{ name: 'files', mountPath: '/data' }] });
  const volumes = [{ name: 'files', persistentVolumeClaim: { claimName: 'files' } }];
  Object.assign(made.spec.template.spec, { volumes, ...pod });
  return made;
}

describe('the rollout of a Deployment with a claim', () => {
  const warnings = (mode: string, spec: Manifest, pod: Manifest = {}) =>
    forecastObjects([claim([mode]), shop(spec, pod)], [claim([mode]), shop(spec, pod, 'team/shop:2.0.0')]).objects[1]
      ?.warnings ?? [];

  test.each([
    [
      'ReadWriteOnce',
      { replicas: 1 },
      'claim files is ReadWriteOnce, so that only one node attaches it, and a rollout',
    ],
    ['ReadWriteOnce', { replicas: 3 }, 'and the Deployment runs 3 pods'],
    ['ReadWriteOnce', { replicas: 2, strategy: { type: 'Recreate' } }, 'and the Deployment runs 2 pods'],
    ['ReadWriteOncePod', { replicas: 1 }, 'the rollout never ends'],
    [
      'ReadWriteOncePod',
      { replicas: 2, strategy: { type: 'Recreate' } },
      'only one of the Deployment’s 2 pods can start',
    ],
  ])('warns about a %s claim of a Deployment with %j', (mode, spec, text) => {
    expect(warnings(mode, spec)).toEqual([expect.stringContaining(text)]);
  });

  test.each([
    ['ReadWriteMany', { replicas: 2 }, {}],
    ['ReadWriteOnce', { replicas: 0 }, {}],
    ['ReadWriteOnce', { replicas: 1, strategy: { type: 'Recreate' } }, {}],
    ['ReadWriteOnce', { replicas: 1, strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } }, {}],
    ['ReadWriteOnce', { replicas: 1 }, { nodeName: 'one' }],
    [
      'ReadWriteOnce',
      { replicas: 1 },
      {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['one'] }] },
              ],
            },
          },
        },
      },
    ],
    ['ReadWriteOnce', { replicas: 1 }, { nodeSelector: { 'kubernetes.io/hostname': 'one' } }],
    [
      'ReadWriteOnce',
      { replicas: 1 },
      {
        affinity: {
          podAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'shop' } } },
            ],
          },
        },
      },
    ],
  ])('does not warn about a %s claim with %j and %j', (mode, spec, pod) => {
    expect(warnings(mode, spec, pod)).toEqual([]);
  });

  test('does not warn about a ReadWriteOnce claim if the Deployment creates no pods', () => {
    const labeled = { ...shop({ replicas: 1 }), metadata: { name: 'shop', labels: { a: 'b' } } };
    const once = claim(['ReadWriteOnce']);
    expect(forecastObjects([once, shop({ replicas: 1 })], [once, labeled]).objects[1]).not.toHaveProperty('warnings');
    expect(
      forecastObjects([once, shop({ replicas: 1 })], [once, shop({ replicas: 2 })]).objects[1]?.warnings,
    ).toHaveLength(1);
    expect(forecastObjects([], [once, shop()]).objects[1]?.warnings).toHaveLength(1);
  });

  test('does not warn about a claim that the manifests do not have', () => {
    expect(forecastUpdate(shop(), shop({}, {}, 'team/shop:2.0.0'))).not.toHaveProperty('warnings');
  });
});

describe('owners of old files', () => {
  const run = (pod: Manifest, container: Manifest = {}) =>
    statefulSet({ replicas: 2 }, { securityContext: pod, container: { securityContext: container } });
  const warnings = (before: Manifest, after: Manifest) =>
    (forecastUpdate(before, after).warnings ?? []).filter((text) => text.includes('old files'));

  test.each([
    [{ runAsUser: 1000 }, { runAsUser: 2000 }, 'runAsUser changes from 1000 to 2000'],
    [{}, { runAsUser: 2000 }, "runAsUser changes from the image's to 2000"],
    [{ runAsUser: 2000 }, {}, "runAsUser changes from 2000 to the image's"],
    [{ runAsGroup: 1 }, { runAsGroup: 2 }, 'runAsGroup changes from 1 to 2'],
    [{ fsGroup: 1 }, {}, 'fsGroup 1 is removed'],
    [{ supplementalGroups: [1, 2] }, { supplementalGroups: [2] }, 'supplementalGroups 1 are removed'],
    [
      { runAsUser: 1000, fsGroup: 5 },
      { runAsUser: 2000, fsGroup: 5, fsGroupChangePolicy: 'OnRootMismatch' },
      'runAsUser changes from 1000 to 2000',
    ],
  ])('warns that old files may be closed if the security context changes from %j to %j (%s)', (before, after, text) => {
    expect(warnings(run(before), run(after))).toEqual([expect.stringContaining(text)]);
    expect(warnings(run(before), run(after))[0]).toContain('in /data: ');
  });

  test.each([
    [{ runAsUser: 1000 }, { runAsUser: 2000, fsGroup: 5 }],
    [{ runAsUser: 1000 }, { runAsUser: 0 }],
    [{ runAsUser: 1000 }, { runAsUser: 1000, fsGroup: 5 }],
    [
      { runAsUser: 1000, fsGroup: 4 },
      { runAsUser: 2000, fsGroup: 5, fsGroupChangePolicy: 'OnRootMismatch' },
    ],
  ])('does not warn about old files if the security context changes from %j to %j', (before, after) => {
    expect(warnings(run(before), run(after))).toEqual([]);
  });

  test('compares the user of a container, which overrides that of the pod', () => {
    expect(warnings(run({ runAsUser: 1 }, { runAsUser: 2 }), run({ runAsUser: 3 }, { runAsUser: 2 }))).toEqual([]);
    expect(warnings(run({}, { runAsUser: 1 }), run({}, { runAsUser: 2 }))).toHaveLength(1);
  });

  test('warns about files in hostPath and NFS volumes despite fsGroup', () => {
    const mounting = (volume: Manifest, securityContext: Manifest) => shop({}, { volumes: [volume], securityContext });
    const nfs = { name: 'files', nfs: { server: 'nas.example.com', path: '/a' } };
    const grouped = { runAsUser: 2000, fsGroup: 5 };
    expect(warnings(mounting(nfs, { runAsUser: 1000 }), mounting(nfs, grouped))).toHaveLength(1);
  });

  test('warns about old files if container and volume get other names', () => {
    const before = shop({}, { securityContext: { runAsUser: 1 } });
    const after = shop({}, { securityContext: { runAsUser: 2 } });
    const [container] = after.spec.template.spec.containers;
    Object.assign(container, { name: 'web', volumeMounts: [{ name: 'own', mountPath: '/data' }] });
    after.spec.template.spec.volumes = [{ name: 'own', persistentVolumeClaim: { claimName: 'files' } }];
    expect(warnings(before, after)).toHaveLength(1);
    container.volumeMounts[0].mountPath = '/files';
    expect(warnings(before, after)).toHaveLength(1);
  });

  test('warns about old files if BASE has 0 replicas', () => {
    const none = (pod: Manifest) => statefulSet({ replicas: 0 }, { securityContext: pod });
    expect(warnings(none({ runAsUser: 1 }), run({ runAsUser: 2 }))).toHaveLength(1);
  });

  test('does not warn about files in a volume that HEAD no longer mounts', () => {
    const before = shop({}, { securityContext: { runAsUser: 1 } });
    const volumes = [{ name: 'own', emptyDir: {} }];
    const after = shop({}, { securityContext: { runAsUser: 2 }, volumes });
    after.spec.template.spec.containers[0].volumeMounts = [{ name: 'own', mountPath: '/data' }];
    expect(warnings(before, after)).toEqual([]);
  });
});

test('marks objects whose data is in doubt for other reasons than mounts', () => {
  const doubts = (before: readonly Manifest[], after: readonly Manifest[]) =>
    forecastObjects(before, after).objects.map(({ dataDoubt }) => dataDoubt);
  const custom = (size: number) => ({
    apiVersion: 'databases.example.com/v1',
    kind: 'Database',
    metadata: { name: 'web' },
    spec: { size },
  });
  const bare = statefulSet({ volumeClaimTemplates: [] }, { container: { image: 'mysql:8.4', volumeMounts: [] } });
  expect(doubts([], [bare])).toEqual(['warning']);
  expect([doubts([custom(1)], [custom(2)]), doubts([], [custom(1)])]).toEqual([['controller'], [undefined]]);
  expect(doubts([statefulSet()], [statefulSet({}, { container: { image: 'team/web:2' } })])).toEqual([undefined]);
});

describe('a workload that is left running beside its successor', () => {
  const renamed = (made: Manifest) => ({ ...made, metadata: { ...made.metadata, name: 'store' } });

  test('warns that two workloads write to the same claim', () => {
    expect(forecastObjects([shop()], [renamed(shop())]).objects[0]?.warnings).toEqual([
      'Deployment shop is left running and mounts the same data: both write to it, or the new pods wait for the volume. Stop it before the apply: `kubectl scale deployment/shop --replicas=0`',
    ]);
    const placed = { ...shop(), metadata: { name: 'shop', namespace: 'team' } };
    expect(forecastObjects([placed], [renamed(placed)]).objects[0]?.warnings?.[0]).toContain('--replicas=0 -n team`');
  });

  test('does not warn about a predecessor that HEAD stops or that has other data', () => {
    const stopped = shop({ replicas: 0 });
    expect(forecastObjects([shop()], [stopped, renamed(shop())]).objects[1]).not.toHaveProperty('warnings');
    const other = renamed(shop({}, { volumes: [{ name: 'files', persistentVolumeClaim: { claimName: 'other' } }] }));
    expect(forecastObjects([shop()], [other]).objects[0]).not.toHaveProperty('warnings');
  });
});
