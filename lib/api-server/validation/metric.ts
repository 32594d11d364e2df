import { type KubernetesVersion, RANGES, VALIDATED_SINCE } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { positiveQuantity } from './amounts';
import { resourceOfAContainer } from './resource-name';
import {
  all,
  fields,
  isGiven,
  leftOut,
  must,
  named,
  oneOf,
  pathSegment,
  type Rule,
  required,
  since,
  when,
  within,
} from './rule';

/** Where a metric of a type is described. */
const SOURCES: Readonly<Record<string, string>> = {
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
  External: 'external',
  ContainerResource: 'containerResource',
};
const TYPES = Object.keys(SOURCES).join(', ');

/** An object that is named by kind and name. */
export const objectReference: Rule = fields({
  kind: required('that of the object', pathSegment),
  name: required('that of the object', pathSegment),
});

const identifier: Rule = fields({
  name: required('that of the metric', pathSegment),
});

const target: Rule = fields({
  type: required('Utilization, Value or AverageValue', oneOf('metricTarget')),
  value: positiveQuantity,
  averageValue: positiveQuantity,
  averageUtilization: within(RANGES.positive),
});

/** Of these fields of a target one must be given; where none may be beside it, no other. */
function anyOf(first: string, second: string, unlessBoth?: string): Rule {
  const isThere = (key: string) => (field: Field) => isGiven(field.at(key));
  return all(
    when(
      (field) => !isThere(first)(field) && !isThere(second)(field),
      fields({ [second]: (value) => [value.issue(`given, or ${first}`)] }),
    ),
    when(
      (field) => unlessBoth !== undefined && isThere(first)(field) && isThere(second)(field),
      fields({ [String(unlessBoth)]: leftOut(`${unlessBoth === first ? second : first} is given`) }),
    ),
  );
}

const utilized: Rule = fields({ target: all(target, anyOf('averageValue', 'averageUtilization', 'averageValue')) });

const sources: Readonly<Record<string, Rule>> = {
  object: fields({
    describedObject: all(
      objectReference,
      since(
        VALIDATED_SINCE.groupOfScaleTarget,
        fields({
          apiVersion: must(({ scalar: word }) => /^[^/]*(\/[^/]*)?$/.test(word), 'GROUP/VERSION, or a version'),
        }),
      ),
    ),
    metric: identifier,
    target: all(target, anyOf('value', 'averageValue')),
  }),
  external: fields({ metric: identifier, target: all(target, anyOf('value', 'averageValue', 'value')) }),
  pods: fields({
    metric: identifier,
    target: all(target, fields({ averageValue: required('how much of it is wanted for each pod') })),
  }),
  resource: all(fields({ name: required('cpu, memory or another resource') }), utilized),
  containerResource: all(
    fields({
      name: required('cpu, memory or another resource', resourceOfAContainer),
      container: required('the container that is measured', named('label')),
    }),
    utilized,
  ),
};

/** What a metric of this type is described by, and nothing else. */
function described(metric: Field, version: KubernetesVersion): readonly Issue[] {
  const type = metric.at('type').scalar;
  const source = SOURCES[type] as string;
  const [given, others] = [metric.at(source), Object.values(SOURCES).filter((one) => one !== source)];
  const needless = others.map((one) => metric.at(one)).filter(isGiven);
  return isGiven(given)
    ? [
        ...(sources[source] as Rule)(given, version),
        ...needless.map((one) => one.issue(`left out: the type is ${type}`)),
      ]
    : [given.issue(`given: the type is ${type}`)];
}

/**
 * What an autoscaler goes by.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/
 */
export const metric: Rule = all(
  fields({
    type: required(
      TYPES,
      must(({ scalar: word }) => Object.hasOwn(SOURCES, word), TYPES),
    ),
  }),
  when((field) => Object.hasOwn(SOURCES, field.at('type').scalar), described),
);
