import { ENUM_VALUES, RANGES, VALIDATED_SINCE } from '../../kubernetes';
import { type FieldRule, f, isSet } from '../../validation';
import { pathSegment } from './names';
import { positiveQuantity } from './quantity';
import { containerResource } from './resource-names';

const RESOURCE = 'the resource that is measured, such as cpu or memory';

/** A reference to an object of the namespace by kind and name. */
export const objectReferenceRules: FieldRule = f.object({
  kind: f.required('the kind of the object', pathSegment),
  name: f.required('the name of the object', pathSegment),
});

const identifierRules: FieldRule = f.object({ name: f.required('the name of the metric', pathSegment) });

const targetRules: FieldRule = f.object({
  type: f.required('Utilization, Value or AverageValue', f.enumOf(ENUM_VALUES.metricTarget)),
  value: f.optional(positiveQuantity),
  averageValue: f.optional(positiveQuantity),
  averageUtilization: f.optional(f.integer(RANGES.positive)),
});

const valueTargetRules: FieldRule = f.allOf(
  targetRules,
  f.when(f.not(f.has('value')), f.object({ averageValue: f.refine(isSet, 'given, or value') })),
);

const resourceTargetRules: FieldRule = f.allOf(
  targetRules,
  f.when(f.not(f.has('averageValue')), f.object({ averageUtilization: f.refine(isSet, 'given, or averageValue') })),
  f.when(f.has('averageUtilization'), f.object({ averageValue: f.forbidden('averageUtilization is given') })),
);

const objectMetricRules: FieldRule = f.object({
  describedObject: f.allOf(
    objectReferenceRules,
    f.since(
      VALIDATED_SINCE.groupOfScaleTarget,
      f.object({
        apiVersion: f.optional(
          f.refine(({ scalar }) => /^[^/]*(\/[^/]*)?$/.test(scalar), 'GROUP/VERSION, or a version alone'),
        ),
      }),
    ),
  ),
  metric: identifierRules,
  target: valueTargetRules,
});

const podsMetricRules: FieldRule = f.object({
  metric: identifierRules,
  target: f.allOf(targetRules, f.object({ averageValue: f.required('the wanted value of the metric for each pod') })),
});

const resourceMetricRules: FieldRule = f.object({ name: f.required(RESOURCE), target: resourceTargetRules });

const containerResourceMetricRules: FieldRule = f.object({
  name: f.required(RESOURCE, containerResource),
  container: f.required('the container that is measured', f.name('label')),
  target: resourceTargetRules,
});

const externalMetricRules: FieldRule = f.object({
  metric: identifierRules,
  target: f.allOf(
    valueTargetRules,
    f.when(f.has('averageValue'), f.object({ value: f.forbidden('averageValue is given') })),
  ),
});

/** The field that describes a metric of a type, and its rules. */
const SOURCES: Readonly<Record<string, { readonly field: string; readonly rules: FieldRule }>> = {
  Object: { field: 'object', rules: objectMetricRules },
  Pods: { field: 'pods', rules: podsMetricRules },
  Resource: { field: 'resource', rules: resourceMetricRules },
  ContainerResource: { field: 'containerResource', rules: containerResourceMetricRules },
  External: { field: 'external', rules: externalMetricRules },
};
const TYPES = Object.keys(SOURCES);
const FIELDS = Object.values(SOURCES).map(({ field }) => field);

/**
 * A metric that an autoscaler scales by: the field of its type, and no field of another.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/
 */
export const metricRules: FieldRule = f.allOf(
  f.object({ type: f.required(TYPES.join(', '), f.enumOf(TYPES)) }),
  ...Object.entries(SOURCES).map(([type, { field, rules }]) => {
    const why = `the type is ${type}`;
    const others = FIELDS.filter((other) => other !== field);
    const noOthers = f.object(Object.fromEntries(others.map((other) => [other, f.forbidden(why)])));
    return f.when(
      f.equals('type', type),
      f.allOf(f.object({ [field]: f.required(why, rules) }), f.when(f.has(field), noOthers)),
    );
  }),
);
