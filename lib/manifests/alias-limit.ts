/** In a small document, up to this share of the nodes may come from aliases. */
const SMALL_DOCUMENT = { nodes: 400_000, share: 0.99 };
/** In a large document, up to this share. Between them the limit is interpolated. */
const LARGE_DOCUMENT = { nodes: 4_000_000, share: 0.1 };

/**
 * Whether kubectl rejects a document since too many of its nodes come from aliases: a few lines can expand to more than
 * fits into memory.
 *
 * @see https://en.wikipedia.org/wiki/Billion_laughs_attack
 */
export function hasExcessiveAliases(nodes: number, ofAliases: number): boolean {
  if (nodes <= 1000 || ofAliases <= 100) return false;
  const fraction = Math.min(
    Math.max((nodes - SMALL_DOCUMENT.nodes) / (LARGE_DOCUMENT.nodes - SMALL_DOCUMENT.nodes), 0),
    1,
  );
  return ofAliases / nodes > SMALL_DOCUMENT.share + fraction * (LARGE_DOCUMENT.share - SMALL_DOCUMENT.share);
}
