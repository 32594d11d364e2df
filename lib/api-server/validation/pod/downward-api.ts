import { DOWNWARD_DIVISORS, DOWNWARD_RESOURCES, HUGE_PAGES_PREFIX, hasForm, STRING_FORMS } from '../../../kubernetes';
import { type Field, type FieldRule, f, type Issue } from '../../../validation';
import { quantityOf } from '../quantity';

const LABEL_OR_ANNOTATION = /^metadata\.(?<map>labels|annotations)\['(?<key>.*)'\]$/s;
const HUGE_PAGES_OF_CONTAINER = new RegExp(`^(limits|requests)\\.${HUGE_PAGES_PREFIX}`);

const isCpu = (reference: Field): boolean => reference.at('resource').scalar.endsWith('.cpu');

/**
 * A reference to a field of the pod. `test` says which fields containers can have, `allowed` says so in words.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
 */
export function fieldReferenceRules(test: (path: string) => boolean, allowed: string): FieldRule {
  return f.object({
    apiVersion: f.optional(f.enumOf(['v1'])),
    fieldPath: f.required(
      'the path of the field, such as metadata.name',
      f.allOf(
        f.refine(({ scalar }) => test(scalar), `one of ${allowed}`),
        validateKey,
      ),
    ),
  });
}

/**
 * A reference to a request or limit of a container.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef
 */
export const resourceReferenceRules: FieldRule = f.allOf(
  f.object({
    resource: f.required(
      'a request or limit, such as limits.cpu',
      f.refine(
        ({ scalar }) => isResource(scalar),
        `one of ${DOWNWARD_RESOURCES.join(', ')}, limits.${HUGE_PAGES_PREFIX}2Mi and the like`,
      ),
    ),
  }),
  f.when(
    (reference) => isResource(reference.at('resource').scalar) && quantityOf(reference.at('divisor')) !== 0,
    f.allOf(
      f.when(isCpu, f.object({ divisor: f.optional(f.enumOf(DOWNWARD_DIVISORS.cpu)) })),
      f.when(f.not(isCpu), f.object({ divisor: f.optional(f.enumOf(DOWNWARD_DIVISORS.other)) })),
    ),
  ),
);

function isResource(name: string): boolean {
  return DOWNWARD_RESOURCES.includes(name) || HUGE_PAGES_OF_CONTAINER.test(name);
}

/** The key of a label or annotation; keys of annotations may have capitals. */
function validateKey(field: Field): readonly Issue[] {
  const { map, key = '' } = LABEL_OR_ANNOTATION.exec(field.scalar)?.groups ?? {};
  if (map === undefined) return [];
  const isKey = hasForm('labelKey', map === 'labels' ? key : key.toLowerCase());
  return isKey ? [] : [field.issue(`metadata.${map}['KEY'], where KEY is ${STRING_FORMS.labelKey.words}`)];
}
