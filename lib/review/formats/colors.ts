import picocolors from 'picocolors';
import type { Verdict } from '../report';

/** Colors texts of a report for a terminal. */
export interface Colors {
  /** Titles and names. */
  readonly strong: (text: string) => string;
  /** Side notes. */
  readonly faint: (text: string) => string;
  readonly byGravity: (gravity: Verdict, text: string) => string;
  /** A line of a diff, by its first character. */
  readonly diff: (line: string) => string;
}

/** Creates colors, or functions that leave texts as they are. */
export function createColors({ isEnabled }: { readonly isEnabled: boolean }): Colors {
  const { bold, dim, green, yellow, red } = picocolors.createColors(isEnabled);
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
