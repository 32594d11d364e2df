import { formatTable, markdownText } from '../../text';
import type { CheckReport, VerifyReport } from '../report';
import { describeLocation, describeTotals } from './summary';

const STATUS_EMOJI: Readonly<Record<CheckReport['status'], string>> = { passed: '✅', failed: '❌', skipped: '⏭️' };
/** GitHub accepts comments of up to 65,536 characters. */
const MAX_TABLE_BYTES = 60_000;
const LINE_BREAK = '<br>';

/** For docs and comments: a table with a row for each check. */
export function formatVerifyMarkdown(report: VerifyReport): string {
  const rows = report.checks.map((check) => [
    markdownText.name(check.id),
    `${STATUS_EMOJI[check.status]} ${check.status}`,
    detailLines(check).join(LINE_BREAK),
  ]);
  const leftovers = report.left.map((leftover) => `- **Not put back**: ${markdownText.sentence(leftover)}\n`);
  const emoji = report.passed ? STATUS_EMOJI.passed : STATUS_EMOJI.failed;
  return [
    `### ${emoji} ${markdownText.name(report.app)}: ${describeTotals(report)}\n`,
    `In ${markdownText.sentence(describeLocation(report))}.\n`,
    ...(leftovers.length > 0 ? [leftovers.join('')] : []),
    `${formatTable(['Check', 'Result', 'What was seen'], rows, MAX_TABLE_BYTES)}\n`,
  ].join('\n');
}

function detailLines({ title, status, reason, evidence }: CheckReport): string[] {
  const label = status === 'failed' ? '**Failed**' : 'Skipped';
  const reasonLines = reason === undefined ? [] : [`${label}: ${markdownText.sentence(reason)}`];
  return [`*${title}*`, ...reasonLines, ...evidence.map(markdownText.sentence)];
}
