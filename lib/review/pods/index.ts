export { claimFates, claimsOf, isDataLost } from './claims';
export { type StatefulSetChange, standing } from './plan';
export { rolloutOf } from './rollout';
export { type PodsOfWorkload, podsOf } from './stateless';
