import type { EnvValue } from 'cdk8s-plus-28';
import type * as k8s from '../../imports/k8s';
import type { Manifest } from '../kubernetes';
import { all, distinct, is, list, name, optional, type Problem, properties, type Rule, under } from '../rules';

/**
 * A variable of a container's environment. A list of them is kept in its order: to reorder it restarts pods.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export interface EnvironmentVariable {
  readonly name: string;
  /** The value, or where it comes from: `secret.envValue(key)`, `EnvValue.fromConfigMap(map, key)`. */
  readonly value: string | EnvValue;
}

const reference = properties<{ name: string; key: string; optional?: boolean }>({
  name: name('object'),
  key: name('dataKey'),
  optional: optional(is('true or false', (value) => typeof value === 'boolean')),
});

/** The sources of a value that are checked further; the others are cdk8s-plus' own. */
const REFERENCES = ['secretKeyRef', 'configMapKeyRef'];

const value: Rule = (given) => {
  const { value, valueFrom } = Object(given) as { value?: unknown; valueFrom?: unknown };
  if (typeof given === 'string' || (typeof value === 'string' && valueFrom === undefined)) return [];
  if (value === undefined && hasOneSource(valueFrom)) return under('valueFrom', sourceProblems(valueFrom));
  return [{ path: '', value: given, allowed: 'a string or an EnvValue, such as secret.envValue(key)' }];
};

function hasOneSource(valueFrom: unknown): valueFrom is object {
  return typeof valueFrom === 'object' && Object.keys(valueFrom ?? {}).length === 1;
}

function sourceProblems(valueFrom: object): readonly Problem[] {
  return Object.entries(valueFrom).flatMap(([source, given]) =>
    REFERENCES.includes(source) ? under(source, reference(given)) : [],
  );
}

export const environment = all(
  list('{ name, value }', properties<EnvironmentVariable>({ name: name('environmentVariable'), value })),
  distinct<EnvironmentVariable>('name'),
);

/** The variable as it stands in a manifest. */
export function variableToKube({ name, value }: EnvironmentVariable): Manifest<k8s.EnvVar> {
  return typeof value === 'string' ? { name, value } : { name, value: value.value, valueFrom: value.valueFrom };
}
