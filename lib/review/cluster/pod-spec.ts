import { POD_TEMPLATES } from '../../kubernetes';
import type { Field } from '../../validation';

const TEMPLATES = new Map(Object.entries(POD_TEMPLATES));

/** Returns the pod template of a workload. A Pod is its own template. Undefined for other objects. */
export function podTemplateOf(object: Field): Field | undefined {
  const template = TEMPLATES.get(object.at('kind').scalar);
  return template && object.at(...template);
}

/** Returns the pod spec of a workload. Undefined for other objects. */
export function podSpecOf(object: Field): Field | undefined {
  return podTemplateOf(object)?.at('spec');
}
