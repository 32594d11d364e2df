import { block, counted, folded, html, MARKDOWN, shortened } from '../../text';
import type { ObjectReport } from '../report';
import type { Alike } from './alike';
import { changesOf, type Fact, forecastOf } from './facts';
import { listed } from './listed';
import type { Section } from './sections';
import { called, OUTCOME_WORDS } from './words';

/** What goes first where a comment has no room for all. */
export const RANKS = { first: 0, table: 1, forecast: 2, runbook: 3, details: 4 } as const;

const MOST_CHARACTERS_OF_A_TITLE = 60;

/** What is to be said of an object, or of many alike, besides its row in the table. */
export function sectionsOf(alike: Alike): Section[] {
  return [...forecast(alike), ...runbook(alike), ...fields(alike)];
}

function forecast({ first, all }: Alike): Section[] {
  const facts = forecastOf(first, MARKDOWN);
  if (facts.length === 0) return [];
  const names = listed(all.map(called), MARKDOWN, { of: 'objects alike' });
  const example = all.length > 1 ? [`As here with ${nameOf(first)}:`, ''] : [];
  const lines = [`#### ${names}: ${OUTCOME_WORDS[first.outcome]}`, '', ...example, ...facts.map(lineOf)];
  return [{ title: `forecast of ${titleOf(first)}`, body: lines.join('\n'), rank: RANKS.forecast }];
}

function runbook({ first, all }: Alike): Section[] {
  const { runbook: commands = [] } = first;
  if (commands.length === 0) return [];
  const others = all.length > 1 ? ', and with their own names for those alike' : '';
  const body = `**Runbook** for ${nameOf(first)}${others}:\n\n${block(commands)}`;
  return [{ title: `runbook of ${titleOf(first)}`, body, rank: RANKS.runbook }];
}

function fields({ first }: Alike): Section[] {
  const facts = changesOf(first, MARKDOWN);
  if (facts.length === 0) return [];
  const count = first.changes.filter(({ effect }) => effect !== 'rejected').length;
  const summary = `${counted(count, 'field', 'fields')} of ${html(called(first))}`;
  const body = folded(summary, facts.map(lineOf).join('\n'));
  return [{ title: `fields of ${titleOf(first)}`, body, rank: RANKS.details }];
}

function nameOf(first: ObjectReport): string {
  return MARKDOWN.name(called(first));
}

function titleOf(first: ObjectReport): string {
  return MARKDOWN.name(shortened(called(first), MOST_CHARACTERS_OF_A_TITLE));
}

function lineOf({ label, text }: Fact): string {
  return `- **${label.charAt(0).toUpperCase()}${label.slice(1)}**: ${text}`;
}
