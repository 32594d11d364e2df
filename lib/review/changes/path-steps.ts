import { isObject, type Json } from '../../kubernetes';

/** A step from a value to a value in it: a field name, an index, or the merge key of a list item with its value. */
export type PathStep = string | number | { readonly key: string; readonly value: Json | undefined };

/** Returns the value at the end of a path. Undefined if a step leads nowhere. */
export function followSteps(value: Json | undefined, steps: readonly PathStep[]): Json | undefined {
  return steps.reduce<Json | undefined>(followStep, value);
}

function followStep(value: Json | undefined, step: PathStep): Json | undefined {
  if (typeof step === 'string') return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  if (!Array.isArray(value)) return undefined;
  if (typeof step === 'number') return value[step];
  return value.find((item) => isObject(item) && item[step.key] === step.value);
}
