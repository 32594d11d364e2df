import type { Report } from '../report';
import { json } from './json';
import { markdown } from './markdown';
import { text } from './text';

/** How a report can be written. */
export type FormatName = 'text' | 'markdown' | 'json';

/** Writes a report, to the end of its last line. */
export type Format = (report: Report) => string;

/** All formats by their names. */
export const FORMATS: Readonly<Record<FormatName, Format>> = { text, markdown, json };
