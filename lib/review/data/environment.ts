import { Field } from '../../validation';
import type { NamespaceConfigMaps } from './config-maps';
import type { ContainerOfPods } from './workload-pods';

/** A reference to another variable: `$(NAME)`. */
const REFERENCE = /\$\(([\w.-]+)\)/g;

/** An environment variable. The value is undefined if no manifest has it. */
type EnvVariable = readonly [name: string, value: string | undefined];

/**
 * Replaces the environment variables of a container by their values, as far as ConfigMaps of the manifests have them.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function resolveEnvironment({ pods, container }: ContainerOfPods): ContainerOfPods {
  const { configMaps } = pods;
  const sources = container.find('envFrom', '*').map((source) => ({ source, entries: entriesOf(source, configMaps) }));
  const imported = sources.flatMap(({ entries = [] }) => entries);
  const stated = container.find('env', '*').map((variable) => readVariable(variable, configMaps));
  const env = expandReferences([...imported, ...stated]).map(([name, value]) => {
    return { name, ...(value !== undefined && { value }) };
  });
  const envFrom = sources.filter(({ entries }) => entries === undefined).map(({ source }) => source.raw);
  return { pods, container: new Field({ ...container.map, env, envFrom }, container.path) };
}

function entriesOf(source: Field, configMaps: NamespaceConfigMaps): [string, string][] | undefined {
  return configMaps.entriesOf(source.at('configMapRef', 'name').scalar);
}

function readVariable(variable: Field, configMaps: NamespaceConfigMaps): EnvVariable {
  const source = variable.at('valueFrom', 'configMapKeyRef');
  const value = configMaps.valueOf(source.at('name').scalar, source.at('key').scalar);
  return [variable.at('name').scalar, value ?? variable.at('value').string];
}

/** Replaces each reference by the value of a variable that stands before it. */
function expandReferences(variables: readonly EnvVariable[]): EnvVariable[] {
  const values = new Map<string, string>();
  return variables.map(([name, value]) => {
    const full = value?.replace(REFERENCE, (reference, other: string) => values.get(other) ?? reference);
    if (full !== undefined) values.set(name, full);
    return [name, full];
  });
}
