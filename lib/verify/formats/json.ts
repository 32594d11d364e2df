import type { VerifyReport } from '../report';

/** For programs: the report in the form of `verify.schema.json`. */
export function formatJson(report: VerifyReport): string {
  return `${JSON.stringify({ version: 1, ...report }, null, 2)}\n`;
}
