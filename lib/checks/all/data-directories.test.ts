import { container, found, statefulSet, workload } from '../../../test/objects';
import { checkDataDirectories } from './data-directories';

const PATH = 'spec.template.spec.containers[0].volumeMounts';
const claims = { volumeClaimTemplates: [{ metadata: { name: 'data' } }] };
const database = (image: string, ...paths: string[]) => ({
  containers: [container({ image, volumeMounts: paths.map((mountPath) => ({ name: 'data', mountPath })) })],
});

test('accepts a database with a volume at its data directory, and unknown images', () => {
  expect(found(checkDataDirectories, statefulSet('db', database('mysql:8.4', '/var/lib/mysql'), claims))).toEqual([]);
  expect(found(checkDataDirectories, statefulSet('db', database('team/db:1'), claims))).toEqual([]);
  const volumes = [{ name: 'data', emptyDir: {} }];
  const pod = { ...database('mysql:8.4', '/var/lib/mysql'), volumes };
  expect(found(checkDataDirectories, workload('Deployment', 'db', pod))).toEqual([]);
});

test('reports a database without a volume at its data directory', () => {
  expect(found(checkDataDirectories, statefulSet('db', database('mysql:8.4', '/data', '/logs'), claims))).toEqual([
    `StatefulSet db: ${PATH} is '/data, /logs', and must be a list with a volume at /var/lib/mysql: mysql:8.4 keeps its data in /var/lib/mysql, which is lost when the pod is deleted. Mount a PersistentVolumeClaim, or an emptyDir if the data need not last`,
  ]);
  const bare = { containers: [container({ image: 'mysql:8.4', volumeMounts: undefined })] };
  expect(found(checkDataDirectories, workload('Deployment', 'db', bare))).toEqual([
    expect.stringContaining(`${PATH} is not given, and must be a list with a volume at /var/lib/mysql`),
  ]);
});

test('reports a volume above a volume that the image declares', () => {
  expect(
    found(checkDataDirectories, statefulSet('db', database('postgres:17', '/var/lib/postgresql'), claims)),
  ).toEqual([expect.stringContaining('must be a list with a volume at /var/lib/postgresql/data')]);
});

test('requires a volume at the data directory of a cache only if the cache has a claim', () => {
  expect(found(checkDataDirectories, workload('Deployment', 'cache', database('redis:7')))).toEqual([]);
  expect(found(checkDataDirectories, statefulSet('cache', database('redis:7', '/redis'), claims))).toHaveLength(1);
  const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'cache' } }];
  const pod = { ...database('redis:7', '/redis'), volumes };
  expect(found(checkDataDirectories, workload('Deployment', 'cache', pod))).toHaveLength(1);
});

test('reports a volume at a path where the image exits because of it', () => {
  expect(
    found(checkDataDirectories, statefulSet('db', database('postgres:18', '/var/lib/postgresql/data'), claims)),
  ).toEqual([
    expect.stringContaining('must be a list with a volume at /var/lib/postgresql/18/docker'),
    expect.stringContaining('must be a list without a volume at /var/lib/postgresql/data, where postgres:18 exits'),
  ]);
});
