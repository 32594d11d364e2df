import { claimTemplate, deployment, forecastObjects, forecastUpdate, statefulSet } from '../../../test/forecasts';
import type { Manifest } from '../../../test/manifests';
import type { ObjectReport } from '../report';

interface Pod {
  readonly volumes?: readonly Manifest[];
  readonly mounts?: readonly Manifest[];
  readonly container?: Manifest;
  readonly spec?: Manifest;
}

const claim = (claimName: string) => ({ name: 'files', persistentVolumeClaim: { claimName } });
const hostPath = (path: string, type?: string) => ({ name: 'files', hostPath: { path, ...(type && { type }) } });
/** A claim that names its PersistentVolume. */
const bound = (name: string, volumeName: string) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  ...claimTemplate(name),
  spec: { ...claimTemplate(name).spec, storageClassName: '', volumeName },
});
const nfs = (path: string) => ({ name: 'files', nfs: { server: 'nas.example.com', path } });
const at = (mountPath: string, more: Manifest = {}) => ({ name: 'files', mountPath, ...more });

/** A Deployment with one container that mounts the volume `files` at /data. */
function shop({ volumes = [claim('files-a')], mounts = [at('/data')], container = {}, spec = {} }: Pod = {}): Manifest {
  const made = deployment({}, { volumeMounts: mounts, ...container });
  Object.assign(made.spec.template.spec, { volumes, ...spec });
  return made;
}

/** The same pods under another kind. */
function as(kind: string, pod: Pod = {}): Manifest {
  const { metadata, spec } = shop(pod);
  const { template, selector } = spec;
  const named = { metadata, kind };
  const once = { ...template, spec: { ...template.spec, restartPolicy: 'Never' } };
  switch (kind) {
    case 'DaemonSet':
    case 'ReplicaSet':
      return { apiVersion: 'apps/v1', ...named, spec: { selector, template } };
    case 'CronJob':
      return {
        apiVersion: 'batch/v1',
        ...named,
        spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: once } } },
      };
    case 'StatefulSet':
      return { apiVersion: 'apps/v1', ...named, spec: { selector, template, serviceName: 'shop' } };
    default:
      throw new Error(`no such kind here: ${kind}`);
  }
}

const fatesOf = ({ data = [] }: ObjectReport) => data.map(({ path, fate }) => `${path} ${fate}`);
const changed = (before: Pod, after: Pod) => forecastUpdate(shop(before), shop(after));

describe('the pods of a Deployment see the data', () => {
  const LEFT: readonly (readonly [title: string, before: Pod, after: Pod])[] = [
    ['of another claim', {}, { volumes: [claim('files-b')] }],
    ['of an empty volume instead of a claim', {}, { volumes: [{ name: 'files', emptyDir: {} }] }],
    ['of a node instead of a claim', {}, { volumes: [hostPath('/srv/files')] }],
    ['of another path of the node', { volumes: [hostPath('/srv/a')] }, { volumes: [hostPath('/srv/b')] }],
    ['of another path of a server', { volumes: [nfs('/a')] }, { volumes: [nfs('/b')] }],
    [
      'of another disk',
      { volumes: [{ name: 'files', awsElasticBlockStore: { volumeID: 'a' } }] },
      { volumes: [{ name: 'files', awsElasticBlockStore: { volumeID: 'b' } }] },
    ],
    [
      'of another folder of the volume',
      { mounts: [at('/data', { subPath: 'a' })] },
      { mounts: [at('/data', { subPath: 'b' })] },
    ],
    ['of a folder of the volume instead of all of it', {}, { mounts: [at('/data', { subPath: 'a' })] }],
    ['of no volume', {}, { mounts: [] }],
    ['of a driver instead of a claim', {}, { volumes: [{ name: 'files', csi: { driver: 'files.example.com' } }] }],
    [
      'of a volume mounted over it',
      {},
      {
        volumes: [claim('files-a'), { name: 'own', emptyDir: {} }],
        mounts: [at('/old'), { name: 'own', mountPath: '/data' }],
      },
    ],
  ];
  test.each(LEFT)('%s: what lay there is not where they look for it', (title, before, after) => {
    const report = changed(before, after);
    expect(fatesOf(report)).toEqual([`/data ${title === 'of a volume mounted over it' ? 'moved' : 'left-behind'}`]);
  });

  const KEPT: readonly (readonly [title: string, before: Pod, after: Pod])[] = [
    [
      'under another name of the volume',
      {},
      { volumes: [{ ...claim('files-a'), name: 'other' }], mounts: [{ name: 'other', mountPath: '/data' }] },
    ],
    ['with a slash at the end of the path', {}, { mounts: [at('/data/')] }],
    ['with a second mount of it', {}, { mounts: [at('/data'), at('/backup', { subPath: 'backup' })] }],
    ['by a mount of a folder above', { mounts: [at('/data/a', { subPath: 'a' })] }, { mounts: [at('/data')] }],
    ['in a container of another name', {}, { container: { name: 'web' } }],
    [
      'with a ConfigMap mounted in it',
      {},
      {
        volumes: [claim('files-a'), { name: 'own', configMap: { name: 'c' } }],
        mounts: [at('/data'), { name: 'own', mountPath: '/data/app.conf', subPath: 'app.conf' }],
      },
    ],
    ['with a folder of it mounted where it lay anyway', {}, { mounts: [at('/data'), at('/data/a', { subPath: 'a' })] }],
    [
      'by the nearest mount above',
      { mounts: [at('/data/a/b', { subPath: 'b' })] },
      { mounts: [at('/old'), at('/data', { subPath: 'c' }), at('/data/a')] },
    ],
    [
      'at the same path of the node',
      { volumes: [hostPath('/srv/a')], spec: { nodeName: 'one' } },
      { volumes: [hostPath('/srv/a/')], spec: { nodeName: 'one' } },
    ],
    ['of a server', { volumes: [nfs('/a')] }, { volumes: [nfs('/a')], container: { image: 'team/shop:2.0.0' } }],
  ];
  test.each(KEPT)('as before %s', (_, before, after) => {
    const report = changed(before, after);
    expect(fatesOf(report)).toEqual([expect.stringMatching(/^\/data\S* kept$/)]);
    expect(report.verdict).not.toBe('data-loss');
  });

  test('of a node as long as no pod is recreated', () => {
    const made = shop({ volumes: [hostPath('/srv/a')] });
    expect(fatesOf(forecastUpdate(made, { ...made, metadata: { name: 'shop', labels: { a: 'b' } } }))).toEqual([
      '/data kept',
    ]);
  });

  const UNKNOWN: readonly (readonly [title: string, before: Pod, after: Pod, reason: string])[] = [
    [
      'on other nodes',
      { volumes: [hostPath('/srv/a')] },
      { volumes: [hostPath('/srv/a')], spec: { nodeSelector: { disk: 'ssd' } } },
      'other nodes',
    ],
    [
      'on whatever node a new pod is placed',
      { volumes: [hostPath('/srv/a')] },
      { volumes: [hostPath('/srv/a')], container: { image: 'team/shop:2.0.0' } },
      'other nodes',
    ],
    [
      'with a volume mounted in it',
      {},
      {
        volumes: [claim('files-a'), { name: 'own', emptyDir: {} }],
        mounts: [at('/data'), { name: 'own', mountPath: '/data/cache' }],
      },
      'a new volume at /data/cache covers',
    ],
    ['of a part alone', {}, { mounts: [at('/data/a', { subPath: 'a' })] }, 'only its folder a'],
    [
      'in a folder named after the pod',
      { mounts: [at('/data', { subPathExpr: '$(POD)' })], container: { env: [{ name: 'POD', value: 'a' }] } },
      { mounts: [at('/data', { subPathExpr: '$(POD)' })], container: { env: [{ name: 'POD', value: 'b' }] } },
      'variables of the pod',
    ],
    [
      'of a driver that decides by itself',
      { volumes: [{ name: 'files', csi: { driver: 'files.example.com' } }] },
      { volumes: [{ name: 'files', csi: { driver: 'other.example.com' } }] },
      'the driver of the volume',
    ],
  ];
  test.each(UNKNOWN)('%s: whether it stays in sight is not known', (_, before, after, reason) => {
    const report = changed(before, after);
    expect(report.data).toMatchObject([{ fate: 'unknown', reason: expect.stringContaining(reason) }]);
    expect(report.verdict).toBe('restart');
  });

  test('at another path', () => {
    expect(changed({}, { mounts: [at('/var/data')] }).data).toEqual([
      {
        container: 'shop',
        path: '/data',
        before: 'claim files-a',
        after: 'claim files-a, at /var/data',
        fate: 'moved',
        reason: 'it is mounted at /var/data now',
      },
    ]);
  });

  test('and can only read it', () => {
    expect(changed({}, { mounts: [at('/data', { readOnly: true })] }).data).toMatchObject([
      { fate: 'kept', reason: 'it is mounted read-only now' },
    ]);
  });

  test('and can only read it, because of the volume', () => {
    const readOnly = { ...claim('files-a'), persistentVolumeClaim: { claimName: 'files-a', readOnly: true } };
    expect(changed({}, { volumes: [readOnly] }).data).toMatchObject([
      { fate: 'kept', reason: 'it is mounted read-only now' },
    ]);
    expect(changed({ volumes: [readOnly] }, { volumes: [readOnly], container: { image: 'a:2' } }).data).toEqual([
      expect.not.objectContaining({ reason: expect.anything() }),
    ]);
  });

  test('of a claim as a block device', () => {
    const raw = (claimName: string) => ({
      volumes: [claim(claimName)],
      mounts: [],
      container: { volumeDevices: [{ name: 'files', devicePath: '/dev/xvda' }], volumeMounts: [] },
    });
    expect(fatesOf(changed(raw('a'), raw('a')))).toEqual(['/dev/xvda kept']);
    expect(fatesOf(changed(raw('a'), raw('b')))).toEqual(['/dev/xvda left-behind']);
    const mounted = { volumes: [claim('a')], mounts: [at('/dev/xvda')] };
    for (const [before, after] of [
      [raw('a'), mounted],
      [mounted, raw('a')],
    ] as const) {
      expect(changed(before, after).data).toMatchObject([
        {
          fate: 'hidden',
          reason: expect.stringMatching(/as a (block device|file system) now, which its volume was not/),
        },
      ]);
    }
  });

  test('in a folder named after the pod, as long as no pod is recreated', () => {
    const named = shop({
      mounts: [at('/data', { subPathExpr: '$(POD)' })],
      container: { env: [{ name: 'POD', value: 'a' }] },
    });
    expect(fatesOf(forecastUpdate(named, { ...named, metadata: { name: 'shop', labels: { a: 'b' } } }))).toEqual([
      '/data kept',
    ]);
  });

  test('at a path of Windows', () => {
    const windows = { volumes: [hostPath('C:\\data')], mounts: [at('C:\\data')] };
    expect(changed(windows, { volumes: [], mounts: [] }).data).toMatchObject([
      { path: 'C:\\data', fate: 'left-behind' },
    ]);
  });

  test('of a file and of a folder whose name only begins like one of the node', () => {
    for (const volume of [hostPath('/srv/app.db', 'File'), hostPath('/etc-backup'), hostPath('/usr/local/data')]) {
      expect(changed({ volumes: [volume] }, { volumes: [], mounts: [] }).verdict).toBe('data-loss');
    }
  });

  test('of the node’s own files, which are not theirs', () => {
    for (const volume of [
      hostPath('C:\\var\\lib\\kubelet'),
      hostPath('/proc'),
      hostPath('/var/run/docker.sock', 'Socket'),
      hostPath('/etc/localtime'),
    ]) {
      expect(changed({ volumes: [volume] }, { volumes: [], mounts: [] }).data).toBeUndefined();
    }
    const readOnly = [at('/data', { readOnly: true })];
    expect(
      changed({ volumes: [hostPath('/srv/a')], mounts: readOnly }, { volumes: [], mounts: [] }).data,
    ).toBeUndefined();
  });
});

describe('a container beside', () => {
  const sidecar = { name: 'backup', image: 'team/backup:1.0.0', volumeMounts: [at('/backup')] };
  const withBackup = (container: Manifest) => {
    const made = shop();
    made.spec.template.spec.containers.push(container);
    return made;
  };

  test('may go: the other still mounts the data', () => {
    const report = forecastUpdate(withBackup(sidecar), shop());
    expect(report.data).toMatchObject([
      { container: 'shop', fate: 'kept' },
      { container: 'backup', fate: 'kept', reason: 'container shop mounts it at /data' },
    ]);
  });

  test('may have another name, and mount the data at another path', () => {
    const renamed = { ...sidecar, name: 'copy', volumeMounts: [at('/copy')] };
    expect(forecastUpdate(withBackup({ ...sidecar, volumeMounts: [] }), withBackup(renamed)).data).toHaveLength(1);
    const alone = (container: Manifest) =>
      shop({ mounts: [], container: { ...container, volumeMounts: container.volumeMounts } });
    expect(forecastUpdate(alone(sidecar), alone(renamed)).data).toMatchObject([
      { container: 'backup', fate: 'moved', reason: 'container copy mounts it at /copy' },
    ]);
  });

  test('does not see the data for one that no longer mounts it', () => {
    const dropped = withBackup(sidecar);
    dropped.spec.template.spec.containers[0].volumeMounts = [];
    expect(forecastUpdate(withBackup({ ...sidecar, volumeMounts: [at('/data')] }), dropped).data?.[0]).toMatchObject({
      container: 'shop',
      fate: 'hidden',
    });
  });

  test('that no longer mounts the data does not see it', () => {
    const report = forecastUpdate(withBackup(sidecar), withBackup({ ...sidecar, volumeMounts: [] }));
    expect(report.data).toMatchObject([{ fate: 'kept' }, { container: 'backup', fate: 'hidden' }]);
    expect(report.verdict).toBe('data-loss');
    const readOnly = { ...sidecar, volumeMounts: [at('/backup', { readOnly: true })] };
    expect(forecastUpdate(withBackup(readOnly), withBackup({ ...sidecar, volumeMounts: [] })).verdict).toBe('restart');
  });

  test('that runs first counts where no other mounts the volume', () => {
    const prepared = (volumes: Manifest[], mounts: Manifest[]) => {
      const made = shop({ volumes, mounts });
      made.spec.template.spec.initContainers = [{ ...sidecar, name: 'prepare' }];
      return made;
    };
    expect(forecastUpdate(prepared([claim('files-a')], [at('/data')]), shop()).data).toHaveLength(1);
    const alone = prepared([claim('files-a')], []);
    expect(forecastUpdate(alone, alone).data).toMatchObject([{ container: 'prepare', path: '/backup', fate: 'kept' }]);
    const report = forecastUpdate(prepared([claim('files-a')], []), prepared([claim('files-b')], []));
    expect(report.data).toMatchObject([{ container: 'prepare', path: '/backup', fate: 'left-behind' }]);
  });
});

describe('whatever makes pods', () => {
  test.each(['DaemonSet', 'ReplicaSet', 'CronJob', 'StatefulSet'])('a %s is compared', (kind) => {
    const report = forecastUpdate(as(kind), as(kind, { volumes: [claim('files-b')] }));
    expect([fatesOf(report), report.verdict]).toEqual([['/data left-behind'], 'data-loss']);
    expect(fatesOf(forecastUpdate(as(kind), as(kind)))).toEqual(['/data kept']);
  });

  test('a claim that names the PersistentVolume of another has its data', () => {
    const volume = (name: string, path: string) => ({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name },
      spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteMany'], nfs: { server: 'nas.example.com', path } },
    });
    const verdict = (path: string) =>
      forecastObjects(
        [volume('one', '/a'), bound('files-a', 'one'), shop()],
        [volume('one', '/a'), volume('two', path), bound('files-b', 'two'), shop({ volumes: [claim('files-b')] })],
      ).verdict;
    expect([verdict('/a'), verdict('/b')]).toEqual(['restart', 'data-loss']);
  });

  test('a PersistentVolume has its data on its nodes, and belongs to the claim that has it', () => {
    const volume = (name: string, node?: string) => ({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name },
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        hostPath: { path: '/srv/a' },
        ...(node && {
          nodeAffinity: {
            required: {
              nodeSelectorTerms: [
                { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }] },
              ],
            },
          },
        }),
      },
    });
    const fates = (base: Manifest[], head: Manifest[]) =>
      forecastObjects(
        [...base, bound('files-a', 'one'), shop()],
        [...head, shop({ volumes: [claim('files-b')] })],
      ).objects.at(head.length)?.data?.[0]?.fate;
    expect(fates([volume('one', 'a')], [volume('two', 'a'), bound('files-b', 'two')])).toBe('kept');
    expect(fates([volume('one', 'a')], [volume('two', 'b'), bound('files-b', 'two')])).toBe('left-behind');
    expect(fates([volume('one', 'a')], [volume('one', 'a'), bound('files-b', 'one')])).toBe('left-behind');
    expect(fates([volume('one')], [volume('two'), bound('files-b', 'two')])).toBe('unknown');
  });

  test('a PersistentVolume of a driver has its data under a handle', () => {
    const volume = (name: string, volumeHandle: string) => ({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name },
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        csi: { driver: 'disks.example.com', volumeHandle },
      },
    });
    const base = [volume('one', 'disk-1'), bound('files-a', 'one'), shop()];
    const head = (handle: string) => [
      volume('two', handle),
      bound('files-b', 'two'),
      shop({ volumes: [claim('files-b')] }),
    ];
    expect(forecastObjects(base, head('disk-1')).verdict).toBe('restart');
    expect(forecastObjects(base, head('disk-2')).verdict).toBe('data-loss');
  });

  test.each([
    ['claim files-a', { dataSource: { kind: 'PersistentVolumeClaim', name: 'files-a' } }],
    [
      'VolumeSnapshot nightly',
      { dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'nightly' } },
    ],
  ])('a claim that was filled from %s has only what was there then', (source, spec) => {
    const copy = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      ...claimTemplate('files-b'),
      spec: { ...claimTemplate('files-b').spec, ...spec },
    };
    const [, report] = forecastObjects([shop()], [copy, shop({ volumes: [claim('files-b')] })]).objects;
    expect(report).toMatchObject({
      data: [
        { fate: 'left-behind', reason: expect.stringMatching(/^claim files-b is mounted .* and lacks everything/) },
      ],
      verdict: 'data-loss',
    });
    expect(report?.data?.[0]?.reason).toContain(source.replace('claim ', 'claim default/'));
  });

  test('pods that can’t be made see nothing, and lose nothing', () => {
    const broken = statefulSet({}, { container: { volumeMounts: [{ name: 'nothing', mountPath: '/data' }] } });
    expect(forecastUpdate(statefulSet(), broken, '1.28').data).toMatchObject([{ after: null, fate: 'unknown' }]);
    const volumeMounts = [
      { name: 'data', mountPath: '/data' },
      { name: 'nothing', mountPath: '/data/a' },
    ];
    const nested = statefulSet({}, { container: { volumeMounts } });
    expect(forecastUpdate(statefulSet(), nested, '1.28')).toMatchObject({
      data: [{ fate: 'kept' }],
      verdict: 'broken',
    });
  });
});

describe('a workload that takes the place of another', () => {
  const inPlaceOf = (before: Manifest, ...after: Manifest[]) =>
    forecastObjects([before], after).objects[0] as ObjectReport;
  const successor = statefulSet(
    { selector: { matchLabels: { app: 'shop' } }, volumeClaimTemplates: [claimTemplate('files')] },
    { container: { name: 'shop', volumeMounts: [at('/data')] } },
    'shop',
  );

  test('is found by its name, and starts on claims of its own', () => {
    const report = inPlaceOf(shop(), successor);
    expect(report).toMatchObject({
      renamedFrom: 'Deployment shop',
      pairedBy: 'the same name and namespace',
      verdict: 'data-loss',
      data: [
        {
          container: 'shop',
          path: '/data',
          before: 'claim files-a',
          after: 'claim template files',
          fate: 'left-behind',
        },
      ],
    });
  });

  test('may run on other nodes than a DaemonSet did', () => {
    const volumes = [hostPath('/srv/a')];
    expect(inPlaceOf(as('DaemonSet', { volumes }), shop({ volumes }))).toMatchObject({
      data: [{ fate: 'unknown' }],
      warnings: [expect.stringContaining('`kubectl delete daemonset/shop`')],
    });
  });

  test('keeps the data if its first pod mounts the same claim', () => {
    expect(inPlaceOf(shop({ volumes: [claim('files-shop-0')] }), successor)).toMatchObject({
      data: [{ fate: 'kept' }],
      verdict: 'in-place',
    });
  });

  test('leaves the data of all pods but one, back as a Deployment', () => {
    expect(inPlaceOf(successor, shop({ volumes: [claim('files-shop-0')] })).data).toMatchObject([
      { fate: 'left-behind' },
    ]);
  });

  test('is found in another namespace, by its selector, and by its image and mount paths', () => {
    const moved = { ...shop(), metadata: { name: 'shop', namespace: 'team' } };
    expect(inPlaceOf(shop(), moved).pairedBy).toBe('the same kind and name in another namespace');
    const renamed = { ...shop(), metadata: { name: 'store' } };
    expect(inPlaceOf(shop(), renamed).pairedBy).toBe('the same selector');
    const relabeled = structuredClone(renamed);
    relabeled.spec.selector.matchLabels = { app: 'store' };
    relabeled.spec.template.metadata.labels = { app: 'store' };
    expect(inPlaceOf(shop(), relabeled)).toMatchObject({
      pairedBy: 'the same images and mount paths',
      data: [{ fate: 'kept' }],
    });
  });

  test('is found where the other one only runs no pods any more', () => {
    const stopped = { ...shop(), spec: { ...shop().spec, replicas: 0 } };
    expect(
      forecastObjects([shop()], [stopped, { ...successor, metadata: { name: 'store' } }]).objects[1],
    ).toMatchObject({
      renamedFrom: 'Deployment shop',
      verdict: 'data-loss',
    });
  });

  test('of which several could be meant has an unknown fate, unless it is the same for each', () => {
    const other = (name: string, claimName: string) => ({
      ...shop({ volumes: [claim(claimName)] }),
      metadata: { name },
    });
    const base = [other('a', 'files-a'), other('b', 'files-b')];
    const became = (claimName: string) => forecastObjects(base, [other('c', claimName)]).objects[0];
    expect(became('files-a')).toMatchObject({
      renamedFrom: 'Deployment a or Deployment b',
      data: [{ fate: 'unknown', reason: expect.stringContaining('Deployment a, Deployment b') }],
    });
    expect(became('files-c')).toMatchObject({ data: [{ fate: 'left-behind' }], verdict: 'data-loss' });
  });

  test('is in doubt where only a container is alike', () => {
    const sidecar = { name: 'metrics', image: 'team/metrics:1', volumeMounts: [] };
    const renamed = (name: string, image: string) => {
      const made = shop({ volumes: [claim('files-b')], container: { name, image } });
      made.metadata.name = 'store';
      made.spec.selector.matchLabels = { app: 'store' };
      made.spec.template.metadata.labels = { app: 'store' };
      made.spec.template.spec.containers.push(sidecar);
      return made;
    };
    expect(inPlaceOf(shop(), renamed('web', 'registry.example.com/shop:2.0.0'))).toMatchObject({
      pairedBy: 'a container with the same image',
      data: [
        { fate: 'unknown', reason: expect.stringContaining('cannot tell whether this one replaces Deployment shop') },
      ],
    });
    expect(inPlaceOf(shop(), renamed('shop', 'team/other:1'))).toMatchObject({
      pairedBy: 'a container with the same name and mount path',
      data: [{ fate: 'unknown' }],
    });
    expect(inPlaceOf(shop(), renamed('web', 'team/other:1'))).not.toHaveProperty('renamedFrom');
    const sharing = renamed('shop', 'team/other:1');
    sharing.spec.template.spec.volumes = [claim('files-a')];
    expect(inPlaceOf(shop(), sharing)).toMatchObject({ data: [{ fate: 'kept' }] });
  });

  test('is none without data, or where nothing is alike', () => {
    const bare = (name: string) => ({ ...deployment(), metadata: { name } });
    expect(forecastObjects([bare('a')], [bare('b')]).objects[0]).not.toHaveProperty('renamedFrom');
    const unlike = statefulSet({}, { container: { name: 'db', image: 'team/db:1' } }, 'db');
    expect(forecastObjects([shop()], [unlike]).objects[0]).not.toHaveProperty('renamedFrom');
  });
});

describe('a StatefulSet', () => {
  test('keeps the data of its pods when it is scaled, up, down, to none and back', () => {
    const count = (replicas: number) => statefulSet({ replicas });
    for (const [before, after] of [
      [2, 3],
      [3, 2],
      [2, 0],
      [0, 2],
    ] as const) {
      expect(fatesOf(forecastUpdate(count(before), count(after)))).toEqual(['/data kept']);
    }
  });

  test('loses sight of the data of its first pod when a smaller range begins later', () => {
    const report = forecastUpdate(statefulSet({ replicas: 3 }), statefulSet({ replicas: 2, ordinals: { start: 1 } }));
    expect([fatesOf(report), report.verdict]).toEqual([['/data left-behind'], 'data-loss']);
  });

  test('loses sight of the data of a pod that its range of ordinals leaves', () => {
    const report = forecastUpdate(statefulSet({ replicas: 2 }), statefulSet({ replicas: 2, ordinals: { start: 1 } }));
    expect([fatesOf(report), report.verdict]).toEqual([['/data left-behind'], 'data-loss']);
  });

  test('without pods says nothing of claims that a successor has', () => {
    const report = forecastObjects([statefulSet({ replicas: 0 })], [statefulSet({}, {}, 'site')]).objects[0];
    expect(report?.data).toMatchObject([{ fate: 'unknown', reason: expect.stringContaining('BASE runs no pod') }]);
    const none = forecastObjects([statefulSet()], [statefulSet({ replicas: 0 }, {}, 'site')]).objects[0];
    expect(none?.data).toMatchObject([{ fate: 'unknown', reason: 'HEAD runs no pod' }]);
  });

  test('keeps folders named after its pods', () => {
    const named = (image: string) =>
      statefulSet(
        {},
        {
          container: {
            image,
            env: [{ name: 'POD', value: 'a' }],
            volumeMounts: [{ name: 'data', mountPath: '/data', subPathExpr: '$(POD)' }],
          },
        },
      );
    expect(fatesOf(forecastUpdate(named('a:1'), named('a:2')))).toEqual(['/data kept']);
    const from = (fieldPath: string, image: string) => {
      const made = named(image);
      made.spec.template.spec.containers[0].env = [{ name: 'POD', valueFrom: { fieldRef: { fieldPath } } }];
      return made;
    };
    expect(fatesOf(forecastUpdate(from('metadata.name', 'a:1'), from('metadata.name', 'a:2')))).toEqual(['/data kept']);
    expect(fatesOf(forecastUpdate(from('metadata.uid', 'a:1'), from('metadata.uid', 'a:2')))).toEqual([
      '/data unknown',
    ]);
  });
});
