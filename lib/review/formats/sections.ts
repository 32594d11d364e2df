import { limitTexts } from './name-lists';

/** A part of a comment that is shown as a whole or not at all. */
export interface CommentSection {
  /** What it is called where there is no room for it: `runbook of StatefulSet web`. */
  readonly title: string;
  readonly body: string;
  /** What has a lower one goes first where there is no room for all. */
  readonly rank: number;
}

/** GitHub takes 65,536 characters. Counted in bytes it holds whatever is meant by one; the rest is for who posts it. */
const MOST_BYTES = 64_000;
const BYTES_TO_SAY_WHAT_IS_MISSING = 8_000;
const MOST_NAMED = 10;

/** The sections in their order, without those for which there is no room. */
export function joinSections(sections: readonly CommentSection[]): string {
  const kept = new Set<CommentSection>();
  let room = MOST_BYTES - BYTES_TO_SAY_WHAT_IS_MISSING;
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
  return [`**Left out, since a comment has no more room:** ${named}. \`--format text\` says it all.`];
}
