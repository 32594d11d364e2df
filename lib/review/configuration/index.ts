export { type ConfigurationUse, ConfigurationUses, type UsedConfiguration } from './configuration-uses';
export { describeAutomaticUpdates, describeStalePods, type WorkloadRestarts } from './content-changes';
