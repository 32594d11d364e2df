import { MARKDOWN, table } from '../../text';
import type { CheckReport, Report } from '../report';
import { headline, whereabouts } from './headline';

const EMOJI: Readonly<Record<CheckReport['status'], string>> = { passed: '✅', failed: '❌', skipped: '⏭️' };
const MOST_BYTES = 60_000;
const BREAK = '<br>';

/** For docs and comments: a table, a row for each check. */
export function markdown(report: Report): string {
  const rows = report.checks.map((check) => [
    MARKDOWN.name(check.id),
    `${EMOJI[check.status]} ${check.status}`,
    cells(check).join(BREAK),
  ]);
  const left = report.left.map((one) => `- **Not put back**: ${MARKDOWN.sentence(one)}\n`);
  return [
    `### ${report.passed ? EMOJI.passed : EMOJI.failed} ${MARKDOWN.name(report.app)}: ${headline(report)}\n`,
    `In ${MARKDOWN.sentence(whereabouts(report))}.\n`,
    ...(left.length > 0 ? [left.join('')] : []),
    `${table(['Check', 'Result', 'What was seen'], rows, MOST_BYTES)}\n`,
  ].join('\n');
}

function cells({ title, status, reason, evidence }: CheckReport): string[] {
  const why =
    reason === undefined ? [] : [`${status === 'failed' ? '**Failed**' : 'Skipped'}: ${MARKDOWN.sentence(reason)}`];
  return [`*${title}*`, ...why, ...evidence.map(MARKDOWN.sentence)];
}
