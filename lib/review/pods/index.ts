export { claimFates, claimsOf, isDataLost } from './claims';
export { type StatefulSetChange, standing } from './plan';
export { renames } from './renames';
export { rolloutOf } from './rollout';
export { type PodsOfWorkload, podsOf } from './stateless';
