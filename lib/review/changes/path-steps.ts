import { isObject, type Json } from '../../api-server';

/** From a value to one in it: by name, by index, or to the item of a list that has this value under a key. */
export type PathStep = string | number | { readonly key: string; readonly value: Json };

/** What steps lead to; undefined where nothing is there. */
export function followSteps(value: Json | undefined, steps: readonly PathStep[]): Json | undefined {
  return steps.reduce<Json | undefined>(next, value);
}

function next(value: Json | undefined, step: PathStep): Json | undefined {
  if (typeof step === 'string') return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  if (!Array.isArray(value)) return undefined;
  if (typeof step === 'number') return value[step];
  return value.find((item) => isObject(item) && item[step.key] === step.value);
}
