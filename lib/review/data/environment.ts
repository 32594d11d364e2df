import { Field } from '../../validation';

import type { WorkloadPods } from './workload-pods';

/** A reference to another variable: `$(NAME)`. */
const REFERENCE = /\$\(([\w.-]+)\)/g;

/**
 * A container with the values of its variables, as far as ConfigMaps of the manifests have them.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function resolveEnvironment(
  container: Field,
  { configMaps: configuration }: Pick<WorkloadPods, 'configMaps'>,
): Field {
  const { map } = container;
  const sources = container.find('envFrom', '*');
  const known = sources.flatMap((source) => configuration.entriesOf(source.at('configMapRef', 'name').scalar) ?? []);
  const unknown = sources.filter(
    (source) => configuration.entriesOf(source.at('configMapRef', 'name').scalar) === undefined,
  );
  const stated = container.find('env', '*').map((variable): Variable => {
    const { name, key } = configMapKeyOf(variable);
    return [variable.at('name').scalar, configuration.valueOf(name, key) ?? variable.at('value').string];
  });
  const env = expandReferences([...known, ...stated]).map(([name, value]) => ({
    name,
    ...(value !== undefined && { value }),
  }));
  return new Field({ ...map, env, envFrom: unknown.map(({ raw: value }) => value) }, container.path);
}

/** A name and its value. Undefined if no manifest has it. */
type Variable = readonly [name: string, value: string | undefined];

/** The variables with the values of those that stand before them. */
function expandReferences(variables: readonly Variable[]): Variable[] {
  const values = new Map<string, string>();
  return variables.map(([name, value]) => {
    const full = value?.replace(REFERENCE, (reference, other: string) => values.get(other) ?? reference);
    if (full !== undefined) values.set(name, full);
    return [name, full];
  });
}

function configMapKeyOf(variable: Field): { readonly name: string; readonly key: string } {
  const source = variable.at('valueFrom', 'configMapKeyRef');
  return { name: source.at('name').scalar, key: source.at('key').scalar };
}
