import type { Report } from '../report';

/** For programs: the report as it is, in the form of `review.schema.json`. */
export function formatJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
