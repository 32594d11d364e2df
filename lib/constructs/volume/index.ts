export { type ClaimTemplate, claimTemplate, claimTemplateToKube } from './claim-template';
export { isDevice, type Mount, mountOf, mounts, mountsToKube } from './mount';
export {
  type ConfigMapVolumeProps,
  type EmptyDirProps,
  type FilesProps,
  type PersistentVolumeClaimVolumeProps,
  type SecretVolumeProps,
  Volume,
} from './volume';
