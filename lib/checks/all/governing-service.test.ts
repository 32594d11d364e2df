import { appOf, found, foundIn, inNamespace, service, statefulSet } from '../../../test/objects';
import { checkGoverningService } from './governing-service';

const web = statefulSet('web');

test('a StatefulSet is governed by a headless Service that leads to its pods', () => {
  expect(found(checkGoverningService, web, service('web'))).toEqual([]);
});

test('it may be governed by a Service that is declared to come from outside', () => {
  const declared = [{ kind: 'Service', name: 'web', namespace: undefined }];
  expect(foundIn(checkGoverningService, appOf([web], declared))).toEqual([]);
});

const MISSING = 'and must be the name of a headless Service of its namespace, or of an OutsideObject';

test.each([
  ['is missing', [web]],
  ['is in another namespace', [web, inNamespace('other', service('web'))]],
])('it is found where its Service %s', (_, objects) => {
  expect(found(checkGoverningService, ...objects)).toEqual([`StatefulSet web: spec.serviceName is 'web', ${MISSING}`]);
});

test('it is found where it names none', () => {
  expect(found(checkGoverningService, statefulSet('web', {}, { serviceName: undefined }))).toEqual([
    `StatefulSet web: spec.serviceName is not given, ${MISSING}`,
  ]);
});

test('it is found where the Service has an address of its own', () => {
  expect(found(checkGoverningService, web, service('web', { clusterIP: undefined }))).toEqual([
    "StatefulSet web: spec.serviceName is 'web', and must be the name of a headless Service: this one lacks clusterIP: None",
  ]);
});

test.each([{ app: 'other' }, {}, undefined])('it is found where the Service selects %j', (selector) => {
  expect(found(checkGoverningService, web, service('web', { selector }))).toEqual([
    "StatefulSet web: spec.serviceName is 'web', and must be the name of a Service whose selector matches the labels of the pods",
  ]);
});
