export { FORMATS, type Format, type FormatName } from './formats';
