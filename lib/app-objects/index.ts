export { objectsOfApp, renderingAll } from './app-objects';
