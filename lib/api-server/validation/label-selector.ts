import type { Field } from '../../validation';

/** Whether a label selector says nothing, and so catches all. */
export function isEmptySelector(selector: Field): boolean {
  return selector.at('matchLabels').entries().length + selector.at('matchExpressions').items().length === 0;
}
