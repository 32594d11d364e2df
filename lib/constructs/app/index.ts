export type { DeleteClaims } from './claim-retention';
export { PersistentStatefulApp } from './persistent-stateful-app';
export type { PersistentStatefulAppProps } from './persistent-stateful-app-props';
export type { StatefulSetProps } from './stateful-set';
export { type CanaryProps, type RollingProps, UpdateStrategy } from './update-strategy';
