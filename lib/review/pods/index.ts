export { claimFates, claimsOf, claimTemplates, isDataLost } from './claims';
export { listed, type Ordinals, ordinalsOf } from './ordinals';
export { type StatefulSetChange, standing } from './plan';
export { renames } from './renames';
export { rolloutOf } from './rollout';
export { type PodsOfWorkload, podsOf } from './stateless';
