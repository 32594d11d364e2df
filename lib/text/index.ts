export { bytes, cores, counted, duration, grouped } from './amounts';
export { isWellFormedText, plain, shortened } from './plain';
export { block, html, htmlSentence, MARKDOWN } from './quoting';
export { PLAIN, type Show } from './show';
export { folded, table } from './tables';
export { shellWord, wantsColors } from './terminal';
