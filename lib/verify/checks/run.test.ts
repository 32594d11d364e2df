import { app, CANARY, outcomes, outside, partitioned, reasons, simulated } from '../../../test/verify';

test('of an app without replicas nothing is said but that its objects are there', async () => {
  const live = [...app('web', { spec: { replicas: 0, ...partitioned(1) } }), outside('web')];
  const seen = await simulated({ live, args: ['--counter=/visits', `--canary=${CANARY}`] });
  const { objects, outside: reached, ...others } = outcomes(seen);
  expect({ objects, reached }).toEqual({ objects: 'passed', reached: 'failed' });
  expect(new Set(Object.values(others))).toEqual(new Set(['skipped']));
  expect(reasons(seen, 'skipped')).toMatchObject({
    ready: 'the StatefulSet has no replicas',
    claims: 'the StatefulSet has no pods',
    isolation: 'the StatefulSet has no pods',
  });
});
