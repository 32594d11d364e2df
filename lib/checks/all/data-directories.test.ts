import { container, found, statefulSet, workload } from '../../../test/objects';
import { checkDataDirectories } from './data-directories';

const PATH = 'spec.template.spec.containers[0].volumeMounts';
const claims = { volumeClaimTemplates: [{ metadata: { name: 'data' } }] };
const database = (image: string, ...paths: string[]) => ({
  containers: [container({ image, volumeMounts: paths.map((mountPath) => ({ name: 'data', mountPath })) })],
});

test('a database with a claim where its image keeps its data is well, and so is any other image', () => {
  expect(found(checkDataDirectories, statefulSet('db', database('mysql:8.4', '/var/lib/mysql'), claims))).toEqual([]);
  expect(found(checkDataDirectories, statefulSet('db', database('team/db:1'), claims))).toEqual([]);
  const volumes = [{ name: 'data', emptyDir: {} }];
  const pod = { ...database('mysql:8.4', '/var/lib/mysql'), volumes };
  expect(found(checkDataDirectories, workload('Deployment', 'db', pod))).toEqual([]);
});

test('a database whose claim is mounted elsewhere, or that has none, is found', () => {
  expect(found(checkDataDirectories, statefulSet('db', database('mysql:8.4', '/data', '/logs'), claims))).toEqual([
    `StatefulSet db: ${PATH} is '/data, /logs', and must be a list with a volume at /var/lib/mysql: mysql:8.4 keeps its data in /var/lib/mysql, which is lost when the pod is deleted. Mount a PersistentVolumeClaim, or an emptyDir if the data need not last`,
  ]);
  const bare = { containers: [container({ image: 'mysql:8.4', volumeMounts: undefined })] };
  expect(found(checkDataDirectories, workload('Deployment', 'db', bare))).toEqual([
    expect.stringContaining(`${PATH} is not given, and must be a list with a volume at /var/lib/mysql`),
  ]);
});

test('a volume above one that the image declares is found', () => {
  expect(
    found(checkDataDirectories, statefulSet('db', database('postgres:17', '/var/lib/postgresql'), claims)),
  ).toEqual([expect.stringContaining('must be a list with a volume at /var/lib/postgresql/data')]);
});

test('a cache needs no volume, but one that has a claim needs it where its data is', () => {
  expect(found(checkDataDirectories, workload('Deployment', 'cache', database('redis:7')))).toEqual([]);
  expect(found(checkDataDirectories, statefulSet('cache', database('redis:7', '/redis'), claims))).toHaveLength(1);
  const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'cache' } }];
  const pod = { ...database('redis:7', '/redis'), volumes };
  expect(found(checkDataDirectories, workload('Deployment', 'cache', pod))).toHaveLength(1);
});

test('a volume because of which the image exits is found', () => {
  expect(
    found(checkDataDirectories, statefulSet('db', database('postgres:18', '/var/lib/postgresql/data'), claims)),
  ).toEqual([
    expect.stringContaining('must be a list with a volume at /var/lib/postgresql/18/docker'),
    expect.stringContaining('must be a list without a volume at /var/lib/postgresql/data, where postgres:18 exits'),
  ]);
});
