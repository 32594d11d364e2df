import type { EnvValue, IConfigMap, ISecret } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import { FIELDS_OF_A_POD, type Manifest, parseQuantity, RESOURCES_OF_A_CONTAINER } from '../../kubernetes';
import { nestIssues, type Rule, type RulesOf, v } from '../../validation';

import { objectRule } from '../reference';

/**
 * A variable of a container's environment. A list of them is kept in its order: to reorder it restarts pods.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export interface EnvironmentVariable {
  /** Letters, digits, `_`, `-` and `.`, not beginning with a digit. */
  readonly name: string;
  /**
   * The value, with the name at most 128 KiB and without NUL; or where it comes from: `secret.envValue(key)`,
   * `EnvValue.fromConfigMap(map, key)`, `EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME)`,
   * `EnvValue.fromResource(ResourceFieldPaths.CPU_LIMIT)`.
   */
  readonly value: string | EnvValue;
}

/**
 * All that is in a ConfigMap or in a Secret, each key a variable.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#configure-all-key-value-pairs-in-a-configmap-as-container-environment-variables
 */
export type EnvironmentSource = ConfigMapSource | SecretSource;

/** How keys become variables. */
export interface EnvironmentSourceOptions {
  /**
   * What stands before each key in the name of its variable.
   *
   * @default - nothing
   */
  readonly prefix?: string;
  /**
   * Whether the container also starts where there is no such object.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** All that is in a ConfigMap. */
export interface ConfigMapSource extends EnvironmentSourceOptions {
  /** The ConfigMap. */
  readonly configMap: IConfigMap;
}

/** All that is in a Secret. */
export interface SecretSource extends EnvironmentSourceOptions {
  /** The Secret. */
  readonly secret: ISecret;
}

const keyReferenceRule = v.object<{ name: string; key: string; optional?: boolean }>({
  name: v.name('object'),
  key: v.name('dataKey'),
  optional: v.optional(v.boolean),
});

/** A divisor as cdk8s-plus gives it: a quantity in an object of its own. */
const divisorRule = v.refine((given) => {
  const { value } = Object(given) as Divisor;
  return (typeof value === 'string' || typeof value === 'number') && parseQuantity(`${value}`) > 0;
}, 'a quantity such as 1Mi');

interface Divisor {
  readonly value?: unknown;
}

/** What an EnvValue may come from, and what each of these must be. */
const valueSourceRules: Readonly<Record<string, Rule>> = {
  configMapKeyRef: keyReferenceRule,
  secretKeyRef: keyReferenceRule,
  fieldRef: v.object<{ fieldPath: string; apiVersion?: string }>({
    fieldPath: v.refine(
      (value) => typeof value === 'string' && FIELDS_OF_A_POD.pattern.test(value),
      `a field of the pod: ${FIELDS_OF_A_POD.words}`,
    ),
    apiVersion: v.optional(v.enumOf(['v1'])),
  }),
  resourceFieldRef: v.object<{ resource: string; containerName?: string; divisor?: unknown }>({
    resource: v.enumOf(RESOURCES_OF_A_CONTAINER),
    containerName: v.optional(v.name('label')),
    divisor: v.optional(divisorRule),
  }),
};

const variableValueRule: Rule = (given) => {
  const { value, valueFrom } = Object(given) as { value?: unknown; valueFrom?: unknown };
  if (typeof given === 'string') return v.argument(given);
  if (typeof value === 'string' && valueFrom === undefined) return nestIssues('value', v.argument(value));
  const [[source = '', from] = [], ...others] = Object.entries(Object(valueFrom));
  const rule = Object.hasOwn(valueSourceRules, source) ? valueSourceRules[source] : undefined;
  if (value === undefined && rule && others.length === 0)
    return nestIssues('valueFrom', nestIssues(source, rule(from)));
  return [{ path: '', value: given, allowed: 'a string or an EnvValue, such as secret.envValue(key)' }];
};

const variableRules: RulesOf<EnvironmentVariable> = { name: v.name('environmentVariable'), value: variableValueRule };

/** A program is handed its variables as `name=value`. */
const variableRule = v.allOf(
  v.object(variableRules),
  v.whenValid<EnvironmentVariable>(variableRules, ['name', 'value'], ({ name, value: given }) => {
    const text = typeof given === 'string' ? given : (given.value ?? '');
    return v.argument(`${name}=${text}`).map(({ allowed }) => ({
      path: 'value',
      value: text,
      allowed: `${allowed}, together with its name and "="`,
    }));
  }),
);

export const environmentRule = v.allOf(
  v.array('{ name, value }', variableRule),
  v.uniqueBy<EnvironmentVariable>('name'),
);

/** Either, before it is known which. */
type AnySource = Partial<ConfigMapSource & SecretSource>;

const environmentSourceRule = v.object<AnySource>({
  configMap: v.optional(objectRule('ConfigMap')),
  secret: v.optional(objectRule('Secret')),
  prefix: v.optional(v.name('environmentVariable')),
  optional: v.optional(v.boolean),
});

export const environmentSourcesRule = v.array(
  '{ configMap } and { secret }',
  v.pipe(
    environmentSourceRule,
    v.refine((value) => {
      const { configMap, secret } = value as AnySource;
      return (configMap === undefined) !== (secret === undefined);
    }, '{ configMap } or { secret }, one of the two'),
  ),
);

/** The variable as it stands in a manifest. */
export function variableToKube({ name, value }: EnvironmentVariable): Manifest<k8s.EnvVar> {
  if (typeof value === 'string') return { name, value };
  const { resourceFieldRef, ...valueFrom } = value.valueFrom ?? {};
  if (value.valueFrom === undefined) return { name, value: value.value };
  if (resourceFieldRef === undefined) return { name, valueFrom };
  const divisor = (resourceFieldRef.divisor as Divisor | undefined)?.value;
  return { name, valueFrom: { resourceFieldRef: { ...resourceFieldRef, divisor } } };
}

/** The source as it stands in a manifest. */
export function environmentSourceToKube(source: EnvironmentSource): Manifest<k8s.EnvFromSource> {
  const { configMap, secret, prefix, optional }: AnySource = source;
  const at = ({ name }: { name: string }) => ({ name, optional: optional || undefined });
  return { prefix, configMapRef: configMap && at(configMap), secretRef: secret && at(secret) };
}
