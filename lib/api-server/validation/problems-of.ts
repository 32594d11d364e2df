import type { KubernetesVersion } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { KIND_RULES } from './kinds';
import { metadata } from './metadata';

/**
 * What an API server of this version refuses in an object, all of it. Of kinds whose rules aren't known, such as custom
 * resources, it is what is wrong with their metadata.
 *
 * @param object as the server reads it, with its defaults, without what says nothing
 */
export function problemsOf(object: Field, version: KubernetesVersion): Issue[] {
  const kind = `${object.at('apiVersion').scalar} ${object.at('kind').scalar}`;
  return distinct([...metadata(kind)(object.at('metadata'), version), ...(KIND_RULES[kind]?.(object, version) ?? [])]);
}

/** Of two rules that refuse the same for the same reason one is enough. */
function distinct(problems: readonly Issue[]): Issue[] {
  return [...new Map(problems.map((problem) => [`${problem.path} ${problem.allowed}`, problem])).values()];
}
