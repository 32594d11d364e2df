import {
  appManifests,
  CANARY_IMAGE,
  externalService,
  reasonsOf,
  statusesOf,
  verifySimulated,
  withPartition,
} from '../../../test/verify';

test('checks only objects and Services of an app without replicas', async () => {
  const live = [...appManifests('web', { spec: { replicas: 0, ...withPartition(1) } }), externalService('web')];
  const seen = await verifySimulated({ live, args: ['--counter=/visits', `--canary=${CANARY_IMAGE}`] });
  const { objects, outside: reached, ...others } = statusesOf(seen);
  expect({ objects, reached }).toEqual({ objects: 'passed', reached: 'failed' });
  expect(new Set(Object.values(others))).toEqual(new Set(['skipped']));
  expect(reasonsOf(seen, 'skipped')).toMatchObject({
    ready: 'the StatefulSet has no replicas',
    claims: 'the StatefulSet has no pods',
    isolation: 'the StatefulSet has no pods',
  });
});
