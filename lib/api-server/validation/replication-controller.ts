import { matchesServiceSelector, withLabels } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { all, count, fields, type Rule, required } from './rule';
import { podTemplate } from './workload';

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/ */
export const replicationController: Rule = fields({
  spec: all(
    fields({
      replicas: count,
      minReadySeconds: count,
      selector: required('the labels by which it knows its pods'),
      template: required('the pods that it makes', podTemplate('ReplicationController')),
    }),
    selectsItsPods,
  ),
});

function selectsItsPods(spec: Field): Issue[] {
  const labels = spec.at('template', 'metadata', 'labels');
  const isSelected = matchesServiceSelector(spec.at('selector'), withLabels(labels));
  return isSelected || spec.at('selector').raw === undefined ? [] : [labels.issue('caught by spec.selector')];
}
