import picocolors from 'picocolors';
import type { Verdict } from '../report';

/** How what is grave, a name or a side note looks. */
export interface Colors {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly as: (gravity: Verdict, text: string) => string;
}

/** The colours, or none. */
export function colors(enabled: boolean): Colors {
  const { bold, dim, green, yellow, red } = picocolors.createColors(enabled);
  const byVerdict = { none: green, 'in-place': green, restart: yellow, broken: red, rejected: red, 'data-loss': red };
  return { strong: bold, faint: dim, as: (gravity, text) => byVerdict[gravity](text) };
}
