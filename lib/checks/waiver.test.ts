import { createApp, createChart, propertyProblems, untyped } from '../../test/apps';
import { waive } from '.';

test('writes a waiver to the annotations of the object, not of its pods', () => {
  const app = createApp();
  waive(app, 'credentials', { reason: 'it is public' });
  const { metadata, spec } = app.statefulSet.toJson();
  expect(metadata.annotations).toEqual({ 'waived.checks/credentials': 'it is public' });
  expect(spec.template.metadata.annotations).toBeUndefined();
});

test('waives a check for the governing Service of an app', () => {
  const app = createApp({}, createChart());
  waive(app.governingService, 'target-ports', { reason: 'an agent opens it' });
  expect(app.governingService.apiObject.toJson().metadata.annotations).toEqual({
    'waived.checks/target-ports': 'an agent opens it',
  });
});

test.each([undefined, {}, { reason: '' }])('rejects a waiver with the options %j', (options) => {
  expect(propertyProblems(() => waive(createApp(), 'credentials', untyped(options)))).toHaveLength(1);
});
