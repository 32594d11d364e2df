import { claimTemplate, deployment, forecastObjects, statefulSet } from '../../../test/forecasts';
import type { Manifest } from '../../../test/manifests';
import { claimVolume, hostPathVolume, mountAt, shop, shopAs } from '../../../test/shops';
import type { ObjectReport } from '../report';

const inPlaceOf = (before: Manifest, ...after: Manifest[]) =>
  forecastObjects([before], after).objects[0] as ObjectReport;
const successor = statefulSet(
  { selector: { matchLabels: { app: 'shop' } }, volumeClaimTemplates: [claimTemplate('files')] },
  { container: { name: 'shop', volumeMounts: [mountAt('/data')] } },
  'shop',
);

test('pairs a StatefulSet with a Deployment of the same name, and reports that it has claims of its own', () => {
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

test('reports that the status of hostPath data is unknown if a Deployment replaces a DaemonSet', () => {
  const volumes = [hostPathVolume('/srv/a')];
  expect(inPlaceOf(shopAs('DaemonSet', { volumes }), shop({ volumes }))).toMatchObject({
    data: [{ fate: 'unknown' }],
    warnings: [expect.stringContaining('`kubectl delete daemonset/shop`')],
  });
});

test('reports that data is kept if the claim of the first pod has the name of a Deployment’s claim', () => {
  expect(inPlaceOf(shop({ volumes: [claimVolume('files-shop-0')] }), successor)).toMatchObject({
    data: [{ fate: 'kept' }],
    verdict: 'in-place',
  });
});

test('reports that a Deployment leaves behind the claims of the StatefulSet that it replaces', () => {
  expect(inPlaceOf(successor, shop({ volumes: [claimVolume('files-shop-0')] })).data).toMatchObject([
    { fate: 'left-behind' },
  ]);
});

test('pairs workloads by name, selector, or images and mount paths', () => {
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

test('pairs a new workload with one that HEAD scales to 0', () => {
  const stopped = { ...shop(), spec: { ...shop().spec, replicas: 0 } };
  expect(forecastObjects([shop()], [stopped, { ...successor, metadata: { name: 'store' } }]).objects[1]).toMatchObject({
    renamedFrom: 'Deployment shop',
    verdict: 'data-loss',
  });
});

test('reports that the status of data is unknown if several predecessors have different data', () => {
  const other = (name: string, claimName: string) => ({
    ...shop({ volumes: [claimVolume(claimName)] }),
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

test('doubts a pair of workloads that have only one similar container', () => {
  const sidecar = { name: 'metrics', image: 'team/metrics:1', volumeMounts: [] };
  const renamed = (name: string, image: string) => {
    const made = shop({ volumes: [claimVolume('files-b')], container: { name, image } });
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
  sharing.spec.template.spec.volumes = [claimVolume('files-a')];
  expect(inPlaceOf(shop(), sharing)).toMatchObject({ data: [{ fate: 'kept' }] });
});

test('pairs no workloads without data, and none that are not similar', () => {
  const bare = (name: string) => ({ ...deployment(), metadata: { name } });
  expect(forecastObjects([bare('a')], [bare('b')]).objects[0]).not.toHaveProperty('renamedFrom');
  const unlike = statefulSet({}, { container: { name: 'db', image: 'team/db:1' } }, 'db');
  expect(forecastObjects([shop()], [unlike]).objects[0]).not.toHaveProperty('renamedFrom');
});
