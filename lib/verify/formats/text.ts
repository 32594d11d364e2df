import Table from 'cli-table3';
import picocolors from 'picocolors';
import { PLAIN, wantsColors } from '../../text';
import type { CheckReport, VerifyReport } from '../report';
import { describeLocation, describeTotals } from './headline';

const [DEFAULT_WIDTH, LEAST_WIDTH] = [120, 60];
/** What the borders and the first two columns take. */
const [WIDTH_OF_IDS, WIDTH_OF_STATUSES, WIDTH_OF_BORDERS] = [17, 9, 4];

/** For a terminal: a table, a row for each check, and what came of all. */
export function formatText(report: VerifyReport): string {
  const colors = picocolors.createColors(wantsColors(process.stdout, process.env));
  const as = { passed: colors.green, failed: colors.red, skipped: colors.dim };
  const width = Math.max(LEAST_WIDTH, process.stdout.columns ?? DEFAULT_WIDTH);
  const table = new Table({
    colWidths: [WIDTH_OF_IDS, WIDTH_OF_STATUSES, width - WIDTH_OF_IDS - WIDTH_OF_STATUSES - WIDTH_OF_BORDERS],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const check of report.checks) table.push([check.id, as[check.status](check.status), cellOf(check, colors.bold)]);
  return [
    `${colors.bold(PLAIN.name(report.app))} in ${PLAIN.sentence(describeLocation(report))}`,
    table.toString(),
    ...report.left.map((one) => colors.red(`Not put back: ${PLAIN.sentence(one)}`)),
    (report.passed ? colors.green : colors.red)(describeTotals(report)),
    '',
  ].join('\n');
}

function cellOf({ title, status, reason, evidence }: CheckReport, strong: (text: string) => string): string {
  const why = reason === undefined ? [] : [`${status}: ${PLAIN.sentence(reason)}`];
  return [strong(title), ...why, ...evidence.map(PLAIN.sentence)].join('\n');
}
