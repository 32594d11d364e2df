export { type CheckName, MANIFEST_CHECKS } from './checks';
