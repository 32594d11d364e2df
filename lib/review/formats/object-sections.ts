import {
  formatCodeBlock,
  formatCount,
  formatDetails,
  formatHtmlName,
  formatHtmlSentence,
  markdownText,
  truncate,
} from '../../text';
import type { ObjectReport } from '../report';
import { changeFacts, type Fact, forecastFacts } from './facts';
import type { ObjectGroup } from './groups';
import { listNamesByNumber } from './name-lists';
import type { ObjectNames } from './names';
import { OUTCOME_TEXTS } from './phrases';
import { type CommentSection, RANKS } from './sections';

const MOST_CHARACTERS_OF_A_TITLE = 60;
/** Runbooks with more lines are folded. */
const MOST_UNFOLDED_LINES = 8;
const UNTITLED_RUNBOOK = 'Commands that carry out this change';

/** The sections about a group of objects, besides its row in the table. */
export function sectionsOf(group: ObjectGroup, names: ObjectNames): CommentSection[] {
  return [...forecastSections(group, names), ...runbookSections(group, names), ...fieldSections(group, names)];
}

function forecastSections({ first, objects }: ObjectGroup, names: ObjectNames): CommentSection[] {
  const facts = forecastFacts(first, markdownText);
  if (facts.length === 0) return [];
  const title = listNamesByNumber(objects.map(names.titleOf), markdownText, { of: 'similar objects' });
  const example = objects.length > 1 ? [`For example ${markdownText.name(names.titleOf(first))}:`, ''] : [];
  const lines = [`#### ${title}: ${OUTCOME_TEXTS[first.outcome]}`, '', ...example, ...facts.map(formatFact)];
  return [{ title: `forecast of ${titleOf(first, names)}`, body: joinLines(lines), rank: RANKS.forecast }];
}

function runbookSections({ first, objects }: ObjectGroup, names: ObjectNames): CommentSection[] {
  const { runbook: commands = [] } = first;
  const [start = ''] = commands;
  if (commands.length === 0) return [];
  const purpose = start.startsWith('# ') ? start.slice(2) : UNTITLED_RUNBOOK;
  const others = objects.length > 1 ? ', and with their own names for the similar objects' : '';
  const name = names.titleOf(first);
  const body =
    commands.length > MOST_UNFOLDED_LINES
      ? formatDetails(
          `Runbook for ${formatHtmlName(name)}${others}: ${formatHtmlSentence(purpose)}`,
          formatCodeBlock(commands),
        )
      : `**Runbook** for ${markdownText.name(name)}${others}: ${markdownText.sentence(purpose)}\n\n${formatCodeBlock(commands)}`;
  return [{ title: `runbook of ${titleOf(first, names)}`, body, rank: RANKS.runbook }];
}

function fieldSections({ first }: ObjectGroup, names: ObjectNames): CommentSection[] {
  const facts = changeFacts(first, markdownText);
  if (facts.length === 0) return [];
  const count = first.changes.filter(({ effect }) => effect === 'in-place' || effect === 'ignored').length;
  const summary = `${formatCount(count, 'field', 'fields')} of ${formatHtmlName(names.titleOf(first))}`;
  const body = formatDetails(summary, joinLines(facts.map(formatFact)));
  return [{ title: `fields of ${titleOf(first, names)}`, body, rank: RANKS.details }];
}

function titleOf(first: ObjectReport, names: ObjectNames): string {
  return markdownText.name(truncate(names.titleOf(first), MOST_CHARACTERS_OF_A_TITLE));
}

function formatFact({ label, text, lines = [] }: Fact): string {
  const line = `- **${label.charAt(0).toUpperCase()}${label.slice(1)}**: ${text}`;
  return lines.length === 0 ? line : `${line}\n\n${formatCodeBlock(lines, 'diff')}\n`;
}

function joinLines(lines: readonly string[]): string {
  return lines.join('\n').trimEnd();
}
