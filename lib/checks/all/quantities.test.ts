import { container, found, object, statefulSet } from '../../../test/objects';
import { quantities } from './quantities';

const asking = (resources: object) => statefulSet('web', { containers: [container({ resources })] });

test.each([
  {},
  { requests: { cpu: '100m', memory: '1Gi' }, limits: { cpu: 0.1, memory: '1024Mi' } },
  { requests: { cpu: 1 } },
  { limits: { 'nvidia.com/gpu': '1' } },
  { requests: { memory: '1e3' }, limits: { memory: '1k' } },
])('%j is well', (resources) => {
  expect(found(quantities, asking(resources))).toEqual([]);
});

const WORDS = 'and must be a quantity that is not negative, such as 100m or 1Gi';

test.each([
  ['requests', 'cpu', "'abc'", 'abc'],
  ['limits', 'memory', "'1 Gi'", '1 Gi'],
  ['limits', 'memory', "'-1'", '-1'],
  ['requests', 'memory', 'null', null],
])('%s of %s that are %s are found', (bound, resource, shown, value) => {
  expect(found(quantities, asking({ [bound]: { [resource]: value } }))).toEqual([
    `StatefulSet web: spec.template.spec.containers[0].resources.${bound}.${resource} is ${shown}, ${WORDS}`,
  ]);
});

test('to ask for more than may be used is found', () => {
  expect(found(quantities, asking({ requests: { memory: '1Gi' }, limits: { memory: '1G' } }))).toEqual([
    "StatefulSet web: spec.template.spec.containers[0].resources.requests.memory is '1Gi', and must be at most the limit, 1G",
  ]);
});

test('sizes of volumes and claims are looked at too', () => {
  const size = { resources: { requests: { storage: 'big' } } };
  const volumes = [
    { name: 'tmp', emptyDir: { sizeLimit: 'small' } },
    { name: 'free', emptyDir: {} },
  ];
  const web = statefulSet('web', { volumes }, { volumeClaimTemplates: [{ spec: size }] });
  expect(found(quantities, web, object('v1', 'PersistentVolumeClaim', 'shared', { spec: size }))).toEqual([
    `StatefulSet web: spec.template.spec.volumes[0].emptyDir.sizeLimit is 'small', ${WORDS}`,
    `StatefulSet web: spec.volumeClaimTemplates[0].spec.resources.requests.storage is 'big', ${WORDS}`,
    `PersistentVolumeClaim shared: spec.resources.requests.storage is 'big', ${WORDS}`,
  ]);
});
