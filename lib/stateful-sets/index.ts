export { claimName, claimNames, claimTemplates, podNames } from './names';
export { has, listed, type Ordinals, ordinalsOf } from './ordinals';
export { firstUpdated, isBelowPartition, isUpdated, partitionOf } from './update-strategy';
