import type { Field } from '../../fields';

/** Whether a label selector says nothing, and so catches all. */
export function isEmptySelector(selector: Field): boolean {
  return selector.at('matchLabels').entries().length + selector.at('matchExpressions').items().length === 0;
}
