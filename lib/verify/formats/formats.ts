import type { VerifyReport } from '../report';
import { formatJson } from './json';
import { formatMarkdown } from './markdown';
import { formatText } from './text';

/** How a report can be written. */
export type VerifyFormatName = 'text' | 'markdown' | 'json';

/** Writes a report, to the end of its last line. */
export type VerifyFormat = (report: VerifyReport) => string;

/** All formats by their names. */
export const verifyFormats: Readonly<Record<VerifyFormatName, VerifyFormat>> = {
  text: formatText,
  markdown: formatMarkdown,
  json: formatJson,
};
