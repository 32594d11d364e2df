export { type ClaimTemplate, claimTemplateRule, claimTemplateToKube } from './claim-template';
export { isDevice, type Mount, mountClaim, mountsRule, mountsToKube } from './mount';
export {
  type ConfigMapVolumeProps,
  type EmptyDirProps,
  type FilesProps,
  type PersistentVolumeClaimVolumeProps,
  type SecretVolumeProps,
  Volume,
} from './volume';
