import { block, counted, folded, html, htmlSentence, MARKDOWN, shortened } from '../../text';
import type { ObjectReport } from '../report';
import type { Alike } from './alike';
import { changesOf, type Fact, forecastOf } from './facts';
import { gathered } from './listed';
import type { Names } from './names';
import type { Section } from './sections';
import { OUTCOME_WORDS } from './words';

/** What goes first where a comment has no room for all. */
export const RANKS = { first: 0, table: 1, forecast: 2, runbook: 3, details: 4 } as const;

const MOST_CHARACTERS_OF_A_TITLE = 60;
/** Commands that are not folded. */
const MOST_COMMANDS_SHOWN = 8;
const UNTITLED = 'Commands that carry out this change';

/** What is to be said of an object, or of many alike, besides its row in the table. */
export function sectionsOf(alike: Alike, names: Names): Section[] {
  return [...forecast(alike, names), ...runbook(alike, names), ...fields(alike, names)];
}

function forecast({ first, all }: Alike, names: Names): Section[] {
  const facts = forecastOf(first, MARKDOWN);
  if (facts.length === 0) return [];
  const title = gathered(all.map(names.of), MARKDOWN, { of: 'objects alike' });
  const example = all.length > 1 ? [`As here with ${MARKDOWN.name(names.of(first))}:`, ''] : [];
  const lines = [`#### ${title}: ${OUTCOME_WORDS[first.outcome]}`, '', ...example, ...facts.map(lineOf)];
  return [{ title: `forecast of ${titleOf(first, names)}`, body: bodyOf(lines), rank: RANKS.forecast }];
}

function runbook({ first, all }: Alike, names: Names): Section[] {
  const { runbook: commands = [] } = first;
  const [start = ''] = commands;
  if (commands.length === 0) return [];
  const purpose = start.startsWith('# ') ? start.slice(2) : UNTITLED;
  const others = all.length > 1 ? ', and with their own names for those alike' : '';
  const name = names.of(first);
  const body =
    commands.length > MOST_COMMANDS_SHOWN
      ? folded(`Runbook for ${html(name)}${others}: ${htmlSentence(purpose)}`, block(commands))
      : `**Runbook** for ${MARKDOWN.name(name)}${others}: ${MARKDOWN.sentence(purpose)}\n\n${block(commands)}`;
  return [{ title: `runbook of ${titleOf(first, names)}`, body, rank: RANKS.runbook }];
}

function fields({ first }: Alike, names: Names): Section[] {
  const facts = changesOf(first, MARKDOWN);
  if (facts.length === 0) return [];
  const count = first.changes.filter(({ effect }) => effect === 'in-place' || effect === 'ignored').length;
  const summary = `${counted(count, 'field', 'fields')} of ${html(names.of(first))}`;
  const body = folded(summary, bodyOf(facts.map(lineOf)));
  return [{ title: `fields of ${titleOf(first, names)}`, body, rank: RANKS.details }];
}

function titleOf(first: ObjectReport, names: Names): string {
  return MARKDOWN.name(shortened(names.of(first), MOST_CHARACTERS_OF_A_TITLE));
}

function lineOf({ label, text, lines = [] }: Fact): string {
  const line = `- **${label.charAt(0).toUpperCase()}${label.slice(1)}**: ${text}`;
  return lines.length === 0 ? line : `${line}\n\n${block(lines, 'diff')}\n`;
}

function bodyOf(lines: readonly string[]): string {
  return lines.join('\n').trimEnd();
}
