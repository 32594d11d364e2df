export { findObjects, withCachedObjects } from './app-objects';
