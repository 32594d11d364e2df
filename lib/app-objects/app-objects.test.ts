import { ConfigMap } from 'cdk8s-plus-28';
import { createChart } from '../../test/apps';
import { findObjects, withCachedObjects } from './app-objects';

const map = (chart = createChart()) => new ConfigMap(chart, 'map', { metadata: { name: 'map' } });
const found = (chart = createChart()) => findObjects(chart, 'ConfigMap').map(({ name }) => name);

test('finds objects by kind as soon as they are created', () => {
  const chart = createChart();
  expect(found(chart)).toEqual([]);
  map(chart);
  expect(found(chart)).toEqual(['map']);
  expect(findObjects(chart, 'Secret')).toEqual([]);
});

test('finds the objects that existed when rendering began', () => {
  const chart = createChart();
  const during = withCachedObjects(chart.node.root, () => {
    map(chart);
    return found(chart);
  });
  expect([during, found(chart)]).toEqual([[], ['map']]);
});

test('searches the tree again after a failed rendering', () => {
  const chart = createChart();
  const fail = () => {
    throw new Error('no');
  };
  expect(() => withCachedObjects(chart.node.root, fail)).toThrow('no');
  map(chart);
  expect(found(chart)).toEqual(['map']);
});
