import Table from 'cli-table3';
import picocolors from 'picocolors';
import { canUseColors, plainText } from '../../text';
import type { CheckReport, VerifyReport } from '../report';
import { describeLocation, describeTotals } from './summary';

/** In columns of the terminal. */
const [DEFAULT_WIDTH, MIN_WIDTH] = [120, 60];
const [ID_WIDTH, STATUS_WIDTH, BORDERS_WIDTH] = [17, 9, 4];

/** For a terminal: a table with a row for each check, then the totals. */
export function formatVerifyText(report: VerifyReport): string {
  const colors = picocolors.createColors(canUseColors(process.stdout, process.env));
  const colorByStatus = { passed: colors.green, failed: colors.red, skipped: colors.dim };
  const width = Math.max(MIN_WIDTH, process.stdout.columns ?? DEFAULT_WIDTH);
  const table = new Table({
    colWidths: [ID_WIDTH, STATUS_WIDTH, width - ID_WIDTH - STATUS_WIDTH - BORDERS_WIDTH],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const check of report.checks) {
    table.push([check.id, colorByStatus[check.status](check.status), formatDetails(check, colors.bold)]);
  }
  return [
    `${colors.bold(plainText.name(report.app))} in ${plainText.sentence(describeLocation(report))}`,
    table.toString(),
    ...report.left.map((leftover) => colors.red(`Not put back: ${plainText.sentence(leftover)}`)),
    (report.passed ? colors.green : colors.red)(describeTotals(report)),
    '',
  ].join('\n');
}

function formatDetails({ title, status, reason, evidence }: CheckReport, bold: (text: string) => string): string {
  const reasonLines = reason === undefined ? [] : [`${status}: ${plainText.sentence(reason)}`];
  return [bold(title), ...reasonLines, ...evidence.map(plainText.sentence)].join('\n');
}
