import { edited } from '../../../test/edited';
import { TestFolder } from '../../../test/folders';
import type { Manifest } from '../../../test/manifests';
import * as verify from '../../../test/verify';
import { ApiServer } from '../../api-server';
import { readFolder } from '../../manifests';
import { ExpectedApp, findAppManifests } from './expected-app';
import { frontPage } from './http-endpoints';

const SERVER = new ApiServer('1.34');

/** The app `web` of a folder with these files. */
function appIn(files: Readonly<Record<string, readonly Manifest[]>>): ExpectedApp {
  const contents = Object.entries(files).map(([name, items]) => {
    return [name, JSON.stringify({ apiVersion: 'v1', kind: 'List', items })] as const;
  });
  const folder = new TestFolder(Object.fromEntries(contents));
  try {
    return ExpectedApp.of(findAppManifests(readFolder(folder.path), 'dist', 'web'), SERVER);
  } finally {
    folder.delete();
  }
}

const [SERVICE, STATEFUL_SET] = verify.appManifests('web');
const mounting = (...volumeMounts: readonly object[]) => verify.appManifests('web', { container: { volumeMounts } });

test("takes all objects of the file that has the app's StatefulSet", () => {
  const { objects } = appIn({ 'a.json': verify.appManifests('web'), 'b.json': verify.appManifests('other') });
  expect(objects.map(({ manifest }) => manifest.metadata.name)).toEqual(['web', 'web', 'web']);
});

test('rejects a folder without the StatefulSet, and lists those that it has', () => {
  expect(() => appIn({ 'a.json': verify.appManifests('one'), 'b.json': verify.appManifests('other') })).toThrow(
    /^dist has no StatefulSet web\. It has: one, other\.$/,
  );
  expect(() => appIn({ 'a.json': [SERVICE] })).toThrow(/^dist has no StatefulSet web\. It has none at all\.$/);
});

test('rejects a folder with a StatefulSet of this name in two namespaces', () => {
  const others = ['one', 'other'].map((namespace) => edited(STATEFUL_SET, { 'metadata.namespace': namespace }));
  expect(() => appIn({ 'a.json': others })).toThrow(/^dist has a StatefulSet web in more than one namespace\.$/);
});

test('finds the first writable mount of a claim', () => {
  const data = { name: 'data', mountPath: '/data' };
  expect(
    appIn({ 'a.json': mounting({ ...data, readOnly: true }, { ...data, mountPath: '/other' }) }).dataMounts,
  ).toEqual([{ container: 'web', path: '/other' }]);
  expect(appIn({ 'a.json': mounting() }).dataMounts).toEqual([]);
});

test('finds the external Services: those that select the pods and have a cluster IP', () => {
  const services = [
    verify.externalService('web'),
    verify.externalService('other'),
    edited(verify.externalService('none'), { 'spec.selector': undefined }),
  ];
  const { externalServices } = appIn({ 'a.json': [...verify.appManifests('web'), ...services] });
  expect(externalServices.map((service) => service.at('metadata', 'name').scalar)).toEqual(['web-external']);
});

test('takes manifests as they are if the API server would reject them', () => {
  const { externalServices, containers } = appIn({
    'a.json': [edited(STATEFUL_SET, { 'spec.template': undefined }), verify.externalService('web')],
  });
  expect({ externalServices, containers }).toEqual({ externalServices: [], containers: [] });
});

describe('the front page of an app', () => {
  const front = (container: object) => frontPage(appIn({ 'a.json': verify.appManifests('web', { container }) }));
  const none = { livenessProbe: undefined, readinessProbe: undefined };

  test('has the endpoint of the readiness probe, otherwise of the liveness probe', () => {
    const probe = {
      httpGet: { path: '/up', port: 'http', scheme: 'HTTPS', httpHeaders: [{ name: 'Host', value: 'web' }] },
    };
    const asked = { scheme: 'HTTPS', port: 5000, path: '/up', headers: { Host: 'web' } };
    expect(front({ readinessProbe: probe })).toEqual(asked);
    expect(front({ ...none, livenessProbe: probe })).toEqual(asked);
  });

  test('is / at the first port if no probe uses HTTP', () => {
    expect(front(none)).toEqual({ scheme: 'HTTP', port: 5000, path: '/', headers: {} });
  });

  test('does not exist if the app has no containers', () => {
    const withoutContainers = edited(STATEFUL_SET, { 'spec.template.spec.containers': [] });
    expect(frontPage(appIn({ 'a.json': [withoutContainers] }))).toBeUndefined();
  });

  test('does not exist if the app has no port', () => {
    expect(front({ ...none, ports: undefined })).toBeUndefined();
  });
});
