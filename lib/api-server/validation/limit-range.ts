import { amountOf, type Field, givenOnce, isName, type Problem } from '../../fields';
import { NAMES, RESOURCES_OF_QUOTAS, STORAGE } from '../../kubernetes';
import { isExclusive, notOfContainers, unknownResources } from './resource-name';
import { all, each, fields, leftOut, must, type Rule, required, when } from './rule';

const STANDARD_TYPES = ['Pod', 'Container', 'PersistentVolumeClaim'];
const MAPS = ['min', 'defaultRequest', 'default', 'max', 'maxLimitRequestRatio'];

/** Of two bounds the lower, the upper, and the one that is named where they are out of order. */
const ORDER = [
  ['min', 'max', 'min'],
  ['min', 'defaultRequest', 'defaultRequest'],
  ['min', 'default', 'default'],
  ['defaultRequest', 'default', 'defaultRequest'],
  ['defaultRequest', 'max', 'defaultRequest'],
  ['default', 'max', 'default'],
] as const;

const type: Rule = must(
  ({ word }) => STANDARD_TYPES.includes(word) || (word.includes('/') && isName('labelKey', word)),
  `${STANDARD_TYPES.join(', ')}, or ${NAMES.labelKey.words}`,
);

const item: Rule = all(
  fields({ type: required(STANDARD_TYPES.join(', '), type) }),
  when(
    (one) => one.at('type').value === 'Pod',
    fields({
      default: leftOut('pods have no defaults: their containers have'),
      defaultRequest: leftOut('pods have no defaults: their containers have'),
    }),
  ),
  when(
    (one) =>
      one.at('type').value === 'PersistentVolumeClaim' &&
      ['min', 'max'].every((key) => one.at(key, STORAGE).word === ''),
    (one) => [one.at('max').problem(`given for ${STORAGE}, or min`)],
  ),
  names,
  order,
  ratios,
);

/** @see https://kubernetes.io/docs/concepts/policy/limit-range/ */
export const limitRange: Rule = fields({ spec: fields({ limits: all(each(item), eachTypeOnce) }) });

function eachTypeOnce(limits: Field): readonly Problem[] {
  const types = limits.find('*', 'type');
  return givenOnce(types.map(({ path, value }) => ({ path, value, owner: limits.path })));
}

function names(one: Field): Problem[] {
  const isOfPods = ['Pod', 'Container'].includes(one.at('type').word);
  const unknown = (resources: Field) =>
    isOfPods ? notOfContainers(resources) : unknownResources(resources, [...RESOURCES_OF_QUOTAS, STORAGE]);
  return MAPS.flatMap((key) => unknown(one.at(key)));
}

/** Bounds that are out of order, or that leave room where what is asked for can't be shared. */
function order(one: Field): Problem[] {
  return ORDER.flatMap(([lower, upper, mended]) =>
    one
      .at(mended)
      .entries()
      .flatMap(([name, field]) => {
        const low = amountOf(one.at(lower, name).word);
        const high = amountOf(one.at(upper, name).word);
        const isUnshared = lower === 'defaultRequest' && upper === 'default' && isExclusive(name) && low < high;
        return [
          ...(low > high ? [field.problem(mended === lower ? `no more than ${upper}` : `no less than ${lower}`)] : []),
          ...(isUnshared ? [field.problem("what default is: this can't be shared")] : []),
        ];
      }),
  );
}

function ratios(one: Field): Problem[] {
  return one
    .at('maxLimitRequestRatio')
    .entries()
    .flatMap(([name, ratio]) => {
      const most = amountOf(one.at('max', name).word) / amountOf(one.at('min', name).word);
      const isAbove = amountOf(ratio.word) > most;
      return [
        ...(amountOf(ratio.word) < 1 ? [ratio.problem('no less than 1')] : []),
        ...(isAbove ? [ratio.problem('no more than max is of min')] : []),
      ];
    });
}
