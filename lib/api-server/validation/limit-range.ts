import { isName, NAMES, parseQuantity, QUOTA_RESOURCES, STORAGE } from '../../kubernetes';
import { type Field, findDuplicates, type Issue } from '../../validation';
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
  ({ scalar: word }) => STANDARD_TYPES.includes(word) || (word.includes('/') && isName('labelKey', word)),
  `${STANDARD_TYPES.join(', ')}, or ${NAMES.labelKey.words}`,
);

const item: Rule = all(
  fields({ type: required(STANDARD_TYPES.join(', '), type) }),
  when(
    (one) => one.at('type').raw === 'Pod',
    fields({
      default: leftOut('pods have no defaults: their containers have'),
      defaultRequest: leftOut('pods have no defaults: their containers have'),
    }),
  ),
  when(
    (one) =>
      one.at('type').raw === 'PersistentVolumeClaim' &&
      ['min', 'max'].every((key) => one.at(key, STORAGE).scalar === ''),
    (one) => [one.at('max').issue(`given for ${STORAGE}, or min`)],
  ),
  names,
  order,
  ratios,
);

/** @see https://kubernetes.io/docs/concepts/policy/limit-range/ */
export const limitRange: Rule = fields({ spec: fields({ limits: all(each(item), eachTypeOnce) }) });

function eachTypeOnce(limits: Field): readonly Issue[] {
  const types = limits.find('*', 'type');
  return findDuplicates(types.map(({ path, raw: value }) => ({ path, value, owner: limits.path })));
}

function names(one: Field): Issue[] {
  const isOfPods = ['Pod', 'Container'].includes(one.at('type').scalar);
  const unknown = (resources: Field) =>
    isOfPods ? notOfContainers(resources) : unknownResources(resources, [...QUOTA_RESOURCES, STORAGE]);
  return MAPS.flatMap((key) => unknown(one.at(key)));
}

/** Bounds that are out of order, or that leave room where what is asked for can't be shared. */
function order(one: Field): Issue[] {
  return ORDER.flatMap(([lower, upper, mended]) =>
    one
      .at(mended)
      .entries()
      .flatMap(([name, field]) => {
        const low = parseQuantity(one.at(lower, name).scalar);
        const high = parseQuantity(one.at(upper, name).scalar);
        const isUnshared = lower === 'defaultRequest' && upper === 'default' && isExclusive(name) && low < high;
        return [
          ...(low > high ? [field.issue(mended === lower ? `no more than ${upper}` : `no less than ${lower}`)] : []),
          ...(isUnshared ? [field.issue("what default is: this can't be shared")] : []),
        ];
      }),
  );
}

function ratios(one: Field): Issue[] {
  return one
    .at('maxLimitRequestRatio')
    .entries()
    .flatMap(([name, ratio]) => {
      const most = parseQuantity(one.at('max', name).scalar) / parseQuantity(one.at('min', name).scalar);
      const isAbove = parseQuantity(ratio.scalar) > most;
      return [
        ...(parseQuantity(ratio.scalar) < 1 ? [ratio.issue('no less than 1')] : []),
        ...(isAbove ? [ratio.issue('no more than max is of min')] : []),
      ];
    });
}
