/** Up to so many nodes, nearly all of a document may come of aliases. */
const FEW = { nodes: 400_000, share: 0.99 };
/** From so many on, few may. */
const MANY = { nodes: 4_000_000, share: 0.1 };

/**
 * Whether so many nodes of a document come of aliases that kubectl takes it for an attack: a few lines that stand for
 * more than fits into memory.
 *
 * @see https://en.wikipedia.org/wiki/Billion_laughs_attack
 */
export function hasExcessiveAliases(nodes: number, ofAliases: number): boolean {
  if (nodes <= 1000 || ofAliases <= 100) return false;
  const way = Math.min(Math.max((nodes - FEW.nodes) / (MANY.nodes - FEW.nodes), 0), 1);
  return ofAliases / nodes > FEW.share + way * (MANY.share - FEW.share);
}
