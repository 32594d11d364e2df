import type { EnvValue, IConfigMap, ISecret } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import { DOWNWARD_ENV_FIELDS, DOWNWARD_RESOURCES, type ManifestOf, parseQuantity } from '../../kubernetes';
import { type Issue, nestIssues, type Rule, type RulesOf, v } from '../../validation';
import { objectRule } from '../cdk8s-values';

/**
 * An environment variable of a container. The order of a list of variables is kept: to change it restarts pods.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export interface EnvironmentVariable {
  /** The name of the variable: letters, digits, `_`, `-` and `.`, and no digit at the beginning. */
  readonly name: string;
  /**
   * The value of the variable: together with the name at most 128 KiB, without NUL. Or its source:
   * `secret.envValue(key)`, `EnvValue.fromConfigMap(map, key)`, `EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME)`,
   * `EnvValue.fromResource(ResourceFieldPaths.CPU_LIMIT)`.
   */
  readonly value: string | EnvValue;
}

/**
 * A ConfigMap or a Secret whose keys become environment variables.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#configure-all-key-value-pairs-in-a-configmap-as-container-environment-variables
 */
export type EnvironmentSource = ConfigMapSource | SecretSource;

/** Options of a source of environment variables. */
export interface EnvironmentSourceOptions {
  /**
   * The prefix of the name of each variable.
   *
   * @default - no prefix
   */
  readonly prefix?: string;
  /**
   * Whether the container starts without the ConfigMap or Secret.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** A ConfigMap whose keys become environment variables. */
export interface ConfigMapSource extends EnvironmentSourceOptions {
  /** The ConfigMap that contains the variables. */
  readonly configMap: IConfigMap;
}

/** A Secret whose keys become environment variables. */
export interface SecretSource extends EnvironmentSourceOptions {
  /** The Secret that contains the variables. */
  readonly secret: ISecret;
}

const keyReferenceRule = v.object<k8s.SecretKeySelector>({
  name: v.name('object'),
  key: v.name('dataKey'),
  optional: v.optional(v.boolean),
});

const fieldReferenceRule = v.object<k8s.ObjectFieldSelector>({
  fieldPath: v.refine(
    (value) => typeof value === 'string' && DOWNWARD_ENV_FIELDS.pattern.test(value),
    `a field of the pod: ${DOWNWARD_ENV_FIELDS.words}`,
  ),
  apiVersion: v.optional(v.enumOf(['v1'])),
});

/** cdk8s-plus passes the divisor as an object with the quantity in `value`. */
const divisorRule = v.refine((divisor) => {
  const { value }: { readonly value?: unknown } = Object(divisor);
  return (typeof value === 'string' || typeof value === 'number') && parseQuantity(`${value}`) > 0;
}, 'a quantity such as 1Mi');

const resourceReferenceRule = v.object<k8s.ResourceFieldSelector>({
  resource: v.enumOf(DOWNWARD_RESOURCES),
  containerName: v.optional(v.name('label')),
  divisor: v.optional(divisorRule),
});

/** The rules of the references that `valueFrom` can hold, by the field of the reference. */
const referenceRules: ReadonlyMap<string, Rule> = new Map([
  ['configMapKeyRef', keyReferenceRule],
  ['secretKeyRef', keyReferenceRule],
  ['fieldRef', fieldReferenceRule],
  ['resourceFieldRef', resourceReferenceRule],
]);

/** An EnvValue before its validation: JavaScript can pass anything. */
interface UncheckedEnvValue {
  readonly value?: unknown;
  readonly valueFrom?: unknown;
}

/** Accepts a string, an EnvValue with a string, or an EnvValue with one reference. */
const variableValueRule: Rule = (given) => {
  if (typeof given === 'string') return v.argument(given);
  const { value, valueFrom }: UncheckedEnvValue = Object(given);
  if (typeof value === 'string' && valueFrom === undefined) return nestIssues('value', v.argument(value));
  const issues = value === undefined ? validateReference(valueFrom) : undefined;
  return issues ?? [{ path: '', value: given, allowed: 'a string or an EnvValue, such as secret.envValue(key)' }];
};

/** Validates the reference in `valueFrom`; undefined if there is not exactly one known reference. */
function validateReference(valueFrom: unknown): readonly Issue[] | undefined {
  const [entry, ...otherEntries] = Object.entries(Object(valueFrom));
  if (entry === undefined || otherEntries.length > 0) return undefined;
  const [field, reference] = entry;
  const rule = referenceRules.get(field);
  return rule && nestIssues('valueFrom', nestIssues(field, rule(reference)));
}

const variableRules: RulesOf<EnvironmentVariable> = { name: v.name('environmentVariable'), value: variableValueRule };

const variableRule = v.allOf(
  v.object(variableRules),
  v.whenValid<EnvironmentVariable>(variableRules, ['name', 'value'], validateVariableLength),
);

/** Rejects a variable that is too long together with its name: a program receives `name=value`. */
function validateVariableLength({ name, value }: EnvironmentVariable): readonly Issue[] {
  const text = typeof value === 'string' ? value : (value.value ?? '');
  return v.argument(`${name}=${text}`).map(({ allowed }) => ({
    path: 'value',
    value: text,
    allowed: `${allowed}, together with its name and "="`,
  }));
}

export const environmentRule = v.allOf(
  v.array('{ name, value }', variableRule),
  v.uniqueBy<EnvironmentVariable>('name'),
);

/** An environment source of either kind. */
type AnyEnvironmentSource = Partial<ConfigMapSource & SecretSource>;

const environmentSourceRule = v.pipe(
  v.object<AnyEnvironmentSource>({
    configMap: v.optional(objectRule('ConfigMap')),
    secret: v.optional(objectRule('Secret')),
    prefix: v.optional(v.name('environmentVariable')),
    optional: v.optional(v.boolean),
  }),
  v.refine((source) => {
    const { configMap, secret }: AnyEnvironmentSource = Object(source);
    return (configMap === undefined) !== (secret === undefined);
  }, 'either { configMap } or { secret }'),
);

export const environmentSourcesRule = v.array('{ configMap } and { secret }', environmentSourceRule);

/** Converts a variable to its manifest. */
export function variableToKube({ name, value }: EnvironmentVariable): ManifestOf<k8s.EnvVar> {
  if (typeof value === 'string') return { name, value };
  if (value.valueFrom === undefined) return { name, value: value.value };
  return { name, valueFrom: unwrapDivisor(value.valueFrom) };
}

/** Copies the reference to a plain object, with the quantity of the divisor in place of the object of cdk8s-plus. */
function unwrapDivisor(valueFrom: ManifestOf<k8s.EnvVarSource>): ManifestOf<k8s.EnvVarSource> {
  const { resourceFieldRef, ...otherReferences } = valueFrom;
  if (resourceFieldRef === undefined) return otherReferences;
  const { divisor }: { readonly divisor?: { readonly value: string } } = Object(resourceFieldRef);
  return { resourceFieldRef: { ...resourceFieldRef, divisor: divisor?.value } };
}

/** Converts an environment source to its manifest. */
export function environmentSourceToKube(source: EnvironmentSource): ManifestOf<k8s.EnvFromSource> {
  const { configMap, secret, prefix, optional }: AnyEnvironmentSource = source;
  const toReference = ({ name }: IConfigMap | ISecret) => ({ name, optional: optional || undefined });
  return {
    prefix,
    configMapRef: configMap && toReference(configMap),
    secretRef: secret && toReference(secret),
  };
}
