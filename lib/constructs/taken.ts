import type { Construct, IConstruct } from 'constructs';
import type { Problem } from '../rules';

/** Which construct took what, by app. */
const takers = new WeakMap<IConstruct, Map<string, string>>();

/**
 * Takes for `construct` what only one construct of its app can have; the problem, if another has it already.
 *
 * @param path the property that asks for it
 * @param realm within which it is given once, such as the names of Services in a namespace
 */
export function take(construct: Construct, path: string, value: string | number, realm: string): Problem[] {
  const { root } = construct.node;
  const taken = takers.get(root) ?? new Map<string, string>();
  takers.set(root, taken);
  const key = `${realm}: ${value}`;
  const taker = taken.get(key);
  if (taker === undefined) taken.set(key, construct.node.path);
  return taker === undefined ? [] : [{ path, value, allowed: `given once: ${taker} has it already` }];
}
