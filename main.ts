import { App } from 'cdk8s';
import { NodeApp, PythonApp } from './lib/charts';
import { synth } from './lib/synth';

const app = new App();
new PythonApp(app);
new NodeApp(app);

for (const { path, status } of synth(app)) console.log(`${path} ${status}`);
