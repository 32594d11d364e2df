import { isEmptySelector, matchesSelector, withLabels } from '../../kubernetes';
import type { Field, Issue } from '../../validation';

import { labelSelector, podTemplateProblems } from './pod';
import { all, fields, isGiven, type Rule, required, when } from './rule';

/**
 * The selector of what keeps pods running, and that its template has what it selects.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector
 */
export const selectsItsPods: Rule = all(
  fields({ selector: required('the labels by which it knows its pods', all(labelSelector, notEmpty)) }),
  when(
    (spec) => isGiven(spec.at('selector')) && labelSelector(spec.at('selector')).length === 0,
    (spec) => {
      const labels = spec.at('template', 'metadata', 'labels');
      return matchesSelector(spec.at('selector'), withLabels(labels)) ? [] : [labels.issue('caught by spec.selector')];
    },
  ),
);

/** The template of the pods that a kind makes. */
export function podTemplate(kind: string): Rule {
  return (template, version) => podTemplateProblems(template, version, { kind });
}

function notEmpty(selector: Field): Issue[] {
  return isEmptySelector(selector) ? [selector.issue('one that names labels: an empty one catches all pods')] : [];
}
