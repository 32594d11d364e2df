import { ENUM_VALUES, VALIDATED_SINCE } from '../../kubernetes';
import { Field, type FieldRule, f, type Issue, isNonEmpty, isSet } from '../../validation';
import { labelSelectorRules } from './labels';
import { positiveQuantity } from './quantity';

/** The API groups and kinds of `dataSource`. API servers drop any other from a claim, but not from a template. */
const DATA_SOURCES = ['/PersistentVolumeClaim', 'snapshot.storage.k8s.io/VolumeSnapshot'];

const dataSourceRules: FieldRule = f.allOf(
  f.object({
    name: f.required('the object that the volume is filled from'),
    kind: f.required('the kind of the object that the volume is filled from'),
  }),
  f.when(
    (source) => !isNonEmpty(source.at('apiGroup')) && isNonEmpty(source.at('kind')),
    f.object({
      kind: f.refine(({ raw }) => raw === 'PersistentVolumeClaim', 'PersistentVolumeClaim: there is no apiGroup'),
    }),
  ),
  f.since(VALIDATED_SINCE.groupOfDataSource, f.object({ apiGroup: f.emptyOr(f.name('object')) })),
);

/**
 * The spec of a PersistentVolumeClaim, or of a template for one.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims
 */
export const claimSpecRules: FieldRule = f.allOf(
  f.object({
    accessModes: f.allOf(
      f.nonEmptyArray(ENUM_VALUES.accessMode.join(', '), f.enumOf(ENUM_VALUES.accessMode)),
      validateReadWriteOncePod,
    ),
    selector: f.optional(labelSelectorRules),
    resources: f.object({
      requests: f.object({ storage: f.required('the size of the volume, such as 10Gi', positiveQuantity) }),
    }),
    storageClassName: f.emptyOr(f.name('object')),
    volumeAttributesClassName: f.emptyOr(f.name('object')),
    volumeMode: f.optional(f.enumOf(ENUM_VALUES.volumeMode)),
    dataSource: f.optional(dataSourceRules),
    dataSourceRef: f.optional(f.allOf(dataSourceRules, f.object({ namespace: f.emptyOr(f.name('label')) }))),
  }),
  validateSameSource,
);

/**
 * The rules of a PersistentVolumeClaim.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims
 */
export const persistentVolumeClaimRules: FieldRule = f.object({
  spec: (spec, version) => claimSpecRules(withKnownSource(spec), version),
});

function validateReadWriteOncePod(modes: Field): readonly Issue[] {
  const others = modes.items().filter(({ raw }) => raw !== 'ReadWriteOncePod');
  const isMixed = others.length > 0 && others.length < modes.items().length;
  return isMixed ? [modes.issue('ReadWriteOncePod alone, or without it')] : [];
}

/** A claim with both fields names the same object in both, in its own namespace. */
function validateSameSource(spec: Field): readonly Issue[] {
  const [source, reference] = [spec.at('dataSource'), spec.at('dataSourceRef')];
  if (!isSet(source) || !isSet(reference)) return [];
  if (isNonEmpty(reference.at('namespace'))) return [source.issue('left out: dataSourceRef names a namespace')];
  const isSame = ['apiGroup', 'kind', 'name'].every((key) => source.at(key).raw === reference.at(key).raw);
  return isSame ? [] : [source.issue('the same as dataSourceRef, or left out')];
}

function withKnownSource(spec: Field): Field {
  const source = spec.at('dataSource');
  const isKnown = DATA_SOURCES.includes(`${source.at('apiGroup').scalar}/${source.at('kind').scalar}`);
  return isKnown ? spec : new Field({ ...spec.map, dataSource: undefined }, spec.path);
}
