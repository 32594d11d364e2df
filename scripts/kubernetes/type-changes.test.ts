import { placeOf } from './places';
import type { KubernetesRelease } from './release';
import { compareTypes } from './type-changes';

type ApiTypes = Pick<KubernetesRelease, 'kinds' | 'types'>;

const before: ApiTypes = {
  kinds: {
    'v1 Pod': { type: 'core/v1.Pod', namespaced: true },
    'apps/v1 Deployment': { type: 'apps/v1.Deployment', namespaced: true },
  },
  types: {
    'core/v1.Pod': { spec: { type: 'core/v1.PodSpec' } },
    'core/v1.PodSpec': { containers: { type: '[]core/v1.Container', merge: 'name' } },
    'core/v1.Container': { name: { type: 'string' }, ports: { type: '[]int32' } },
    'apps/v1.Deployment': { spec: { type: 'apps/v1.DeploymentSpec' } },
    'apps/v1.DeploymentSpec': { template: { type: 'core/v1.Pod' }, old: { type: 'string' } },
  },
};

const withTypes = (types: ApiTypes['types']): ApiTypes => ({ ...before, types: { ...before.types, ...types } });

test('reports no difference between equal types', () => {
  expect(compareTypes(before, before)).toEqual({ kindsAdded: [], kindsRemoved: [], fields: [] });
});

test('lists kinds that only one release serves', () => {
  const after = {
    ...before,
    kinds: { 'v1 Pod': before.kinds['v1 Pod'], 'v1 Node': { namespaced: false } },
  } as ApiTypes;
  expect(compareTypes(before, after)).toMatchObject({
    kindsAdded: ['v1 Node'],
    kindsRemoved: ['apps/v1 Deployment'],
  });
});

test('names a new field of pods by its place in a Pod, once for all pod templates', () => {
  const after = withTypes({
    'core/v1.PodSpec': { ...before.types['core/v1.PodSpec'], group: { type: '*core/v1.Group' } },
  });
  expect(compareTypes(before, after).fields).toEqual([
    { what: 'added', type: 'core/v1.PodSpec', field: 'group', place: 'Pod spec.group', others: 0 },
  ]);
});

test('does not list the fields of a new type', () => {
  const after = withTypes({ 'core/v1.Group': { name: { type: 'string' } } });
  expect(compareTypes(before, after).fields).toEqual([]);
});

test('lists removed fields, and fields whose type or merge key differs', () => {
  const after = withTypes({
    'apps/v1.DeploymentSpec': { template: { type: 'core/v1.Pod' } },
    'core/v1.Container': { name: { type: '*string' }, ports: { type: '[]int32', merge: '.' } },
  });
  expect(compareTypes(before, after).fields).toMatchObject([
    { what: 'removed', place: 'Deployment spec.old' },
    { what: 'changed', place: 'Pod spec.containers[*].name', detail: 'string before, *string after' },
    { what: 'changed', place: 'Pod spec.containers[*].ports', detail: '[]int32 before, []int32, merged by . after' },
  ]);
});

test('lists each place once in a type that contains itself', () => {
  const recursive = withTypes({ 'core/v1.Container': { inner: { type: '*core/v1.Container' } } });
  const after = withTypes({ 'core/v1.Container': { inner: { type: '*core/v1.Container' }, name: { type: 'string' } } });
  expect(compareTypes(recursive, after).fields).toMatchObject([{ place: 'Pod spec.containers[*].name', others: 0 }]);
});

test.each([
  ['StatefulSet', 'spec.template.spec.containers[0].ports[1].name', 'Pod', 'spec.containers[*].ports[*].name'],
  ['CronJob', 'spec.jobTemplate.spec.template.spec.volumes', 'Pod', 'spec.volumes'],
  ['StatefulSet', 'spec.template', 'StatefulSet', 'spec.template'],
  ['Service', 'metadata.labels[a/b]', 'any kind', 'metadata.labels[*]'],
  ['Service', 'metadata.name', 'Service', 'metadata.name'],
  ['Pod', 'spec.template.spec', 'Pod', 'spec.template.spec'],
])('turns the path %s %s into the place %s %s', (kind, path, owner, general) => {
  expect(placeOf(kind, path)).toEqual({ kind: owner, path: general });
});
