import { Testing } from 'cdk8s';
import { aChart, refused, wrong } from '../../test/apps';
import { OutsideObject } from './outside-object';

test('an object from elsewhere has a kind and a name, and makes nothing', () => {
  const chart = aChart();
  const { kind, name } = new OutsideObject(chart, 'high', { kind: 'PriorityClass', name: 'high' });
  expect([kind, name]).toEqual(['PriorityClass', 'high']);
  expect(Testing.synth(chart)).toEqual([]);
});

test.each(['', 'priorityClass', 'Priority Class', 'A'.repeat(64), 5])('%p is no kind', (kind) => {
  expect(refused(() => new OutsideObject(aChart(), 'high', { kind: wrong(kind), name: 'high' }))).toEqual([
    expect.stringMatching(/^kind is .*, and must be a kind such as PriorityClass$/),
  ]);
});

test('it has a name that objects can have', () => {
  expect(refused(() => new OutsideObject(aChart(), 'high', { kind: 'PriorityClass', name: 'High' }))).toEqual([
    expect.stringContaining(`name is 'High', and must be a name of 1 to 253 characters`),
  ]);
});
