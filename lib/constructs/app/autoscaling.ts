import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { findObjects } from '../../app-objects';
import { Field } from '../../validation';

/** The most replicas that an autoscaler of the App may make of a StatefulSet; undefined where none is there. */
export function findMaxReplicas(scope: IConstruct, { kind, name, metadata }: ApiObject): number | undefined {
  const autoscalers = findObjects(scope, 'HorizontalPodAutoscaler')
    .filter((one) => one.metadata.namespace === metadata.namespace)
    .map((one) => new Field(one.toJson()).at('spec'));
  const own = autoscalers.find((spec) => {
    const target = spec.at('scaleTargetRef');
    return target.at('kind').string === kind && target.at('name').string === name;
  });
  return own?.at('maxReplicas').number;
}
