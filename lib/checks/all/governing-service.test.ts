import { appOf, found, foundIn, inNamespace, service, statefulSet } from '../../../test/objects';
import { checkGoverningService } from './governing-service';

const web = statefulSet('web');

test('accepts a headless Service that selects the pods of the StatefulSet', () => {
  expect(found(checkGoverningService, web, service('web'))).toEqual([]);
});

test('accepts a governing Service that is declared as existing', () => {
  const declared = [{ kind: 'Service', name: 'web', namespace: undefined }];
  expect(foundIn(checkGoverningService, appOf([web], declared))).toEqual([]);
});

const MISSING = 'and must be the name of a headless Service of its namespace, or of an OutsideObject';

test.each([
  ['is missing', [web]],
  ['is in another namespace', [web, inNamespace('other', service('web'))]],
])('reports a StatefulSet whose governing Service %s', (_, objects) => {
  expect(found(checkGoverningService, ...objects)).toEqual([`StatefulSet web: spec.serviceName is 'web', ${MISSING}`]);
});

test('reports a StatefulSet without a serviceName', () => {
  expect(found(checkGoverningService, statefulSet('web', {}, { serviceName: undefined }))).toEqual([
    `StatefulSet web: spec.serviceName is not given, ${MISSING}`,
  ]);
});

test('reports a governing Service that is not headless', () => {
  expect(found(checkGoverningService, web, service('web', { clusterIP: undefined }))).toEqual([
    "StatefulSet web: spec.serviceName is 'web', and must be the name of a headless Service: this one lacks clusterIP: None",
  ]);
});

test.each([{ app: 'other' }, {}, undefined])('reports a governing Service with the selector %j', (selector) => {
  expect(found(checkGoverningService, web, service('web', { selector }))).toEqual([
    "StatefulSet web: spec.serviceName is 'web', and must be the name of a Service whose selector matches the labels of the pods",
  ]);
});
