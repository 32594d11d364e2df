export { ConfigurationUses, findReferencedKind } from './configuration-uses';
export {
  type ConfigurationChanges,
  hasChangedContent,
  reportContentChange,
  type WorkloadRestarts,
} from './content-changes';
