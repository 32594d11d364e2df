import { plain } from './plain';
import { PLAIN, type Show } from './show';

/** Words that are nothing but words to GitHub's Markdown: letters or a short number, and what ends a clause. */
const HARMLESS = /^\(*(?:\p{Script=Latin}+(?:['’-]\p{Script=Latin}+)*|\d{1,6}|[–—→…])[,;:.)]*$/u;

/** What is quoted, and the brackets and stops around it that need not be. */
const QUOTED = /^(\(*)(.+?)([,;:.)]*)$/su;

/**
 * Names, values and sentences from manifests, in a pull request's comment. Whatever could be more than words stands in
 * a code span, where GitHub makes no links, mentions, references, images or HTML of it. The same is written in tables,
 * where a bar would begin another cell.
 *
 * @see https://github.github.com/gfm/
 */
export const MARKDOWN: Show = {
  name: (text) => span(PLAIN.name(text)),
  sentence: (text) => sentenceOf(PLAIN.sentence(text)),
};

/** Lines of a language: by default those to be copied into a shell. */
export function block(lines: readonly string[], language: 'sh' | 'diff' = 'sh'): string {
  const text = lines.map(plain).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRunOfBackticks(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A name where GitHub reads HTML and no Markdown. */
export function html(text: string): string {
  return htmlSpan(PLAIN.name(text));
}

/** A sentence where GitHub reads HTML and no Markdown. */
export function htmlSentence(text: string): string {
  return sentenceOf(PLAIN.sentence(text), htmlSpan);
}

function htmlSpan(text: string): string {
  const shown = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<code>${shown}</code>`;
}

function span(text: string): string {
  const shown = text.replaceAll('|', '\\u{7c}');
  const fence = '`'.repeat(longestRunOfBackticks(shown) + 1);
  // Of a span that begins or ends with these, GitHub takes one space from either side.
  const padding = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return fence + padding + shown + padding + fence;
}

function longestRunOfBackticks(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** A command that a sentence has between backticks stays one span. */
const COMMAND = /`([^`]+)`/;
/** What ends a clause, right behind a span. */
const STOPS = /^[,;:.)]+(?= |$)/;

function sentenceOf(text: string, spanOf: (text: string) => string = span): string {
  // Every second part is what stands between backticks.
  const parts = text.split(COMMAND).map((part, index) => (index % 2 === 1 ? spanOf(part) : wordsOf(part, spanOf)));
  return parts.reduce(beside, '').trim();
}

/** Two parts of a sentence. Spans that touched would be one. */
function beside(before: string, after: string): string {
  const isTouching = before.endsWith('`') && after.startsWith('`');
  return isTouching ? `${before} ${after}` : before + after;
}

/** Text in which every word that may be more than a word is quoted, with the space at its ends. */
function wordsOf(text: string, spanOf: (text: string) => string): string {
  const [stops = ''] = STOPS.exec(text) ?? [];
  if (stops !== '') return stops + wordsOf(text.slice(stops.length), spanOf);
  const parts: { harmless: boolean; words: string[] }[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const harmless = HARMLESS.test(word);
    const part = parts.at(-1);
    if (part?.harmless === harmless) part.words.push(word);
    else parts.push({ harmless, words: [word] });
  }
  const shown = parts.map(({ harmless, words }) => (harmless ? words.join(' ') : quoted(words.join(' '), spanOf)));
  const [start, end] = [text.startsWith(' ') ? ' ' : '', text.endsWith(' ') ? ' ' : ''];
  return shown.length === 0 ? start : start + shown.join(' ') + end;
}

function quoted(words: string, spanOf: (text: string) => string): string {
  return words.replace(QUOTED, (_, before: string, core: string, after: string) => before + spanOf(core) + after);
}
