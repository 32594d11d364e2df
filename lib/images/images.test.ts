import { Field } from '../validation';

import { assessUpgrade, findDataPaths, findKnownImage, findRefusedMounts, findUncoveredData } from '.';
import { parseTableVersion } from './known-image';
import { compareVersions, parseImage, parseImageVersion } from './parse-image';
import { STATEFUL_IMAGES } from './table';

const container = (image: string, more: object = {}) => new Field({ name: 'db', image, ...more });
const mounting = (...paths: string[]) => ({ volumeMounts: paths.map((mountPath) => ({ name: 'data', mountPath })) });
const opens = (before: string, after: string) => assessUpgrade(findKnownImage(before), findKnownImage(after))?.opens;
const reason = (before: string, after: string) => assessUpgrade(findKnownImage(before), findKnownImage(after))?.reason;

describe('an image reference', () => {
  test.each([
    ['postgres', 'docker.io/library/postgres'],
    ['postgres:17', 'docker.io/library/postgres'],
    ['docker.io/postgres:17', 'docker.io/library/postgres'],
    ['index.docker.io/library/postgres:17', 'docker.io/library/postgres'],
    ['index.docker.io/postgres:17', 'docker.io/library/postgres'],
    ['public.ecr.aws/docker/library/postgres:17', 'docker.io/library/postgres'],
    ['registry.example.com:5000/library/postgres@sha256:abc', 'docker.io/library/postgres'],
    ['registry.example.com:5000/postgres:17', 'registry.example.com:5000/postgres'],
    ['localhost/postgres', 'localhost/postgres'],
    ['team/postgres:17', 'docker.io/team/postgres'],
    ['quay.io/minio/minio', 'quay.io/minio/minio'],
  ])('%s is of the repository %s', (image, repository) => {
    expect(parseImage(image).repository).toBe(repository);
  });

  test.each([
    ['postgres:17.2-alpine3.20', [17, 2]],
    ['postgres:17', [17]],
    ['postgres:18rc1', [18]],
    ['etcd:v3.5.9-0', [3, 5, 9]],
    ['minio:RELEASE.2024-05-01T01-11-10Z', [2024, 5, 1]],
    ['redis:7.2.4-bookworm@sha256:abc', [7, 2, 4]],
    ['redis:alpine3.20', undefined],
    ['redis:latest', undefined],
    ['redis', undefined],
    ['redis@sha256:abc', undefined],
  ])('%s is of version %p', (image, version) => {
    expect(parseImage(image).version).toEqual(version);
  });

  test('is compared by the numbers that both versions have', () => {
    const compared = (one: string, other: string) =>
      Math.sign(compareVersions(parseImageVersion(one) ?? [], parseImageVersion(other) ?? []));
    expect(compared('17', '17.2')).toBe(0);
    expect(compared('9.6', '10')).toBe(-1);
    expect(compared('8.0.36', '8.0.4')).toBe(1);
  });
});

describe('the table', () => {
  test.each(STATEFUL_IMAGES)('has $title with versions in order, absolute paths and sources', (image) => {
    const { releases, knownTo, repositories, sources } = image;
    const starts = releases.map(({ from }) => parseTableVersion(from));
    expect(starts).toEqual(starts.toSorted(compareVersions));
    expect(compareVersions(starts.at(-1) ?? [], parseTableVersion(knownTo))).toBeLessThanOrEqual(0);
    for (const { from, opensFrom, dataPath, upgrade } of releases) {
      expect(compareVersions(parseTableVersion(opensFrom), parseTableVersion(from))).toBeLessThanOrEqual(0);
      expect(dataPath ?? '/').toMatch(/^\//);
      expect(upgrade).not.toBe('');
    }
    for (const repository of repositories) expect(parseImage(repository).repository).toBe(repository);
    for (const source of sources) expect(new URL(source).protocol).toBe('https:');
    expect(sources.length).toBeGreaterThan(0);
  });

  test('has each repository once', () => {
    const repositories = STATEFUL_IMAGES.flatMap((image) => image.repositories);
    expect(new Set(repositories).size).toBe(repositories.length);
  });
});

describe('the data of a version', () => {
  test.each([
    ['postgres:16.1', 'postgres:16.4-alpine'],
    ['postgres:16.4', 'postgres:16.1'],
    ['postgres:16', 'postgres:16.4'],
    ['postgres:16.4', 'postgres:16.4-alpine'],
    ['redis:7.0', 'redis:7'],
    ['mysql:8.0.29', 'mysql:8.0'],
    ['mysql:8.0.36', 'mysql:8.4.0'],
    ['mysql:8.4.3', 'mysql:8.4.0'],
    ['elasticsearch:8.18.1', 'elasticsearch:9.0.1'],
    ['elasticsearch:9.0.0', 'elasticsearch:9.0.1'],
  ])('%s is opened by %s', (before, after) => {
    expect(opens(before, after)).toBe(true);
  });

  test.each([
    ['postgres:16', 'postgres:17', 'PostgreSQL 17 does not open data of version 16. The step needs pg_upgrade'],
    ['postgres:17', 'postgres:16', 'a downgrade: PostgreSQL 16 does not open data of version 17'],
    ['postgres:9.6.3', 'postgres:9.5.1', 'a downgrade'],
    ['mysql:5.7', 'mysql:8.4', 'MySQL 8.4 does not open data of version 5.7'],
    ['mysql:8.0.36', 'mysql:8.0.30', 'a downgrade'],
    ['mysql:8.0', 'mysql:5.7', 'a downgrade'],
    ['elasticsearch:8.19.1', 'elasticsearch:9.0.1', 'does not open data of version 8.19.1'],
    ['redis:7.2', 'redis:6.2', 'a downgrade'],
    ['elasticsearch:9.0.1', 'elasticsearch:9.0.0', 'a downgrade'],
    ['mongo:5.0', 'mongo:7.0', 'MongoDB 7.0 does not open data of version 5.0'],
  ])('%s is not opened by %s', (before, after, because) => {
    expect(opens(before, after)).toBe(false);
    expect(reason(before, after)).toContain(because);
  });

  test.each([
    ['postgres:17', 'postgres:latest', 'do not say which versions'],
    ['postgres@sha256:abc', 'postgres:17', 'do not say which versions'],
    ['postgres:17', 'postgres:99', 'has no version 99 of PostgreSQL'],
    ['postgres:99', 'postgres:17', 'has no version 99 of PostgreSQL'],
    ['mysql:8.4', 'mariadb:10.1', 'does not say whether MariaDB opens data of MySQL'],
    ['rabbitmq:3.11', 'rabbitmq:4.0', 'does not support the step from version 3.11 to 4.0. The step needs'],
    ['mariadb:11.4', 'mariadb:10.11', 'a downgrade: MariaDB does not support the step'],
    ['redis:6.2', 'redis:5.0', 'does not say whether version 5.0 opens data of version 6.2'],
    ['elasticsearch:7', 'elasticsearch:8.1', 'do not say which versions'],
    ['redis:7', 'redis:7.0', 'do not say which versions'],
    ['postgres:9.4', 'postgres:9', 'do not say which versions'],
  ])('%s may or may not be opened by %s', (before, after, because) => {
    expect(opens(before, after)).toBeUndefined();
    expect(reason(before, after)).toContain(because);
  });

  test('is opened by the next patch version, also of a version that is not in the table', () => {
    expect(opens('mysql:99.1.1', 'mysql:99.1.2')).toBe(true);
    expect(opens('mysql:99.1.1', 'mysql:99.2.1')).toBeUndefined();
  });

  test('may be opened only after a preparation', () => {
    expect(assessUpgrade(findKnownImage('mongo:6.0.1'), findKnownImage('mongo:7.0.1'))).toEqual({
      opens: true,
      reason: 'the step needs the featureCompatibilityVersion of the version before',
    });
    expect(reason('mongo:7.0.1', 'mongo:7.0.2')).toBeUndefined();
  });

  test('has no assessment for an image that is not in the table', () => {
    expect(assessUpgrade(findKnownImage('team/db:1'), findKnownImage('postgres:17'))).toBeUndefined();
    expect(assessUpgrade(findKnownImage('postgres:17'), findKnownImage('team/db:1'))).toBeUndefined();
  });
});

describe('the data directory', () => {
  const paths = (image: string, more: object = {}) => {
    const known = findKnownImage(image);
    if (known === undefined) throw new Error(`not in the table: ${image}`);
    return findDataPaths(container(image, more), known);
  };
  const env = (name: string, value: string) => ({ env: [{ name, value }] });

  test('is the default of the version', () => {
    expect(paths('postgres:17').paths).toEqual(['/var/lib/postgresql/data']);
    expect(paths('postgres:18.1').paths).toEqual(['/var/lib/postgresql/18/docker']);
    expect(paths('mysql:latest').paths).toEqual(['/var/lib/mysql']);
  });

  test('is unknown for a version that the tag does not say, if versions differ', () => {
    expect(paths('postgres')).toEqual({ paths: [], movedBy: undefined, mayMove: true });
  });

  test('is set by a variable, or by an argument, which wins', () => {
    const moved = { paths: ['/data/pg'], movedBy: 'the variable PGDATA', mayMove: false };
    expect(paths('postgres:17', env('PGDATA', '/data/pg/'))).toEqual(moved);
    const args = { ...env('PGDATA', '/data/pg'), args: ['postgres', '-D', '/data/other'] };
    expect(paths('postgres:17', args)).toMatchObject({ paths: ['/data/other'], movedBy: 'the argument -D' });
    expect(paths('mysql:8.4', { args: ['--datadir=/data/my'] }).paths).toEqual(['/data/my']);
  });

  test('is another one if arguments replace those of the image', () => {
    expect(paths('prom/prometheus:v3.0.0').paths).toEqual(['/prometheus']);
    expect(paths('prom/prometheus:v3.0.0', { args: ['--web.enable-lifecycle'] })).toEqual({
      paths: ['/prometheus/data'],
      movedBy: 'arguments that replace those of the image',
      mayMove: false,
    });
  });

  test('is the path after the command of an image without a default', () => {
    const served = (...args: string[]) => paths('minio/minio', { args: ['server', ...args] }).paths;
    expect(served('/a', '/b', '--console-address', ':9001')).toEqual(['/a', '/b']);
    expect(served('/data{1...4}')).toEqual([]);
    expect(paths('minio/minio', { args: ['--version'] }).paths).toEqual([]);
    expect(served('--certs-dir', '/certs', '--quiet=true', '/a')).toEqual(['/a']);
    expect(paths('minio/minio', { env: [{ name: 'MINIO_VOLUMES', value: '/a /b' }] }).paths).toEqual([]);
  });

  test('is unknown if it depends on something else', () => {
    expect(paths('postgres:17', env('PGDATA', '/data/$(NAME)'))).toMatchObject({ paths: [], mayMove: true });
    expect(paths('postgres:17', { env: [{ name: 'PGDATA', valueFrom: {} }] })).toMatchObject({ paths: [] });
    expect(paths('mysql:8.4', { args: ['--datadir'] })).toMatchObject({ paths: [], mayMove: true });
  });

  test.each([
    ['a command of its own', 'postgres:17', { command: ['sh', '-c', 'postgres'] }],
    ['variables from elsewhere', 'postgres:17', { envFrom: [{ configMapRef: { name: 'settings' } }] }],
    ['a file of configuration', 'mysql:8.4', { args: ['--defaults-file=/my.cnf'] }],
    ['a file of configuration by its ending', 'mysql:8.4', { args: ['/config/my.cnf'] }],
    ['a mounted file of configuration', 'mysql:8.4', mounting('/etc/mysql/conf.d')],
    ['a mounted folder above the configuration', 'mysql:8.4', mounting('/etc')],
  ])('may be set by %s', (_, image, more) => {
    expect(paths(image, more).mayMove).toBe(true);
    expect(paths(image).mayMove).toBe(false);
  });
});

describe('a data directory without a volume', () => {
  const uncovered = (image: string, more: object = {}) =>
    findUncoveredData(container(image, more), new Set(['data'])).map(({ path }) => path);

  test('is found if nothing is mounted, or something else', () => {
    expect(uncovered('postgres:17')).toEqual(['/var/lib/postgresql/data']);
    expect(uncovered('postgres:17', mounting('/data'))).toEqual(['/var/lib/postgresql/data']);
    expect(uncovered('postgres:17', { volumeDevices: [{ name: 'data', devicePath: '/dev/x' }] })).toHaveLength(1);
  });

  test.each([
    ['postgres:17', '/var/lib/postgresql/data'],
    ['postgres:17', '/var/lib/postgresql/data/base'],
    ['postgres:18', '/var/lib/postgresql/'],
    ['opensearchproject/opensearch:2.19.0', '/usr/share'],
    ['opensearchproject/opensearch:2.19.0', '/'],
  ])('is not found for %s with a volume at %s', (image, path) => {
    expect(uncovered(image, mounting(path))).toEqual([]);
  });

  test('is found below a declared volume if a volume is mounted only above it', () => {
    const above = container('postgres:17', mounting('/var/lib/postgresql'));
    expect(findUncoveredData(above, new Set())).toMatchObject([{ hiddenBy: '/var/lib/postgresql/data' }]);
    const beside = mounting('/var/lib', '/var/lib/rabbitmq/logs');
    expect(uncovered('rabbitmq:4.0', beside)).toEqual(['/var/lib/rabbitmq/mnesia']);
  });

  test('is not found for unknown images, or if configuration may set another path', () => {
    expect(uncovered('team/postgres:17')).toEqual([]);
    expect(uncovered('mysql:8.4', mounting('/etc/mysql'))).toEqual([]);
  });

  test('is not found for a cache, unless it has a persistent volume elsewhere', () => {
    expect(uncovered('redis:7')).toEqual([]);
    expect(uncovered('redis:7', mounting('/var/redis'))).toEqual(['/data']);
  });
});

test('rejects a mount of PostgreSQL 18 at the path of older versions, unless another data directory is set', () => {
  const refused = (image: string, more: object = {}) =>
    findRefusedMounts(container(image, { ...mounting('/var/lib/postgresql/data'), ...more })).map(({ path }) => path);
  expect(refused('postgres:18')).toEqual(['/var/lib/postgresql/data']);
  expect(refused('postgres:18', mounting('/var/lib/postgresql'))).toEqual([]);
  expect(refused('postgres:18', { env: [{ name: 'PGDATA', value: '/var/lib/postgresql/data' }] })).toEqual([]);
  expect(refused('postgres:18', { command: ['postgres'] })).toEqual([]);
  expect(refused('postgres:17')).toEqual([]);
  expect(refused('team/db:18')).toEqual([]);
});
