export { FORMATS, type Format, type FormatName } from './formats';
export type { Surroundings } from './place';
