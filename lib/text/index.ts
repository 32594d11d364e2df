export { bytes, cores, counted, duration, grouped } from './amounts';
export { plain, shortened } from './plain';
export { block, html, htmlSentence, MARKDOWN } from './quoting';
export { shellWord } from './shell-word';
export { PLAIN, type Show } from './show';
export { folded, table } from './tables';
export { wantsColors } from './wants-colors';
export { isWellFormedText } from './well-formed';
