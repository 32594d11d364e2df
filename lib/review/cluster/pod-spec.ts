import { POD_TEMPLATES } from '../../kubernetes';
import type { Field } from '../../validation';

const TEMPLATES = new Map(Object.entries(POD_TEMPLATES));

/** The template of the pods that an object makes, or itself if it is a Pod; undefined where it makes none. */
export function podTemplateOf(object: Field): Field | undefined {
  const template = TEMPLATES.get(object.at('kind').scalar);
  return template && object.at(...template);
}

/** The spec of the pods that an object makes; undefined where it makes none. */
export function podSpecOf(object: Field): Field | undefined {
  return podTemplateOf(object)?.at('spec');
}
