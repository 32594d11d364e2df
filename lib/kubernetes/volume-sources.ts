import { TYPES } from './api-types';

/**
 * The sources of a pod's volumes. A volume has one of them.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#volume-types
 */
export const VOLUME_SOURCES: readonly string[] = Object.keys(fieldsOf('core/v1.Volume')).filter(
  (field) => field !== 'name',
);

/**
 * The sources of PersistentVolumes.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#types-of-persistent-volumes
 */
export const PERSISTENT_VOLUME_SOURCES: readonly string[] = Object.entries(fieldsOf('core/v1.PersistentVolumeSpec'))
  .filter(([, type]) => String(type).endsWith('VolumeSource'))
  .map(([field]) => field);

/**
 * Sources whose content is created with the pod and deleted with it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/
 */
const EPHEMERAL_VOLUME_SOURCES = [
  'configMap',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'gitRepo',
  'image',
  'projected',
  'secret',
] as const;

/** A source whose content is created with the pod and deleted with it. */
export type EphemeralVolumeSource = (typeof EPHEMERAL_VOLUME_SOURCES)[number];

/** Whether the content of a volume with this source is created with the pod and deleted with it. */
export function isEphemeralVolumeSource(source: string): source is EphemeralVolumeSource {
  return EPHEMERAL_VOLUME_SOURCES.some((one) => one === source);
}

/** The types of a type's fields by name. */
function fieldsOf(type: string): Readonly<Record<string, unknown>> {
  return Object(TYPES[type]);
}
