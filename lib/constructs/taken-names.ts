import { Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import type { Problem } from './rules';

/** Who took which name, by app: two objects of one name would overwrite each other when applied. */
const takers = new WeakMap<IConstruct, Map<string, string>>();

/** Takes the names of the Services of `construct` in its chart's namespace; the problems are those taken before. */
export function takeNames(construct: Construct, names: readonly string[]): Problem[] {
  const { root } = construct.node;
  const taken = takers.get(root) ?? new Map<string, string>();
  takers.set(root, taken);
  const namespace = Chart.of(construct).namespace ?? '';
  return names.flatMap((name) => {
    const key = `${namespace}/${name}`;
    const taker = taken.get(key);
    if (taker === undefined) taken.set(key, construct.node.path);
    return taker === undefined ? [] : [{ path: 'name', value: name, allowed: `a name of its own: ${taker} has it` }];
  });
}
