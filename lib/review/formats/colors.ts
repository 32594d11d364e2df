import picocolors from 'picocolors';
import type { Verdict } from '../report';

/** How what is grave, a name or a side note looks. */
export interface Colors {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly byGravity: (gravity: Verdict, text: string) => string;
  /** A line of a diff, by its sign. */
  readonly diff: (line: string) => string;
}

/** The colours, or none. */
export function createColors(enabled: boolean): Colors {
  const { bold, dim, green, yellow, red } = picocolors.createColors(enabled);
  const byVerdict = { none: green, 'in-place': green, restart: yellow, broken: red, rejected: red, 'data-loss': red };
  const bySign = new Map([
    ['-', red],
    ['+', green],
    ['@', dim],
  ]);
  return {
    strong: bold,
    faint: dim,
    byGravity: (gravity, text) => byVerdict[gravity](text),
    diff: (line) => bySign.get(line.charAt(0))?.(line) ?? line,
  };
}
