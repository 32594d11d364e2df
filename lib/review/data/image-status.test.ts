import { DATA_PATH, database, mountedAt } from '../../../test/databases';
import { claimTemplate, forecastObjects, forecastUpdate, statefulSet } from '../../../test/forecasts';
import type { Manifest } from '../../../test/manifests';

describe('a new version of an image', () => {
  test('reports that data is kept if the new image opens it', () => {
    expect(forecastUpdate(database('postgres:17.1'), database('postgres:17.2'))).toMatchObject({
      data: [{ fate: 'kept' }],
      verdict: 'restart',
    });
  });

  test('reports that an image that does not open the data cannot start', () => {
    const report = forecastUpdate(database('postgres:16'), database('postgres:17'));
    expect(report.data).toMatchObject([{ fate: 'incompatible', reason: expect.stringContaining('pg_upgrade') }]);
    expect(report.verdict).toBe('broken');
    expect(report.rollout?.broken).toBe(`container web does not start with the data at ${DATA_PATH}`);
  });

  test('reports that a new init container may convert the data', () => {
    const upgraded = (image: string, initContainers: Manifest[] = []) => {
      const made = database(image);
      made.spec.template.spec.initContainers = initContainers;
      return made;
    };
    const upgrade = { name: 'upgrade', image: 'team/upgrade:1', volumeMounts: [{ name: 'data', mountPath: '/old' }] };
    expect(forecastUpdate(upgraded('postgres:16'), upgraded('postgres:17', [upgrade]))).toMatchObject({
      data: [{ fate: 'unknown', reason: expect.stringContaining('The init container upgrade may take care of it') }],
      verdict: 'restart',
    });
    expect(forecastUpdate(upgraded('postgres:16', [upgrade]), upgraded('postgres:17', [upgrade])).verdict).toBe(
      'broken',
    );
    const other = { ...upgrade, volumeMounts: [] };
    expect(forecastUpdate(upgraded('postgres:16'), upgraded('postgres:17', [other])).verdict).toBe('broken');
  });

  test('reports that the status of data is unknown if a tag states no version', () => {
    expect(forecastUpdate(database('postgres:16'), database('postgres:latest'))).toMatchObject({
      data: [{ fate: 'unknown', reason: expect.stringContaining('which versions') }],
      verdict: 'restart',
    });
  });

  test('reports that the status of data is unknown for an image of another repository, except a mirror', () => {
    expect(forecastUpdate(database('postgres:16'), database('team/db:1')).data).toMatchObject([
      {
        fate: 'unknown',
        reason: 'cannot tell whether team/db:1 uses the data directory and the format of postgres:16',
      },
    ]);
    expect(forecastUpdate(database('postgres:16'), database('registry.example.com/postgres:16')).data).toMatchObject([
      { fate: 'kept' },
    ]);
    expect(forecastUpdate(database('team/db:1'), database('team/db:2')).data).toMatchObject([{ fate: 'kept' }]);
    expect(forecastUpdate(database('team/postgres:16'), database('postgres:16')).data).toMatchObject([
      { fate: 'unknown' },
    ]);
    expect(forecastUpdate(database('postgres:16'), database('team/postgres:16')).data).toMatchObject([
      { fate: 'unknown' },
    ]);
    const digests = ['a', 'b'].map((digit) => `registry.example.com/postgres@sha256:${digit.repeat(64)}`);
    expect(forecastUpdate(database('postgres:16'), database(String(digests[0]))).data).toMatchObject([
      { fate: 'unknown' },
    ]);
  });

  test('reports that the status of data is unknown for another major version of an image named like a known one', () => {
    const fates = (before: string, after: string) =>
      forecastUpdate(database(before), database(after)).data?.map(({ fate }) => fate);
    expect(fates('team/postgresql:15.1', 'team/postgresql:17.0')).toEqual(['unknown']);
    expect(fates('team/postgresql:15.1', 'team/postgresql:15.2')).toEqual(['kept']);
    expect(fates('team/postgresql:15.1', 'team/postgresql:latest')).toEqual(['kept']);
    expect(fates('team/shop:1.0.0', 'team/shop:2.0.0')).toEqual(['kept']);
  });

  test('ignores the image for volumes that do not hold its data', () => {
    const mounts = {
      volumeMounts: [
        { name: 'data', mountPath: DATA_PATH },
        { name: 'backup', mountPath: '/backup' },
      ],
    };
    const spec = { volumeClaimTemplates: [claimTemplate('data'), claimTemplate('backup')] };
    const report = forecastUpdate(database('postgres:16', mounts, spec), database('postgres:17', mounts, spec));
    expect(report.data?.map(({ path, fate }) => `${path} ${fate}`)).toEqual([
      `${DATA_PATH} incompatible`,
      '/backup kept',
    ]);
  });

  test('compares images of sidecars and of workloads with another name', () => {
    const withSidecar = (image: string) => {
      const made = statefulSet({ replicas: 1 });
      const sidecar = { name: 'db', image, restartPolicy: 'Always', ...mountedAt(DATA_PATH) };
      made.spec.template.spec.initContainers = [sidecar];
      return made;
    };
    expect(forecastUpdate(withSidecar('postgres:16'), withSidecar('postgres:17')).data).toMatchObject([
      { container: 'web', fate: 'kept' },
      { container: 'db', fate: 'incompatible' },
    ]);
    const renamed = { ...database('postgres:16'), metadata: { name: 'db' } };
    expect(forecastObjects([database('postgres:17')], [renamed]).objects[0]?.data).toMatchObject([
      { fate: 'left-behind' },
    ]);
  });
});

test('reports that data is hidden if an argument makes the image read other files', () => {
  const redis = (...args: string[]) => {
    const volumeMounts = [{ name: 'data', mountPath: '/data' }];
    return statefulSet({ replicas: 1 }, { container: { image: 'redis:7.2', args, volumeMounts } });
  };
  const fates = (before: string[], after: string[]) =>
    forecastUpdate(redis(...before), redis(...after)).data?.map(({ fate }) => fate);
  expect(fates([], ['--appendfilename', 'a.aof'])).toEqual(['hidden']);
  expect(fates(['--appendonly yes'], [])).toEqual(['hidden']);
  expect(fates(['--dbfilename=a.rdb'], ['--dbfilename=b.rdb'])).toEqual(['hidden']);
  expect(fates(['--appendonly=yes'], ['--appendonly=yes', '--maxmemory', '1gb'])).toEqual(['kept']);
});

test('reports that the status of data is unknown if its volume forecastUpdate read-only', () => {
  const readOnly = { fate: 'unknown', reason: expect.stringContaining('is mounted read-only now') };
  expect(
    forecastUpdate(database('postgres:17'), database('postgres:17', mountedAt(DATA_PATH, { readOnly: true }))).data,
  ).toMatchObject([readOnly]);
});

test('reports that the status of data is unknown if the image declares a volume below the mount', () => {
  const above = (image: string) => database(image, mountedAt('/var/lib/postgresql'));
  expect(forecastUpdate(above('postgres:17.1'), above('postgres:17.2')).data).toMatchObject([
    { fate: 'unknown', reason: expect.stringContaining('the image declares /var/lib/postgresql/data as a volume') },
  ]);
  expect(forecastObjects([above('postgres:17.1')], [above('postgres:17.1')]).objects[0]?.data).toMatchObject([
    { fate: 'kept' },
  ]);
});

test('reports the condition of an upgrade', () => {
  const mongo = (image: string) => {
    const volumeMounts = [{ name: 'data', mountPath: '/data/db' }];
    return statefulSet({ replicas: 1 }, { container: { image, volumeMounts } });
  };
  expect(forecastUpdate(mongo('mongo:6.0.1'), mongo('mongo:7.0.1'))).toMatchObject({
    data: [{ fate: 'kept', reason: 'the step needs the featureCompatibilityVersion of the version before' }],
    verdict: 'restart',
  });
});

describe('a database', () => {
  test('warns that a database without a volume loses its data with each pod', () => {
    const bare = database('postgres:17', { volumeMounts: [] }, { volumeClaimTemplates: [] });
    const warning = expect.stringContaining(`keeps its data in ${DATA_PATH}, where no volume is mounted`);
    expect(forecastObjects([], [bare]).objects[0]?.warnings).toContainEqual(warning);
    expect(forecastObjects([bare], [bare]).objects[0]).not.toHaveProperty('warnings');
    const above = database('postgres:17', mountedAt('/var/lib/postgresql'));
    expect(forecastObjects([], [above]).objects[0]?.warnings).toContainEqual(
      expect.stringMatching(/does not reach, because the image declares .*postgresql\/data as a volume/),
    );
    const empty = database('postgres:17', {}, { volumeClaimTemplates: [] });
    empty.spec.template.spec.volumes = [{ name: 'data', emptyDir: {} }];
    expect(forecastObjects([], [empty]).objects[0]).not.toHaveProperty('warnings');
  });

  test('reports that an image that exits because of a mount is broken, unless BASE runs the same', () => {
    const refused = database('postgres:18');
    expect(forecastObjects([], [refused]).objects[0]).toMatchObject({
      verdict: 'broken',
      rollout: { broken: expect.stringContaining(`exits if a volume is mounted at ${DATA_PATH}`) },
    });
    const labeled = { ...refused, metadata: { name: 'web', labels: { a: 'b' } } };
    expect(forecastObjects([refused], [labeled]).objects[0]).toMatchObject({ verdict: 'in-place' });
  });
});
