import { counted, folded, MARKDOWN, table } from '../../text';
import type { Report, Verdict } from '../report';
import { type Alike, alikeOf, matters } from './alike';
import { glanceAt, headline } from './glance';
import { atMost, listed } from './listed';
import { meaningOf } from './meaning';
import { RANKS, sectionsOf } from './object-sections';
import { imagesOf, requestsOf } from './requests';
import { fitting, type Section } from './sections';
import { basis, called, OUTCOME_WORDS } from './words';

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
export function markdown(report: Report): string {
  const alike = alikeOf(report.objects);
  return fitting([
    { title: 'verdict', body: `### ${EMOJI[report.verdict]} ${headline(report)}`, rank: RANKS.first },
    { title: 'summary', body: answers(report), rank: RANKS.first },
    ...notes(report),
    ...objects(alike),
    ...alike.flatMap(sectionsOf),
    ...images(report),
    ...unchanged(report),
    requests(report),
  ]);
}

function answers(report: Report): string {
  const lines = glanceAt(report, MARKDOWN).map(({ label, texts }) => `- **${label}**: ${texts.join('; ')}`);
  return [...lines, '', basis(report)].join('\n');
}

function notes(report: Report): Section[] {
  if (report.notes.length === 0) return [];
  const lines = atMost(MOST_NOTES, report.notes.map(MARKDOWN.sentence)).map((note) => `- **Note**: ${note}`);
  return [{ title: 'notes', body: lines.join('\n'), rank: RANKS.first }];
}

function objects(alike: readonly Alike[]): Section[] {
  if (alike.length === 0) return [];
  const rows = alike.map(({ first, all }) => [
    listed(all.map(called), MARKDOWN, { of: 'objects alike' }),
    first.namespace === null ? '' : MARKDOWN.name(first.namespace),
    OUTCOME_WORDS[first.outcome],
    meaningOf(first, MARKDOWN),
  ]);
  const namespaced = alike.some(({ first }) => first.namespace !== null);
  const shown = (cells: readonly string[]) => cells.filter((_, index) => namespaced || index !== 1);
  const head = shown(['Object', 'Namespace', 'Outcome', 'What it means']);
  const body = table(head, rows.map(shown), MOST_BYTES_OF_A_TABLE);
  return [{ title: 'table of objects', body, rank: RANKS.table }];
}

function images(report: Report): Section[] {
  const rows = imagesOf(report, MARKDOWN).map((row) => [row.objects, row.container, row.before, row.after]);
  if (rows.length === 0) return [];
  const head = ['Object', 'Container', 'Before', 'After'];
  const body = folded('Images', table(head, rows, MOST_BYTES_OF_A_TABLE));
  return [{ title: 'images', body, rank: RANKS.details }];
}

function unchanged(report: Report): Section[] {
  const names = report.objects.filter((object) => !matters(object)).map(called);
  if (names.length === 0) return [];
  const summary = counted(names.length, 'object stays as it is', 'objects stay as they are');
  const body = folded(summary, listed(names, MARKDOWN, { of: 'objects' }));
  return [{ title: 'what stays as it is', body, rank: RANKS.details }];
}

function requests(report: Report): Section {
  const rows = requestsOf(report).map(({ label, text }) => `- **${label}**: ${text}`);
  return { title: 'requests', body: folded('Requested in all', rows.join('\n')), rank: RANKS.details };
}
