import { counted, folded, MARKDOWN, table } from '../../text';
import type { Report, Verdict } from '../report';
import { type Alike, alikeOf, matters } from './alike';
import { glanceAt, headline } from './glance';
import { atMost, gathered } from './listed';
import { meaningOf } from './meaning';
import { type Names, namesIn } from './names';
import { RANKS, sectionsOf } from './object-sections';
import { imagesOf, requestsOf } from './requests';
import { fitting, type Section } from './sections';
import { basis, OUTCOME_WORDS } from './words';

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
  const names = namesIn(report.objects);
  const alike = alikeOf(report.objects);
  return fitting([
    { title: 'verdict', body: `### ${EMOJI[report.verdict]} ${headline(report)}`, rank: RANKS.first },
    { title: 'summary', body: answers(report, names), rank: RANKS.first },
    ...notes(report),
    ...objects(alike, names),
    ...alike.flatMap((one) => sectionsOf(one, names)),
    ...images(report, names),
    ...unchanged(report, names),
    requests(report),
  ]);
}

function answers(report: Report, names: Names): string {
  const lines = glanceAt(report, MARKDOWN, names).map(({ label, texts }) => `- **${label}**: ${texts.join('; ')}`);
  return [...lines, '', basis(report, names, MARKDOWN)].join('\n');
}

function notes(report: Report): Section[] {
  if (report.notes.length === 0) return [];
  const lines = atMost(MOST_NOTES, report.notes.map(MARKDOWN.sentence)).map((note) => `- **Note**: ${note}`);
  return [{ title: 'notes', body: lines.join('\n'), rank: RANKS.first }];
}

function objects(alike: readonly Alike[], names: Names): Section[] {
  if (alike.length === 0) return [];
  const rows = alike.map(({ first, all }) => [
    gathered(all.map(names.of), MARKDOWN, { of: 'objects alike' }),
    OUTCOME_WORDS[first.outcome],
    meaningOf(first, MARKDOWN),
  ]);
  const body = table(['Object', 'Outcome', 'What it means'], rows, MOST_BYTES_OF_A_TABLE);
  return [{ title: 'table of objects', body, rank: RANKS.table }];
}

function images(report: Report, names: Names): Section[] {
  const rows = imagesOf(report, names, MARKDOWN).map((row) => [row.objects, row.container, row.before, row.after]);
  if (rows.length === 0) return [];
  const head = ['Object', 'Container', 'Before', 'After'];
  const body = folded('Images', table(head, rows, MOST_BYTES_OF_A_TABLE));
  return [{ title: 'images', body, rank: RANKS.details }];
}

function unchanged(report: Report, names: Names): Section[] {
  const titles = report.objects.filter((object) => !matters(object)).map(names.of);
  if (titles.length === 0) return [];
  const summary = counted(titles.length, 'object stays as it is', 'objects stay as they are');
  const body = folded(summary, gathered(titles, MARKDOWN, { of: 'objects' }));
  return [{ title: 'what stays as it is', body, rank: RANKS.details }];
}

function requests(report: Report): Section {
  const rows = requestsOf(report).map(({ label, text }) => `- **${label}**: ${text}`);
  return { title: 'requests', body: folded('Total requests', rows.join('\n')), rank: RANKS.details };
}
