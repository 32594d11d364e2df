export { CHECKS, type CheckName } from './checks';
