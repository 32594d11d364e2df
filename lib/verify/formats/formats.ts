import type { VerifyReport } from '../report';
import { formatVerifyMarkdown } from './markdown';
import { formatVerifyText } from './text';

/** The name of a report format. */
export type VerifyFormatName = 'text' | 'markdown' | 'json';

/** Writes a report. The text ends with a line break. */
export type VerifyFormat = (report: VerifyReport) => string;

/** The report formats by name. */
export const verifyFormats: Readonly<Record<VerifyFormatName, VerifyFormat>> = {
  text: formatVerifyText,
  markdown: formatVerifyMarkdown,
  json: formatJson,
};

/** For programs: JSON that `verify.schema.json` describes. */
function formatJson(report: VerifyReport): string {
  return `${JSON.stringify({ version: 1, ...report }, null, 2)}\n`;
}
