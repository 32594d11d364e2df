export { claimFates, claimsOf, claimTemplates, isDataLost } from './claims';
export { listed, type Ordinals, ordinalsOf } from './ordinals';
export { renames } from './renames';
export { rolloutOf, type StatefulSetChange, standing } from './rollout';
export { type PodsOfWorkload, podsOf } from './stateless';
