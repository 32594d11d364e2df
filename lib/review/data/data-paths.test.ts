import { DATA_PATH, database, mountedAt } from '../../../test/databases';
import { configMap, deployment, forecastObjects, forecastUpdate, statefulSet } from '../../../test/forecasts';
import type { Manifest } from '../../../test/manifests';

const pgdata = (value: string) => ({ env: [{ name: 'PGDATA', value }] });

describe('the data directory of an image', () => {
  test('reports that data is hidden if the data directory moves within the volume', () => {
    const report = forecastUpdate(database('postgres:17'), database('postgres:17', pgdata(`${DATA_PATH}/pg`)));
    expect(report.data).toMatchObject([
      {
        fate: 'hidden',
        reason: `postgres:17 keeps its data in ${DATA_PATH}/pg, set by the variable PGDATA, and the old data is not there`,
      },
    ]);
    expect(report.verdict).toBe('data-loss');
  });

  test('reports that data is kept if the data directory moves together with the volume', () => {
    const moved = { ...mountedAt('/data'), ...pgdata('/data') };
    expect(forecastUpdate(database('postgres:17'), database('postgres:17', moved))).toMatchObject({
      data: [{ fate: 'moved' }],
      verdict: 'restart',
    });
    expect(forecastUpdate(database('postgres:17'), database('postgres:17', mountedAt('/data')))).toMatchObject({
      data: [{ fate: 'hidden' }],
      verdict: 'data-loss',
    });
  });

  test('reports that an image that rejects a mount at its data directory cannot start', () => {
    const parent = database('postgres:18.1', mountedAt('/var/lib/postgresql'));
    expect(forecastUpdate(parent, database('postgres:18.1')).data).toMatchObject([
      { fate: 'incompatible', reason: expect.stringContaining('from version 18 on') },
    ]);
  });

  test('follows volumes that hold a part of the data directory', () => {
    const part = (...more: Manifest[]) => database('postgres:17', { ...mountedAt(`${DATA_PATH}/base`), env: more });
    const moved = { name: 'PGDATA', value: '/data' };
    expect(forecastUpdate(part(), part({ name: 'A', value: 'b' })).data).toMatchObject([{ fate: 'kept' }]);
    expect(forecastUpdate(part(), part(moved)).data).toMatchObject([{ fate: 'hidden' }]);
  });

  test('reports that the status of data is unknown if configuration may move the data directory', () => {
    const command = { ...mountedAt('/data'), command: ['/start.sh'] };
    expect(forecastUpdate(database('postgres:17'), database('postgres:17', command)).data).toMatchObject([
      { fate: 'unknown', reason: 'the configuration of postgres:17 decides where it looks for its data' },
    ]);
    const variable = { env: [{ name: 'PGDATA', value: '$(WHERE)' }] };
    expect(forecastUpdate(database('postgres:17'), database('postgres:17', variable)).data).toMatchObject([
      {
        fate: 'unknown',
        reason: 'cannot tell where postgres:17 looks for its data, set by the variable PGDATA',
      },
    ]);
  });

  test('reports that data is hidden if a subPath is removed', () => {
    const report = forecastUpdate(
      database('postgres:17', mountedAt(DATA_PATH, { subPath: 'pg' })),
      database('postgres:17'),
    );
    expect(report.data).toMatchObject([{ fate: 'hidden' }]);
    expect(report.verdict).toBe('data-loss');
  });

  test('reports that data is hidden if the data directory moves to an undefined volume', () => {
    const volumeMounts = [
      { name: 'data', mountPath: '/x' },
      { name: 'nothing', mountPath: DATA_PATH },
    ];
    expect(
      forecastUpdate(database('postgres:17'), database('postgres:17', { volumeMounts }), '1.28').data,
    ).toMatchObject([{ fate: 'unknown' }]);
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
  const fates = (before: Manifest, after: Manifest) => forecastUpdate(before, after).data?.map(({ fate }) => fate);

  test('reports that data is hidden in each new pod of a Deployment', () => {
    expect(forecastUpdate(queue(old), queue(next))).toMatchObject({
      data: [{ fate: 'hidden', reason: expect.stringContaining('Set `hostname` in the pod') }],
      verdict: 'data-loss',
    });
    expect(fates(queue(old), { ...queue(old), metadata: { name: 'shop', labels: { a: 'b' } } })).toEqual(['kept']);
  });

  test('reports that data is kept if the hostname or node name is fixed', () => {
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

  test('compares all volumes of an image without a default data directory', () => {
    expect(forecastUpdate(etcd('v3.6.1'), etcd('v3.4.9')).data).toMatchObject([{ fate: 'incompatible' }]);
    const second = { name: 'data', mountPath: '/backup', subPath: 'backup' };
    expect(forecastUpdate(etcd('v3.6.1', second), etcd('v3.4.9', second)).data).toMatchObject([
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
    forecastObjects(before, after)
      .objects.filter(({ kind }) => kind === 'StatefulSet')
      .flatMap(({ data = [] }) => data.map(({ path, fate }) => `${path} ${fate}`));
  const reads = (name: string) => [{ configMapRef: { name } }];

  test('reports that the status of data is unknown if a container no longer gets its path', () => {
    expect(forecastUpdate(variable('/data/visits'), variable('/var/visits')).data).toMatchObject([
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

  test('follows data paths in ConfigMaps', () => {
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

  test('follows data directories in variables from ConfigMaps', () => {
    const from = (more: Manifest) => database('postgres:17', more);
    const all = from({ envFrom: reads('settings') });
    const inside = settings({ PGDATA: `${DATA_PATH}/a` });
    expect(fates([inside, all], [settings({ PGDATA: `${DATA_PATH}/b` }), all])).toEqual([`${DATA_PATH} hidden`]);
    expect(fates([inside, all], [inside, all])).toEqual([`${DATA_PATH} kept`]);
    expect(fates([all], [from({ envFrom: reads('other') })])).toEqual([`${DATA_PATH} kept`]);
    const one = from({
      env: [{ name: 'PGDATA', valueFrom: { configMapKeyRef: { name: 'settings', key: 'PGDATA' } } }],
    });
    expect(fates([inside, one], [settings({ PGDATA: '/tmp/pg' }), one])).toEqual([`${DATA_PATH} hidden`]);
    const nested = (root: string) =>
      from({
        env: [
          { name: 'ROOT', value: root },
          { name: 'PGDATA', value: '$(ROOT)/pg' },
        ],
      });
    expect(fates([nested(DATA_PATH)], [nested(`${DATA_PATH}/b`)])).toEqual([`${DATA_PATH} hidden`]);
    const unknown = from({ env: [{ name: 'PGDATA', value: '$(ELSEWHERE)/pg' }] });
    expect(fates([nested(DATA_PATH)], [unknown])).toEqual([`${DATA_PATH} unknown`]);
  });
});
