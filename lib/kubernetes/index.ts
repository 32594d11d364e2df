export type { Manifest } from './manifest';
export { NAMES, type NameForm } from './names';
export { POD_SECURITY_RESTRICTED } from './pod-security';
export { QUANTITY_SUFFIXES } from './quantities';
export { RANGES, type Range } from './ranges';
