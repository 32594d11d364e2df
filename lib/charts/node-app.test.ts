import { App, Testing } from 'cdk8s';
import { describeLabApp } from '../../lab';
import { findOnly } from '../../test/manifests';
import { NodeApp } from './node-app';

const manifests = Testing.synth(new NodeApp(new App()));

describeLabApp({ name: 'node-app', image: 'em1999jay/node-moscow-time:latest', port: 3000 }, manifests);

test('node-app holds its first pod back when its template changes', () => {
  const { updateStrategy } = findOnly(manifests, 'StatefulSet').spec;
  expect(updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { partition: 1 } });
});

test('node-app is reached pod by pod only', () => {
  const services = manifests.filter(({ kind }) => kind === 'Service');
  expect(services.map(({ metadata }) => metadata.name)).toEqual(['node-app']);
});
