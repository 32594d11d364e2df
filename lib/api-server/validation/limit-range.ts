import { hasForm, QUOTA_RESOURCES, STORAGE_RESOURCE, STRING_FORMS } from '../../kubernetes';
import { type Field, type FieldRule, f, type Issue } from '../../validation';
import { quantityOf } from './quantity';
import { containerResourceKeys, isNotOvercommitted, resourceKeys } from './resource-names';

const TYPES = ['Pod', 'Container', 'PersistentVolumeClaim'];
const MAPS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'];
const CONTAINERS_HAVE_DEFAULTS = 'only containers have defaults';

/** The lower and the upper of two limits, and the one at which an issue is reported. */
const ORDER = [
  { lower: 'min', upper: 'max', reported: 'min' },
  { lower: 'min', upper: 'defaultRequest', reported: 'defaultRequest' },
  { lower: 'min', upper: 'default', reported: 'default' },
  { lower: 'defaultRequest', upper: 'default', reported: 'defaultRequest' },
  { lower: 'defaultRequest', upper: 'max', reported: 'defaultRequest' },
  { lower: 'default', upper: 'max', reported: 'default' },
] as const;

const type: FieldRule = f.refine(
  ({ scalar }) => TYPES.includes(scalar) || (scalar.includes('/') && hasForm('labelKey', scalar)),
  `${TYPES.join(', ')}, or ${STRING_FORMS.labelKey.words}`,
);

const podKeys = f.object(Object.fromEntries(MAPS.map((key) => [key, containerResourceKeys])));
const otherKeys = f.object(
  Object.fromEntries(MAPS.map((key) => [key, resourceKeys([...QUOTA_RESOURCES, STORAGE_RESOURCE])])),
);

const isOfPods = f.equals('type', 'Pod', 'Container');

const itemRules: FieldRule = f.allOf(
  f.object({ type: f.required(TYPES.join(', '), type) }),
  f.when(isOfPods, podKeys),
  f.when(f.not(isOfPods), otherKeys),
  f.when(
    f.equals('type', 'Pod'),
    f.object({
      default: f.forbidden(CONTAINERS_HAVE_DEFAULTS),
      defaultRequest: f.forbidden(CONTAINERS_HAVE_DEFAULTS),
    }),
  ),
  f.when(
    (item) => item.at('type').raw === 'PersistentVolumeClaim' && item.at('min', STORAGE_RESOURCE).scalar === '',
    f.object({
      max: f.refine((max) => max.at(STORAGE_RESOURCE).scalar !== '', `given for ${STORAGE_RESOURCE}: min is not`),
    }),
  ),
  validateOrder,
  validateRatios,
);

/**
 * The rules of a LimitRange.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export const limitRangeRules: FieldRule = f.object({
  spec: f.object({ limits: f.allOf(f.array(itemRules), f.uniqueBy('type')) }),
});

function validateOrder(item: Field): readonly Issue[] {
  return ORDER.flatMap(({ lower, upper, reported }) =>
    item
      .at(reported)
      .entries()
      .flatMap(([name, field]) => {
        const [low, high] = [quantityOf(item.at(lower, name)), quantityOf(item.at(upper, name))];
        if (low > high) return [field.issue(reported === lower ? `no more than ${upper}` : `no less than ${lower}`)];
        const isOvercommitted = lower === 'defaultRequest' && upper === 'default' && low < high;
        return isOvercommitted && isNotOvercommitted(name)
          ? [field.issue("the same as default: the resource can't be overcommitted")]
          : [];
      }),
  );
}

function validateRatios(item: Field): readonly Issue[] {
  return item
    .at('maxLimitRequestRatio')
    .entries()
    .flatMap(([name, ratio]) => {
      const most = quantityOf(item.at('max', name)) / quantityOf(item.at('min', name));
      if (quantityOf(ratio) < 1) return [ratio.issue('no less than 1')];
      return quantityOf(ratio) > most ? [ratio.issue(`no more than max divided by min, ${most}`)] : [];
    });
}
