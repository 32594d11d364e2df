import { formatCount, formatDetails, formatTable, markdownText } from '../../text';
import type { Report, Verdict } from '../report';
import { groupAlike, isReported, type ObjectGroup } from './groups';
import { headlineOf } from './headline';
import { limitTexts, listNamesByNumber } from './name-lists';
import { namesOf, type ObjectNames } from './names';
import { sectionsOf } from './object-sections';
import { summarizeObject } from './object-summary';
import { describeBasis, OUTCOME_TEXTS } from './phrases';
import { imageRows, requestTotals } from './requests';
import { type CommentSection, joinSections, RANKS } from './sections';
import { summarize } from './summary';

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

/** Formats a report for a comment on a pull request. The verdict is in the first line. GitHub's limit is kept. */
export function formatReviewMarkdown(report: Report): string {
  const names = namesOf(report.objects);
  const groups = groupAlike(report.objects);
  return joinSections([
    { title: 'verdict', body: `### ${EMOJI[report.verdict]} ${headlineOf(report)}`, rank: RANKS.first },
    { title: 'summary', body: formatSummary(report, names), rank: RANKS.first },
    ...noteSections(report),
    ...objectTables(groups, names),
    ...groups.flatMap((group) => sectionsOf(group, names)),
    ...imageSections(report, names),
    ...unchangedSections(report, names),
    requestSection(report),
  ]);
}

function formatSummary(report: Report, names: ObjectNames): string {
  const lines = summarize(report, markdownText, names).map(({ label, texts }) => `- **${label}**: ${texts.join('; ')}`);
  return [...lines, '', describeBasis(report, names, markdownText)].join('\n');
}

function noteSections(report: Report): CommentSection[] {
  if (report.notes.length === 0) return [];
  const lines = limitTexts(MOST_NOTES, report.notes.map(markdownText.sentence)).map((note) => `- **Note**: ${note}`);
  return [{ title: 'notes', body: lines.join('\n'), rank: RANKS.first }];
}

function objectTables(groups: readonly ObjectGroup[], names: ObjectNames): CommentSection[] {
  if (groups.length === 0) return [];
  const rows = groups.map(({ first, objects }) => [
    listNamesByNumber(objects.map(names.titleOf), markdownText, { of: 'similar objects' }),
    OUTCOME_TEXTS[first.outcome],
    summarizeObject(first, markdownText),
  ]);
  const body = formatTable(['Object', 'Outcome', 'What it means'], rows, MOST_BYTES_OF_A_TABLE);
  return [{ title: 'table of objects', body, rank: RANKS.table }];
}

function imageSections(report: Report, names: ObjectNames): CommentSection[] {
  const rows = imageRows(report, names, markdownText).map((row) => [row.objects, row.container, row.before, row.after]);
  if (rows.length === 0) return [];
  const head = ['Object', 'Container', 'Before', 'After'];
  const body = formatDetails('Images', formatTable(head, rows, MOST_BYTES_OF_A_TABLE));
  return [{ title: 'images', body, rank: RANKS.details }];
}

function unchangedSections(report: Report, names: ObjectNames): CommentSection[] {
  const titles = report.objects.filter((object) => !isReported(object)).map(names.titleOf);
  if (titles.length === 0) return [];
  const summary = formatCount(titles.length, 'object stays as it is', 'objects stay as they are');
  const body = formatDetails(summary, listNamesByNumber(titles, markdownText, { of: 'objects' }));
  return [{ title: 'unchanged objects', body, rank: RANKS.details }];
}

function requestSection(report: Report): CommentSection {
  const rows = requestTotals(report).map(({ label, text }) => `- **${label}**: ${text}`);
  return { title: 'requests', body: formatDetails('Total requests', rows.join('\n')), rank: RANKS.details };
}
