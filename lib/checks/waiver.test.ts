import { aChart, anApp, refused, wrong } from '../../test/apps';
import { waive } from '.';

test('a waiver stands on the object, and not on its pods: it restarts nothing', () => {
  const app = anApp();
  waive(app, 'credentials', { reason: 'it is public' });
  const { metadata, spec } = app.statefulSet.toJson();
  expect(metadata.annotations).toEqual({ 'waived.checks/credentials': 'it is public' });
  expect(spec.template.metadata.annotations).toBeUndefined();
});

test('a waiver reaches the Services of an app', () => {
  const app = anApp({}, aChart());
  waive(app.governingService, 'target-ports', { reason: 'an agent opens it' });
  expect(app.governingService.apiObject.toJson().metadata.annotations).toEqual({
    'waived.checks/target-ports': 'an agent opens it',
  });
});

test.each([undefined, {}, { reason: '' }])('a waiver needs a reason, and %j is none', (options) => {
  expect(refused(() => waive(anApp(), 'credentials', wrong(options)))).toHaveLength(1);
});
