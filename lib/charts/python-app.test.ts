import { App, Testing } from 'cdk8s';
import { describeLabApp, readLabManifests } from '../../lab';
import { findOnly } from '../../test/manifests';
import { PythonApp } from './python-app';

const manifests = Testing.synth(new PythonApp(new App()));

describeLabApp({ name: 'python-app', image: 'em1999jay/python-app:latest', port: 5000 }, manifests);

test('python-app reads its credentials from the Secret my-secret and counts visits on its volume', () => {
  const [container] = findOnly(manifests, 'StatefulSet').spec.template.spec.containers;
  expect(container.volumeMounts).toEqual([{ name: 'app-data', mountPath: '/data' }]);
  expect(container.env).toEqual([
    { name: 'MY_USER', valueFrom: { secretKeyRef: { name: 'my-secret', key: 'MY_USER' } } },
    { name: 'MY_PASS', valueFrom: { secretKeyRef: { name: 'my-secret', key: 'MY_PASS' } } },
    { name: 'VISITS_FILE', value: '/data/visits' },
  ]);
});

test('python-app answers at port 30007 of every node, as the lab’s Service does', () => {
  const external = findOnly(manifests, 'Service', 'python-app-external');
  expect(external.spec).toMatchObject(findOnly(readLabManifests('python-app'), 'Service').spec);
  expect(external.spec.ports).toEqual([
    { name: 'http', protocol: 'TCP', port: 5000, targetPort: 5000, nodePort: 30007 },
  ]);
});

test('python-app replaces its pods one by one when its template changes', () => {
  expect(findOnly(manifests, 'StatefulSet').spec.updateStrategy).toEqual({ type: 'RollingUpdate' });
});
