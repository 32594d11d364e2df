import { limitTexts } from './name-lists';

/** A part of a comment. It is shown as a whole or not at all. */
export interface CommentSection {
  /** The name of the section if it is left out: `runbook of StatefulSet web`. */
  readonly title: string;
  readonly body: string;
  /** If there is no room for all sections, those with the lowest rank are shown. */
  readonly rank: number;
}

/** The ranks of sections. */
export const RANKS = { first: 0, table: 1, forecast: 2, runbook: 3, details: 4 } as const;

/** GitHub allows 65,536 characters. Bytes are counted, since they are never fewer. The rest is for who posts the comment. */
const MOST_BYTES = 64_000;
const BYTES_FOR_MISSING_SECTIONS = 8_000;
const MOST_NAMED = 10;

/** Joins sections in their order, and leaves out those for which there is no room. */
export function joinSections(sections: readonly CommentSection[]): string {
  const kept = new Set<CommentSection>();
  let room = MOST_BYTES - BYTES_FOR_MISSING_SECTIONS;
  for (const section of sections.toSorted((one, other) => one.rank - other.rank)) {
    const bytes = Buffer.byteLength(`${section.body}\n\n`);
    if (bytes > room) continue;
    room -= bytes;
    kept.add(section);
  }
  const bodies = sections.filter((section) => kept.has(section)).map(({ body }) => body);
  const missing = sections.filter((section) => !kept.has(section)).map(({ title }) => title);
  return `${[...bodies, ...describeMissing(missing)].join('\n\n')}\n`;
}

function describeMissing(titles: readonly string[]): string[] {
  if (titles.length === 0) return [];
  const named = limitTexts(MOST_NAMED, titles).join('; ');
  return [`**Left out, because the comment has no more room:** ${named}. Use \`--format text\` for the full report.`];
}
