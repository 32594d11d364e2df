export { claimName, claimNames, claimTemplates, podNames } from './names';
export { has, listed, type Ordinals, ordinalsOf } from './ordinals';
export { firstUpdated, isBelowPartition, isUpdated, maxUnavailableOf, partitionOf } from './update-strategy';
