import { counted, folded, MARKDOWN, table } from '../../text';
import type { Report, Verdict } from '../report';
import { groupAlike, isReported, type ObjectGroup } from './groups';
import { limitTexts, listNamesByNumber } from './name-lists';
import { namesOf, type ObjectNames } from './names';
import { RANKS, sectionsOf } from './object-sections';
import { summarizeObject } from './object-summary';
import { describeBasis, OUTCOME_TEXTS } from './phrases';
import { imageRows, requestTotals } from './requests';
import { type CommentSection, joinSections } from './sections';
import { headlineOf, summarize } from './summary';

const EMOJI: Readonly<Record<Verdict, string>> = {
  none: '✅',
  'in-place': '✅',
  restart: '🔄',
  broken: '💥',
  rejected: '⛔',
  'data-loss': '🚨',
};

const MOST_BYTES_OF_A_TABLE = 16_000;
const MOST_NOTES = 10;

/** For a comment on a pull request: the verdict in the first line, and never more than GitHub takes. */
export function formatMarkdown(report: Report): string {
  const names = namesOf(report.objects);
  const alike = groupAlike(report.objects);
  return joinSections([
    { title: 'verdict', body: `### ${EMOJI[report.verdict]} ${headlineOf(report)}`, rank: RANKS.first },
    { title: 'summary', body: summarySection(report, names), rank: RANKS.first },
    ...noteSections(report),
    ...objectTables(alike, names),
    ...alike.flatMap((one) => sectionsOf(one, names)),
    ...imageSections(report, names),
    ...unchangedSections(report, names),
    requestSection(report),
  ]);
}

function summarySection(report: Report, names: ObjectNames): string {
  const lines = summarize(report, MARKDOWN, names).map(({ label, texts }) => `- **${label}**: ${texts.join('; ')}`);
  return [...lines, '', describeBasis(report, names, MARKDOWN)].join('\n');
}

function noteSections(report: Report): CommentSection[] {
  if (report.notes.length === 0) return [];
  const lines = limitTexts(MOST_NOTES, report.notes.map(MARKDOWN.sentence)).map((note) => `- **Note**: ${note}`);
  return [{ title: 'notes', body: lines.join('\n'), rank: RANKS.first }];
}

function objectTables(alike: readonly ObjectGroup[], names: ObjectNames): CommentSection[] {
  if (alike.length === 0) return [];
  const rows = alike.map(({ first, objects: all }) => [
    listNamesByNumber(all.map(names.titleOf), MARKDOWN, { of: 'objects alike' }),
    OUTCOME_TEXTS[first.outcome],
    summarizeObject(first, MARKDOWN),
  ]);
  const body = table(['Object', 'Outcome', 'What it means'], rows, MOST_BYTES_OF_A_TABLE);
  return [{ title: 'table of objects', body, rank: RANKS.table }];
}

function imageSections(report: Report, names: ObjectNames): CommentSection[] {
  const rows = imageRows(report, names, MARKDOWN).map((row) => [row.objects, row.container, row.before, row.after]);
  if (rows.length === 0) return [];
  const head = ['Object', 'Container', 'Before', 'After'];
  const body = folded('Images', table(head, rows, MOST_BYTES_OF_A_TABLE));
  return [{ title: 'images', body, rank: RANKS.details }];
}

function unchangedSections(report: Report, names: ObjectNames): CommentSection[] {
  const titles = report.objects.filter((object) => !isReported(object)).map(names.titleOf);
  if (titles.length === 0) return [];
  const summary = counted(titles.length, 'object stays as it is', 'objects stay as they are');
  const body = folded(summary, listNamesByNumber(titles, MARKDOWN, { of: 'objects' }));
  return [{ title: 'what stays as it is', body, rank: RANKS.details }];
}

function requestSection(report: Report): CommentSection {
  const rows = requestTotals(report).map(({ label, text }) => `- **${label}**: ${text}`);
  return { title: 'requests', body: folded('Total requests', rows.join('\n')), rank: RANKS.details };
}
