import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { findObjects } from '../../app-objects';
import { Field } from '../../validation';

/** Returns the `maxReplicas` of the HorizontalPodAutoscaler in the App that scales this object; undefined without one. */
export function findMaxReplicas(scope: IConstruct, { kind, name, metadata }: ApiObject): number | undefined {
  const specs = findObjects(scope, 'HorizontalPodAutoscaler')
    .filter((autoscaler) => autoscaler.metadata.namespace === metadata.namespace)
    .map((autoscaler) => new Field(autoscaler.toJson()).at('spec'));
  const ownSpec = specs.find((spec) => {
    const target = spec.at('scaleTargetRef');
    return target.at('kind').string === kind && target.at('name').string === name;
  });
  return ownSpec?.at('maxReplicas').number;
}
