import { ENUM_VALUES, POD_LIMITS, STRING_FORMS } from '../../../kubernetes';
import { type Field, type FieldRule, f, findDuplicateFields, type Issue, isNonEmpty, isSet } from '../../../validation';
import { annotationRules, labelRules } from '../labels';
import { claimSpecRules } from '../persistent-volume-claim';
import { nonNegativeQuantity } from '../quantity';
import { pathNoBacksteps } from './paths';
import { downwardFilesRules, fileMode, keyFilesRules, projectedSourcesRules } from './projected';
import { STORAGE_DRIVERS } from './storage-drivers';
import type { ValidatedPod } from './validated-pod';

const KEPT_METADATA = ['labels', 'annotations'];

const emptyDir: FieldRule = f.object({ sizeLimit: f.optional(nonNegativeQuantity) });

const hostPath: FieldRule = f.allOf(
  f.object({ path: f.required('a path of the node', pathNoBacksteps) }),
  f.when((volume) => isNonEmpty(volume.at('path')), f.object({ type: f.optional(f.enumOf(ENUM_VALUES.hostPathType)) })),
);

const secret: FieldRule = f.object({
  secretName: f.required('the name of the Secret'),
  items: keyFilesRules,
  defaultMode: fileMode,
});

const configMap: FieldRule = f.object({
  name: f.required('the name of the ConfigMap'),
  items: keyFilesRules,
  defaultMode: fileMode,
});

const csi: FieldRule = f.object({
  driver: f.required('the name of the driver', f.pattern(STRING_FORMS.csiDriver)),
  nodePublishSecretRef: f.optional(f.object({ name: f.required('the name of the Secret', f.name('object')) })),
});

const claimTemplateRules: FieldRule = f.object({
  metadata: f.allOf(f.object({ labels: labelRules, annotations: annotationRules }), rejectOtherMetadata),
  spec: claimSpecRules,
});

/** The rules of volume sources, by the field that a volume has for them. */
const SOURCES: Readonly<Record<string, FieldRule>> = {
  emptyDir,
  hostPath,
  secret,
  configMap,
  persistentVolumeClaim: f.object({ claimName: f.required('the name of the claim') }),
  downwardAPI: f.object({ items: downwardFilesRules, defaultMode: fileMode }),
  projected: f.object({ sources: projectedSourcesRules, defaultMode: fileMode }),
  ephemeral: f.object({ volumeClaimTemplate: f.required('the template of the claim', claimTemplateRules) }),
  csi,
  image: f.object({ pullPolicy: f.optional(f.enumOf(ENUM_VALUES.imagePullPolicy)) }),
  ...STORAGE_DRIVERS,
};

const sourceRules: FieldRule = f.allOf(
  f.atMostOneOf(Object.keys(SOURCES)),
  f.object(Object.fromEntries(Object.entries(SOURCES).map(([source, rules]) => [source, f.optional(rules)]))),
);

/** A volume. One without a source is an emptyDir. */
const volumeRules: FieldRule = f.allOf(
  f.object({ name: f.required('the name of the volume', f.name('label')) }),
  sourceRules,
  validateIscsiName,
);

/**
 * The issues of the volumes of a pod, except for those that its owner replaces by claims.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function validateVolumes(pod: ValidatedPod): readonly Issue[] {
  const { volumes } = pod;
  return [
    ...volumes.flatMap((volume) => volumeRules(volume, pod.version)),
    ...validateImageVolumes(pod),
    ...findDuplicateFields(volumes.map((volume) => volume.at('name'))),
  ];
}

/** Older versions accept pod templates with volumes of no image. */
function validateImageVolumes(pod: ValidatedPod): readonly Issue[] {
  if (!pod.isPod && !pod.hasRule('imageOfTemplates')) return [];
  return pod.volumes
    .filter((volume) => isSet(volume.at('image')) && !isNonEmpty(volume.at('image', 'reference')))
    .map((volume) => volume.at('image', 'reference').issue('given: the image of the volume'));
}

/** The node knows an iSCSI volume with an initiator by the names of the volume and its target together. */
function validateIscsiName(volume: Field): readonly Issue[] {
  const [name, iscsi] = [volume.at('name'), volume.at('iscsi')];
  if (iscsi.at('initiatorName').raw === undefined) return [];
  const most = POD_LIMITS.iscsiNameAndPortal;
  const isLong = `${name.scalar}:${iscsi.at('targetPortal').scalar}`.length > most;
  return isLong ? [name.issue(`at most ${most} characters, together with ":" and iscsi.targetPortal`)] : [];
}

function rejectOtherMetadata(metadata: Field): readonly Issue[] {
  return metadata
    .entries()
    .filter(([key, field]) => !KEPT_METADATA.includes(key) && isSet(field))
    .map(([, field]) => field.issue('left out: the claim of a pod can have labels and annotations alone'));
}
