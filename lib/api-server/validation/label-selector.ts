import type { Field } from '../../fields';

/** Whether a label selector says nothing, and so catches all. */
export function isEmptySelector(selector: Field): boolean {
  return selector.at('matchLabels').entries().length + selector.at('matchExpressions').items().length === 0;
}

/** Whether a label selector, which must be a legal one, catches what has these labels. */
export function catches(selector: Field, labels: Field): boolean {
  const wanted = selector.at('matchLabels').entries();
  return (
    wanted.every(([key, { value }]) => labels.at(key).value === value) &&
    selector.find('matchExpressions', '*').every((requirement) => fulfils(requirement, labels))
  );
}

function fulfils(requirement: Field, labels: Field): boolean {
  const { value } = labels.at(requirement.at('key').word);
  const isListed = requirement.find('values', '*').some((one) => one.value === value);
  switch (requirement.at('operator').value) {
    case 'In':
      return isListed;
    case 'NotIn':
      return !isListed;
    case 'Exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}
