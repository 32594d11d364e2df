import { MARKDOWN, table } from '../../text';
import type { CheckReport, VerifyReport } from '../report';
import { describeLocation, describeTotals } from './headline';

const EMOJI: Readonly<Record<CheckReport['status'], string>> = { passed: '✅', failed: '❌', skipped: '⏭️' };
const MOST_BYTES = 60_000;
const BREAK = '<br>';

/** For docs and comments: a table, a row for each check. */
export function formatMarkdown(report: VerifyReport): string {
  const rows = report.checks.map((check) => [
    MARKDOWN.name(check.id),
    `${EMOJI[check.status]} ${check.status}`,
    cells(check).join(BREAK),
  ]);
  const left = report.left.map((one) => `- **Not put back**: ${MARKDOWN.sentence(one)}\n`);
  return [
    `### ${report.passed ? EMOJI.passed : EMOJI.failed} ${MARKDOWN.name(report.app)}: ${describeTotals(report)}\n`,
    `In ${MARKDOWN.sentence(describeLocation(report))}.\n`,
    ...(left.length > 0 ? [left.join('')] : []),
    `${table(['Check', 'Result', 'What was seen'], rows, MOST_BYTES)}\n`,
  ].join('\n');
}

function cells({ title, status, reason, evidence }: CheckReport): string[] {
  const why =
    reason === undefined ? [] : [`${status === 'failed' ? '**Failed**' : 'Skipped'}: ${MARKDOWN.sentence(reason)}`];
  return [`*${title}*`, ...why, ...evidence.map(MARKDOWN.sentence)];
}
