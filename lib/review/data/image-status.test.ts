import { becomes, claimTemplate, configMap, deployment, foretold, statefulSet } from '../../../test/foretold';
import type { Manifest } from '../../../test/manifests';

const DATA = '/var/lib/postgresql/data';

/** A StatefulSet of one database. */
function database(image: string, container: Manifest = {}, spec: Manifest = {}): Manifest {
  const volumeMounts = [{ name: 'data', mountPath: DATA }];
  return statefulSet({ replicas: 1, ...spec }, { container: { image, volumeMounts, ...container } });
}

const at = (mountPath: string, more: Manifest = {}) => ({ volumeMounts: [{ name: 'data', mountPath, ...more }] });
const pgdata = (value: string) => ({ env: [{ name: 'PGDATA', value }] });

describe('a new version of an image', () => {
  test('that opens the data changes nothing', () => {
    expect(becomes(database('postgres:17.1'), database('postgres:17.2'))).toMatchObject({
      data: [{ fate: 'kept' }],
      verdict: 'restart',
    });
  });

  test('that does not open the data can’t start', () => {
    const report = becomes(database('postgres:16'), database('postgres:17'));
    expect(report.data).toMatchObject([{ fate: 'incompatible', reason: expect.stringContaining('pg_upgrade') }]);
    expect(report.verdict).toBe('broken');
    expect(report.rollout?.broken).toBe(`container web does not start with the data at ${DATA}`);
  });

  test('may be prepared by a new init container that mounts the data', () => {
    const upgraded = (image: string, initContainers: Manifest[] = []) => {
      const made = database(image);
      made.spec.template.spec.initContainers = initContainers;
      return made;
    };
    const upgrade = { name: 'upgrade', image: 'team/upgrade:1', volumeMounts: [{ name: 'data', mountPath: '/old' }] };
    expect(becomes(upgraded('postgres:16'), upgraded('postgres:17', [upgrade]))).toMatchObject({
      data: [{ fate: 'unknown', reason: expect.stringContaining('The init container upgrade may take care of it') }],
      verdict: 'restart',
    });
    expect(becomes(upgraded('postgres:16', [upgrade]), upgraded('postgres:17', [upgrade])).verdict).toBe('broken');
    const other = { ...upgrade, volumeMounts: [] };
    expect(becomes(upgraded('postgres:16'), upgraded('postgres:17', [other])).verdict).toBe('broken');
  });

  test('that nobody can tell is unknown', () => {
    expect(becomes(database('postgres:16'), database('postgres:latest'))).toMatchObject({
      data: [{ fate: 'unknown', reason: expect.stringContaining('which versions') }],
      verdict: 'restart',
    });
  });

  test('of another build is unknown, but for a mirror', () => {
    expect(becomes(database('postgres:16'), database('team/db:1')).data).toMatchObject([
      {
        fate: 'unknown',
        reason: 'cannot tell whether team/db:1 uses the data directory and the format of postgres:16',
      },
    ]);
    expect(becomes(database('postgres:16'), database('registry.example.com/postgres:16')).data).toMatchObject([
      { fate: 'kept' },
    ]);
    expect(becomes(database('team/db:1'), database('team/db:2')).data).toMatchObject([{ fate: 'kept' }]);
    expect(becomes(database('team/postgres:16'), database('postgres:16')).data).toMatchObject([{ fate: 'unknown' }]);
    expect(becomes(database('postgres:16'), database('team/postgres:16')).data).toMatchObject([{ fate: 'unknown' }]);
    const digests = ['a', 'b'].map((digit) => `registry.example.com/postgres@sha256:${digit.repeat(64)}`);
    expect(becomes(database('postgres:16'), database(String(digests[0]))).data).toMatchObject([{ fate: 'unknown' }]);
  });

  test('of another build that is named like one of the table is unknown, if its major version changes', () => {
    const fates = (before: string, after: string) =>
      becomes(database(before), database(after)).data?.map(({ fate }) => fate);
    expect(fates('team/postgresql:15.1', 'team/postgresql:17.0')).toEqual(['unknown']);
    expect(fates('team/postgresql:15.1', 'team/postgresql:15.2')).toEqual(['kept']);
    expect(fates('team/postgresql:15.1', 'team/postgresql:latest')).toEqual(['kept']);
    expect(fates('team/shop:1.0.0', 'team/shop:2.0.0')).toEqual(['kept']);
  });

  test('says nothing of volumes that have no data of the image', () => {
    const mounts = {
      volumeMounts: [
        { name: 'data', mountPath: DATA },
        { name: 'backup', mountPath: '/backup' },
      ],
    };
    const spec = { volumeClaimTemplates: [claimTemplate('data'), claimTemplate('backup')] };
    const report = becomes(database('postgres:16', mounts, spec), database('postgres:17', mounts, spec));
    expect(report.data?.map(({ path, fate }) => `${path} ${fate}`)).toEqual([`${DATA} incompatible`, '/backup kept']);
  });

  test('is looked at in a sidecar too, and in a workload of another name', () => {
    const withSidecar = (image: string) => {
      const made = statefulSet({ replicas: 1 });
      const sidecar = { name: 'db', image, restartPolicy: 'Always', ...at(DATA) };
      made.spec.template.spec.initContainers = [sidecar];
      return made;
    };
    expect(becomes(withSidecar('postgres:16'), withSidecar('postgres:17')).data).toMatchObject([
      { container: 'web', fate: 'kept' },
      { container: 'db', fate: 'incompatible' },
    ]);
    const renamed = { ...database('postgres:16'), metadata: { name: 'db' } };
    expect(foretold([database('postgres:17')], [renamed]).objects[0]?.data).toMatchObject([{ fate: 'left-behind' }]);
  });
});

describe('the data directory of an image', () => {
  test('that is moved within the volume hides the data', () => {
    const report = becomes(database('postgres:17'), database('postgres:17', pgdata(`${DATA}/pg`)));
    expect(report.data).toMatchObject([
      {
        fate: 'hidden',
        reason: `postgres:17 keeps its data in ${DATA}/pg, set by the variable PGDATA, and the old data is not there`,
      },
    ]);
    expect(report.verdict).toBe('data-loss');
  });

  test('may be moved together with the volume', () => {
    const moved = { ...at('/data'), ...pgdata('/data') };
    expect(becomes(database('postgres:17'), database('postgres:17', moved))).toMatchObject({
      data: [{ fate: 'moved' }],
      verdict: 'restart',
    });
    expect(becomes(database('postgres:17'), database('postgres:17', at('/data')))).toMatchObject({
      data: [{ fate: 'hidden' }],
      verdict: 'data-loss',
    });
  });

  test('at which the image accepts no volume stops it', () => {
    const parent = database('postgres:18.1', at('/var/lib/postgresql'));
    expect(becomes(parent, database('postgres:18.1')).data).toMatchObject([
      { fate: 'incompatible', reason: expect.stringContaining('from version 18 on') },
    ]);
  });

  test('below which a volume has a part of it is followed', () => {
    const part = (...more: Manifest[]) => database('postgres:17', { ...at(`${DATA}/base`), env: more });
    const moved = { name: 'PGDATA', value: '/data' };
    expect(becomes(part(), part({ name: 'A', value: 'b' })).data).toMatchObject([{ fate: 'kept' }]);
    expect(becomes(part(), part(moved)).data).toMatchObject([{ fate: 'hidden' }]);
  });

  test('that a file of configuration or an unknown variable may move is unknown', () => {
    const command = { ...at('/data'), command: ['/start.sh'] };
    expect(becomes(database('postgres:17'), database('postgres:17', command)).data).toMatchObject([
      { fate: 'unknown', reason: 'the configuration of postgres:17 decides where it looks for its data' },
    ]);
    const variable = { env: [{ name: 'PGDATA', value: '$(WHERE)' }] };
    expect(becomes(database('postgres:17'), database('postgres:17', variable)).data).toMatchObject([
      {
        fate: 'unknown',
        reason: 'cannot tell where postgres:17 looks for its data, set by the variable PGDATA',
      },
    ]);
  });

  test('is not where a `subPath` that is gone put it', () => {
    const report = becomes(database('postgres:17', at(DATA, { subPath: 'pg' })), database('postgres:17'));
    expect(report.data).toMatchObject([{ fate: 'hidden' }]);
    expect(report.verdict).toBe('data-loss');
  });

  test('at a volume of which the manifest says nothing is not found', () => {
    const volumeMounts = [
      { name: 'data', mountPath: '/x' },
      { name: 'nothing', mountPath: DATA },
    ];
    expect(becomes(database('postgres:17'), database('postgres:17', { volumeMounts }), '1.28').data).toMatchObject([
      { fate: 'unknown' },
    ]);
  });
});

describe('a queue that names its folder after the host', () => {
  const queue = (image: string, pod: Manifest = {}, env: Manifest[] = []) => {
    const made = deployment(
      { replicas: 1 },
      { image, env, volumeMounts: [{ name: 'data', mountPath: '/var/lib/rabbitmq' }] },
    );
    const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'queue' } }];
    Object.assign(made.spec.template.spec, { volumes, ...pod });
    return made;
  };
  const [old, next] = ['rabbitmq:3.13.1', 'rabbitmq:3.13.2'];
  const fates = (before: Manifest, after: Manifest) => becomes(before, after).data?.map(({ fate }) => fate);

  test('starts empty in each new pod of a Deployment', () => {
    expect(becomes(queue(old), queue(next))).toMatchObject({
      data: [{ fate: 'hidden', reason: expect.stringContaining('Set `hostname` in the pod') }],
      verdict: 'data-loss',
    });
    expect(fates(queue(old), { ...queue(old), metadata: { name: 'shop', labels: { a: 'b' } } })).toEqual(['kept']);
  });

  test('keeps its data under a fixed name', () => {
    expect(fates(queue(old, { hostname: 'queue' }), queue(next, { hostname: 'queue' }))).toEqual(['kept']);
    const named = [{ name: 'RABBITMQ_NODENAME', value: 'rabbit@localhost' }];
    expect(fates(queue(old, {}, named), queue(next, {}, named))).toEqual(['kept']);
    expect(fates(queue(old, { hostname: 'queue' }), queue(next, { hostname: 'other' }))).toEqual(['hidden']);
    expect(fates(queue(old, { hostname: 'queue' }), queue(next, { hostname: 'queue' }, named))).toEqual(['hidden']);
    const volumeMounts = [{ name: 'data', mountPath: '/var/lib/rabbitmq' }];
    const stable = (image: string) => statefulSet({ replicas: 1 }, { container: { image, volumeMounts } });
    expect(fates(stable(old), stable(next))).toEqual(['kept']);
  });
});

describe('a program without a default for its data', () => {
  const etcd = (version: string, ...more: Manifest[]) => {
    const volumeMounts = [{ name: 'data', mountPath: '/data' }, ...more];
    return statefulSet({ replicas: 1 }, { container: { image: `quay.io/coreos/etcd:${version}`, volumeMounts } });
  };

  test('may have it in any of its volumes', () => {
    expect(becomes(etcd('v3.6.1'), etcd('v3.4.9')).data).toMatchObject([{ fate: 'incompatible' }]);
    const second = { name: 'data', mountPath: '/backup', subPath: 'backup' };
    expect(becomes(etcd('v3.6.1', second), etcd('v3.4.9', second)).data).toMatchObject([
      { fate: 'incompatible' },
      { fate: 'incompatible' },
    ]);
  });
});

describe('a path that a container gets', () => {
  const settings = (data: object, name = 'settings') => configMap(data, name);
  const configured = (container: Manifest, volumes: Manifest[] = []) => {
    const volumeMounts = [{ name: 'data', mountPath: '/data' }, ...(container.volumeMounts ?? [])];
    return statefulSet({ replicas: 1 }, { container: { ...container, volumeMounts }, volumes });
  };
  const variable = (value: string) => configured({ env: [{ name: 'FILE', value }] });
  const fates = (before: Manifest[], after: Manifest[]) =>
    foretold(before, after)
      .objects.filter(({ kind }) => kind === 'StatefulSet')
      .flatMap(({ data = [] }) => data.map(({ path, fate }) => `${path} ${fate}`));
  const reads = (name: string) => [{ configMapRef: { name } }];

  test('and no longer is leaves it open where its data is', () => {
    expect(becomes(variable('/data/visits'), variable('/var/visits')).data).toMatchObject([
      { fate: 'unknown', reason: 'the container no longer reads `FILE=/data/visits`, which names this path' },
    ]);
    expect(fates([variable('/data/visits')], [variable('/data/visits/')])).toEqual(['/data kept']);
    expect(fates([variable('/database/visits')], [variable('/var/visits')])).toEqual(['/data kept']);
    const shell = (folder: string) => configured({ command: ['sh', '-c', `exec server --dir ${folder}`] });
    expect(fates([shell('/data')], [shell('/srv')])).toEqual(['/data unknown']);
    expect(fates([configured({ workingDir: '/data' })], [configured({ workingDir: '/srv' })])).toEqual([
      '/data unknown',
    ]);
  });

  test('by a ConfigMap is followed', () => {
    const file = configured({ volumeMounts: [{ name: 'conf', mountPath: '/etc/app' }] }, [
      { name: 'conf', configMap: { name: 'settings' } },
    ]);
    const lines = (folder: string) => settings({ 'app.conf': `port 80\ndir ${folder}\n` });
    expect(fates([lines('/data'), file], [lines('/srv'), file])).toEqual(['/data unknown']);
    expect(fates([lines('/data'), file], [settings({ 'app.conf': 'port 81\ndir /data\n' }), file])).toEqual([
      '/data kept',
    ]);
    const short = (folder: string) => settings({ dir: folder });
    expect(fates([short('/data'), file], [short('/srv'), file])).toEqual(['/data unknown']);
  });

  test('by variables from ConfigMaps moves the data directory of an image', () => {
    const from = (more: Manifest) => database('postgres:17', more);
    const all = from({ envFrom: reads('settings') });
    const inside = settings({ PGDATA: `${DATA}/a` });
    expect(fates([inside, all], [settings({ PGDATA: `${DATA}/b` }), all])).toEqual([`${DATA} hidden`]);
    expect(fates([inside, all], [inside, all])).toEqual([`${DATA} kept`]);
    expect(fates([all], [from({ envFrom: reads('other') })])).toEqual([`${DATA} kept`]);
    const one = from({
      env: [{ name: 'PGDATA', valueFrom: { configMapKeyRef: { name: 'settings', key: 'PGDATA' } } }],
    });
    expect(fates([inside, one], [settings({ PGDATA: '/tmp/pg' }), one])).toEqual([`${DATA} hidden`]);
    const nested = (root: string) =>
      from({
        env: [
          { name: 'ROOT', value: root },
          { name: 'PGDATA', value: '$(ROOT)/pg' },
        ],
      });
    expect(fates([nested(DATA)], [nested(`${DATA}/b`)])).toEqual([`${DATA} hidden`]);
    const unknown = from({ env: [{ name: 'PGDATA', value: '$(ELSEWHERE)/pg' }] });
    expect(fates([nested(DATA)], [unknown])).toEqual([`${DATA} unknown`]);
  });
});

test('another argument that decides which files are read hides the data', () => {
  const redis = (...args: string[]) => {
    const volumeMounts = [{ name: 'data', mountPath: '/data' }];
    return statefulSet({ replicas: 1 }, { container: { image: 'redis:7.2', args, volumeMounts } });
  };
  const fates = (before: string[], after: string[]) =>
    becomes(redis(...before), redis(...after)).data?.map(({ fate }) => fate);
  expect(fates([], ['--appendfilename', 'a.aof'])).toEqual(['hidden']);
  expect(fates(['--appendonly yes'], [])).toEqual(['hidden']);
  expect(fates(['--dbfilename=a.rdb'], ['--dbfilename=b.rdb'])).toEqual(['hidden']);
  expect(fates(['--appendonly=yes'], ['--appendonly=yes', '--maxmemory', '1gb'])).toEqual(['kept']);
});

test('a database cannot use a volume that becomes read-only', () => {
  const readOnly = { fate: 'unknown', reason: expect.stringContaining('is mounted read-only now') };
  expect(becomes(database('postgres:17'), database('postgres:17', at(DATA, { readOnly: true }))).data).toMatchObject([
    readOnly,
  ]);
});

test('the data may not be in a volume above one that the image declares', () => {
  const above = (image: string) => database(image, at('/var/lib/postgresql'));
  expect(becomes(above('postgres:17.1'), above('postgres:17.2')).data).toMatchObject([
    { fate: 'unknown', reason: expect.stringContaining('the image declares /var/lib/postgresql/data as a volume') },
  ]);
  expect(foretold([above('postgres:17.1')], [above('postgres:17.1')]).objects[0]?.data).toMatchObject([
    { fate: 'kept' },
  ]);
});

test('a step that is supported under a condition says which', () => {
  const mongo = (image: string) => {
    const volumeMounts = [{ name: 'data', mountPath: '/data/db' }];
    return statefulSet({ replicas: 1 }, { container: { image, volumeMounts } });
  };
  expect(becomes(mongo('mongo:6.0.1'), mongo('mongo:7.0.1'))).toMatchObject({
    data: [{ fate: 'kept', reason: 'the step needs the featureCompatibilityVersion of the version before' }],
    verdict: 'restart',
  });
});

describe('a database', () => {
  test('without a volume loses its data with each pod', () => {
    const bare = database('postgres:17', { volumeMounts: [] }, { volumeClaimTemplates: [] });
    const warning = expect.stringContaining(`keeps its data in ${DATA}, where no volume is mounted`);
    expect(foretold([], [bare]).objects[0]?.warnings).toContainEqual(warning);
    expect(foretold([bare], [bare]).objects[0]).not.toHaveProperty('warnings');
    const above = database('postgres:17', at('/var/lib/postgresql'));
    expect(foretold([], [above]).objects[0]?.warnings).toContainEqual(
      expect.stringMatching(/does not reach, because the image declares .*postgresql\/data as a volume/),
    );
    const empty = database('postgres:17', {}, { volumeClaimTemplates: [] });
    empty.spec.template.spec.volumes = [{ name: 'data', emptyDir: {} }];
    expect(foretold([], [empty]).objects[0]).not.toHaveProperty('warnings');
  });

  test('that exits because of a mount never starts, unless it runs already', () => {
    const refused = database('postgres:18');
    expect(foretold([], [refused]).objects[0]).toMatchObject({
      verdict: 'broken',
      rollout: { broken: expect.stringContaining(`exits if a volume is mounted at ${DATA}`) },
    });
    const labeled = { ...refused, metadata: { name: 'web', labels: { a: 'b' } } };
    expect(foretold([refused], [labeled]).objects[0]).toMatchObject({ verdict: 'in-place' });
  });
});
