import type { Report } from '../report';
import type { FormatContext } from './format-context';
import { formatGitHub } from './github';
import { formatReviewMarkdown } from './markdown';
import { formatReviewText } from './text';

/** The formats of a report. */
export type ReviewFormatName = 'text' | 'markdown' | 'json' | 'github';

/** Formats a report. The result ends with a line break. */
export type ReviewFormat = (report: Report, context: FormatContext) => string;

/** All formats by their names. */
export const FORMATS: Readonly<Record<ReviewFormatName, ReviewFormat>> = {
  text: formatReviewText,
  markdown: formatReviewMarkdown,
  json: formatJson,
  github: formatGitHub,
};

/** Formats a report for programs, as `review.schema.json` describes it. */
function formatJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
