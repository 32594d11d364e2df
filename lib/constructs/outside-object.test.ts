import { Testing } from 'cdk8s';
import { createChart, propertyProblems, untyped } from '../../test/apps';
import { OutsideObject } from './outside-object';

test('declares an existing object and creates none', () => {
  const chart = createChart();
  const { kind, name } = new OutsideObject(chart, 'high', { kind: 'PriorityClass', name: 'high' });
  expect([kind, name]).toEqual(['PriorityClass', 'high']);
  expect(Testing.synth(chart)).toEqual([]);
});

test.each(['', 'priorityClass', 'Priority Class', 'A'.repeat(64), 5])(
  'rejects the kind %p of an existing object',
  (kind) => {
    expect(
      propertyProblems(() => new OutsideObject(createChart(), 'high', { kind: untyped(kind), name: 'high' })),
    ).toEqual([expect.stringMatching(/^kind is .*, and must be a kind such as PriorityClass$/)]);
  },
);

test('rejects an invalid name of an existing object', () => {
  expect(
    propertyProblems(() => new OutsideObject(createChart(), 'high', { kind: 'PriorityClass', name: 'High' })),
  ).toEqual([expect.stringContaining(`name is 'High', and must be a name of 1 to 253 characters`)]);
});
