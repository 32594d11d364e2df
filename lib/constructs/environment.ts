import type { EnvValue, IConfigMap, ISecret } from 'cdk8s-plus-28';
import type * as k8s from '../../imports/k8s';
import { amountOf, under } from '../fields';
import { FIELDS_OF_A_POD, type Manifest, RESOURCES_OF_A_CONTAINER } from '../kubernetes';
import {
  all,
  argument,
  distinct,
  is,
  list,
  name,
  oneOf,
  optional,
  properties,
  type Rule,
  type RulesOf,
  then,
  together,
  yesOrNo,
} from '../rules';
import { objectOf } from './reference';

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

const reference = properties<{ name: string; key: string; optional?: boolean }>({
  name: name('object'),
  key: name('dataKey'),
  optional: optional(yesOrNo),
});

/** A divisor as cdk8s-plus gives it: a quantity in an object of its own. */
const divisor = is('a quantity such as 1Mi', (given) => {
  const { value } = Object(given) as Divisor;
  return (typeof value === 'string' || typeof value === 'number') && amountOf(`${value}`) > 0;
});

interface Divisor {
  readonly value?: unknown;
}

/** What an EnvValue may come from, and what each of these must be. */
const SOURCES: Readonly<Record<string, Rule>> = {
  configMapKeyRef: reference,
  secretKeyRef: reference,
  fieldRef: properties<{ fieldPath: string; apiVersion?: string }>({
    fieldPath: is(
      `a field of the pod: ${FIELDS_OF_A_POD.words}`,
      (value) => typeof value === 'string' && FIELDS_OF_A_POD.pattern.test(value),
    ),
    apiVersion: optional(oneOf(['v1'])),
  }),
  resourceFieldRef: properties<{ resource: string; containerName?: string; divisor?: unknown }>({
    resource: oneOf(RESOURCES_OF_A_CONTAINER),
    containerName: optional(name('label')),
    divisor: optional(divisor),
  }),
};

const value: Rule = (given) => {
  const { value, valueFrom } = Object(given) as { value?: unknown; valueFrom?: unknown };
  if (typeof given === 'string') return argument(given);
  if (typeof value === 'string' && valueFrom === undefined) return under('value', argument(value));
  const [[source = '', from] = [], ...others] = Object.entries(Object(valueFrom));
  const rule = Object.hasOwn(SOURCES, source) ? SOURCES[source] : undefined;
  if (value === undefined && rule && others.length === 0) return under('valueFrom', under(source, rule(from)));
  return [{ path: '', value: given, allowed: 'a string or an EnvValue, such as secret.envValue(key)' }];
};

const VARIABLE: RulesOf<EnvironmentVariable> = { name: name('environmentVariable'), value };

/** A program is handed its variables as `name=value`. */
const variable = all(
  properties(VARIABLE),
  together<EnvironmentVariable>(VARIABLE, ['name', 'value'], ({ name, value: given }) => {
    const text = typeof given === 'string' ? given : (given.value ?? '');
    return argument(`${name}=${text}`).map(({ allowed }) => ({
      path: 'value',
      value: text,
      allowed: `${allowed}, together with its name and "="`,
    }));
  }),
);

export const environment = all(list('{ name, value }', variable), distinct<EnvironmentVariable>('name'));

/** Either, before it is known which. */
type AnySource = Partial<ConfigMapSource & SecretSource>;

const source = properties<AnySource>({
  configMap: optional(objectOf('ConfigMap')),
  secret: optional(objectOf('Secret')),
  prefix: optional(name('environmentVariable')),
  optional: optional(yesOrNo),
});

export const environmentSources = list(
  '{ configMap } and { secret }',
  then(
    source,
    is('{ configMap } or { secret }, one of the two', (value) => {
      const { configMap, secret } = value as AnySource;
      return (configMap === undefined) !== (secret === undefined);
    }),
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
export function sourceToKube(source: EnvironmentSource): Manifest<k8s.EnvFromSource> {
  const { configMap, secret, prefix, optional }: AnySource = source;
  const at = ({ name }: { name: string }) => ({ name, optional: optional || undefined });
  return { prefix, configMapRef: configMap && at(configMap), secretRef: secret && at(secret) };
}
