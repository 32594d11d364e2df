export type { FormatContext } from './format-context';
export { FORMATS, type ReviewFormat, type ReviewFormatName } from './formats';
