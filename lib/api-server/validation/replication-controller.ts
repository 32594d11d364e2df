import { matchesServiceSelector, toSelectablePods } from '../../kubernetes';
import { type Field, type FieldRule, f, type Issue, isSet } from '../../validation';
import { optionalCount } from './counts';
import { podTemplateRules } from './workload';

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/ */
export const replicationControllerRules: FieldRule = f.object({
  spec: f.allOf(
    f.object({
      replicas: optionalCount,
      minReadySeconds: optionalCount,
      selector: f.required('the labels of its pods'),
      template: f.required('the template of its pods', podTemplateRules('ReplicationController')),
    }),
    validateSelectedPods,
  ),
});

/** The selector selects the pods of the template. */
function validateSelectedPods(spec: Field): readonly Issue[] {
  const [selector, labels] = [spec.at('selector'), spec.at('template', 'metadata', 'labels')];
  if (!isSet(selector) || matchesServiceSelector(selector, toSelectablePods(labels))) return [];
  return [labels.issue('labels that match spec.selector')];
}
