import { plainText, type TextFormat } from './text-format';
import { escapeInvisible } from './visible-text';

/** Words without a meaning in GitHub's Markdown: letters or a short number, with punctuation. */
const HARMLESS_WORD = /^\(*(?:\p{Script=Latin}+(?:['’-]\p{Script=Latin}+)*|\d{1,6}|[–—→…])[,;:.)]*$/u;

/** Text to quote, between brackets and punctuation that stay outside. */
const TEXT_IN_PUNCTUATION = /^(\(*)(.+?)([,;:.)]*)$/su;

/**
 * Writes texts from manifests in Markdown. Everything but plain words is in a code span, in which GitHub creates no links,
 * mentions, references, images or HTML. Bars are escaped, since they begin a cell in a table.
 *
 * @see https://github.github.com/gfm/
 */
export const markdownText: TextFormat = {
  name: (text) => formatSpan(plainText.name(text)),
  sentence: (text) => formatSentence(plainText.sentence(text)),
};

/** A code block. Its lines are shell commands by default. */
export function formatCodeBlock(lines: readonly string[], language: 'sh' | 'diff' = 'sh'): string {
  const text = lines.map(escapeInvisible).join('\n');
  const fence = '`'.repeat(Math.max(3, countLongestBacktickRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A name in HTML. */
export function formatHtmlName(text: string): string {
  return formatHtmlSpan(plainText.name(text));
}

/** A sentence in HTML. */
export function formatHtmlSentence(text: string): string {
  return formatSentence(plainText.sentence(text), formatHtmlSpan);
}

function formatHtmlSpan(text: string): string {
  const shown = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<code>${shown}</code>`;
}

function formatSpan(text: string): string {
  const shown = text.replaceAll('|', '\\u{7c}');
  const fence = '`'.repeat(countLongestBacktickRun(shown) + 1);
  // GitHub removes one space from both ends of a span that begins or ends with a backtick or a space.
  const padding = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return fence + padding + shown + padding + fence;
}

function countLongestBacktickRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** A command between backticks, which stays one span. */
const COMMAND_IN_BACKTICKS = /`([^`]+)`/;
/** Punctuation directly after a span. */
const PUNCTUATION = /^[,;:.)]+(?= |$)/;

function formatSentence(text: string, formatCode: (text: string) => string = formatSpan): string {
  // Every second part is a command between backticks.
  const parts = text
    .split(COMMAND_IN_BACKTICKS)
    .map((part, index) => (index % 2 === 1 ? formatCode(part) : formatWords(part, formatCode)));
  return parts.reduce(joinParts, '').trim();
}

/** Joins two parts of a sentence, with a space between spans, which would be one otherwise. */
function joinParts(before: string, after: string): string {
  const isTouching = before.endsWith('`') && after.startsWith('`');
  return isTouching ? `${before} ${after}` : before + after;
}

/** Quotes the words of a text that may have a meaning in Markdown. Keeps the spaces at its ends. */
function formatWords(text: string, formatCode: (text: string) => string): string {
  const [punctuation = ''] = PUNCTUATION.exec(text) ?? [];
  if (punctuation !== '') return punctuation + formatWords(text.slice(punctuation.length), formatCode);
  const parts: { isHarmless: boolean; words: string[] }[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const isHarmless = HARMLESS_WORD.test(word);
    const part = parts.at(-1);
    if (part?.isHarmless === isHarmless) part.words.push(word);
    else parts.push({ isHarmless, words: [word] });
  }
  const shown = parts.map(({ isHarmless, words }) =>
    isHarmless ? words.join(' ') : quoteWords(words.join(' '), formatCode),
  );
  const [start, end] = [text.startsWith(' ') ? ' ' : '', text.endsWith(' ') ? ' ' : ''];
  return shown.length === 0 ? start : start + shown.join(' ') + end;
}

function quoteWords(words: string, formatCode: (text: string) => string): string {
  return words.replace(
    TEXT_IN_PUNCTUATION,
    (_, before: string, core: string, after: string) => before + formatCode(core) + after,
  );
}
