export { NodeApp } from './node-app';
export { PythonApp } from './python-app';
