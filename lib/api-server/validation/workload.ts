import { isEmptySelector, type KubernetesVersion, matchesSelector, toSelectablePods } from '../../kubernetes';
import { type Field, type FieldRule, f, type Issue, isSet } from '../../validation';
import { labelSelectorRules } from './labels';
import { validatePodTemplate } from './pod';

/**
 * The selector in the spec of a workload, which must match the labels of its pod template.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector
 */
export const selectorRules: FieldRule = f.allOf(
  f.object({
    selector: f.required(
      'the labels of the pods that the object manages',
      f.allOf(
        labelSelectorRules,
        f.refine((selector) => !isEmptySelector(selector), 'a selector with labels: an empty one matches all pods'),
      ),
    ),
  }),
  validateTemplateLabels,
);

/** The pod template of a kind. */
export function podTemplateRules(kind: string): FieldRule {
  const owner = { kind };
  return (template, version) => validatePodTemplate(template, version, owner);
}

/** Rejects a pod template whose labels the selector, if it is valid, doesn't match. */
export function validateTemplateLabels(spec: Field, version: KubernetesVersion): readonly Issue[] {
  const selector = spec.at('selector');
  if (!isSet(selector) || labelSelectorRules(selector, version).length > 0) return [];
  const labels = spec.at('template', 'metadata', 'labels');
  return matchesSelector(selector, toSelectablePods(labels)) ? [] : [labels.issue('labels that match spec.selector')];
}
