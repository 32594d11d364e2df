import type { KubernetesVersion } from '../../kubernetes';
import { type Field, isSet } from '../field';

/** A condition of a rule. */
export type FieldTest = (field: Field, version: KubernetesVersion) => boolean;

/** Whether the field under the key has one of these values. */
export function equals(key: string, ...values: readonly (string | number | boolean)[]): FieldTest {
  return (field) => {
    const { raw } = field.at(key);
    return values.some((value) => value === raw);
  };
}

/** Whether the field under the key is set. */
export function has(key: string): FieldTest {
  return (field) => isSet(field.at(key));
}

/** Whether the test fails. */
export function not(test: FieldTest): FieldTest {
  return (field, version) => !test(field, version);
}
