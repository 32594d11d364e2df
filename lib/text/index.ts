export { formatBytes, formatCores, formatCount, formatDuration, formatInteger } from './amounts';
export { formatCodeBlock, formatHtmlName, formatHtmlSentence, markdownText } from './markdown';
export { formatDetails, formatTable } from './tables';
export { canUseColors, quoteShellWord } from './terminal';
export { plainText, type TextFormat } from './text-format';
export { escapeInvisible, truncate } from './visible-text';
