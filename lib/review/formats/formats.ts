import type { Report } from '../report';
import type { FormatContext } from './format-context';
import { formatGitHub } from './github';
import { formatJson } from './json';
import { formatMarkdown } from './markdown';
import { formatText } from './text';

/** How a report can be written. */
export type ReviewFormatName = 'text' | 'markdown' | 'json' | 'github';

/** Writes a report, to the end of its last line. */
export type ReviewFormat = (report: Report, surroundings: FormatContext) => string;

/** All formats by their names. */
export const FORMATS: Readonly<Record<ReviewFormatName, ReviewFormat>> = {
  text: formatText,
  markdown: formatMarkdown,
  json: formatJson,
  github: formatGitHub,
};
