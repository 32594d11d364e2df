import { ENUM_VALUES, hasForm, MAX_ANNOTATION_BYTES, STRING_FORMS } from '../../kubernetes';
import { type Field, type FieldRule, f } from '../../validation';

const LABEL_KEY = `a key that is ${STRING_FORMS.labelKey.words}`;

/**
 * The labels of an object, or those that a selector wants.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const labelRules: FieldRule = f.allOf(
  f.keys((key) => hasForm('labelKey', key), LABEL_KEY),
  f.values(f.name('labelValue')),
);

/**
 * The annotations of an object. Their keys may have capitals where those of labels can't.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set
 */
export const annotationRules: FieldRule = f.allOf(
  f.keys((key) => hasForm('labelKey', key.toLowerCase()), LABEL_KEY),
  f.refine(
    (annotations) => countBytes(annotations) <= MAX_ANNOTATION_BYTES,
    `at most ${MAX_ANNOTATION_BYTES} bytes, keys and values together`,
  ),
);

/**
 * A label selector.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export const labelSelectorRules: FieldRule = f.object({
  matchLabels: labelRules,
  matchExpressions: f.array(requirementRules(ENUM_VALUES.labelOperator, f.array(f.name('labelValue')))),
});

/** A requirement of a node selector. API servers accept values that no label can have. */
export const nodeRequirementRules: FieldRule = requirementRules(ENUM_VALUES.nodeOperator);

/** A requirement of a node selector, with values that labels can have. */
export const strictNodeRequirementRules: FieldRule = requirementRules(
  ENUM_VALUES.nodeOperator,
  f.array(f.name('labelValue')),
);

function requirementRules(operators: readonly string[], values: FieldRule = f.any): FieldRule {
  return f.allOf(
    f.object({
      key: f.required('the key of a label', f.name('labelKey')),
      operator: f.required('how the values of the label are compared', f.enumOf(operators)),
      values,
    }),
    f.when(f.equals('operator', 'In', 'NotIn'), f.object({ values: f.nonEmptyArray('the operator is In or NotIn') })),
    f.when(
      f.equals('operator', 'Exists', 'DoesNotExist'),
      f.object({ values: f.forbidden('the operator is Exists or DoesNotExist') }),
    ),
    f.when(
      f.equals('operator', 'Gt', 'Lt'),
      f.object({
        values: f.refine((values) => values.items().length === 1, 'a list of one: the operator is Gt or Lt'),
      }),
    ),
  );
}

function countBytes(map: Field): number {
  return map
    .entries()
    .reduce((bytes, [key, { scalar }]) => bytes + Buffer.byteLength(key) + Buffer.byteLength(scalar), 0);
}
