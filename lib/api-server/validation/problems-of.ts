import type { Field, Problem } from '../../fields';
import { KINDS, type KubernetesVersion } from '../../kubernetes';
import { KIND_RULES } from './kinds';
import { metadata } from './metadata';

/**
 * What an API server of this version refuses in an object, all of it; nothing for kinds whose rules aren't known.
 *
 * @param object as the server reads it, with its defaults, without what says nothing
 */
export function problemsOf(object: Field, version: KubernetesVersion): Problem[] {
  const kind = `${object.at('apiVersion').word} ${object.at('kind').word}`;
  if (!Object.hasOwn(KINDS, kind)) return [];
  return distinct([...metadata(kind)(object.at('metadata'), version), ...(KIND_RULES[kind]?.(object, version) ?? [])]);
}

/** Of two rules that refuse the same for the same reason one is enough. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.path} ${problem.allowed}`, problem])).values()];
}
