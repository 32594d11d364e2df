import ts from 'typescript';

/** Tags whose text is code or an address, so not prose. */
const TAGS_WITHOUT_PROSE = new Set(['see', 'link', 'internal', 'template']);

/**
 * The comments of a TypeScript source, as Markdown: one text for each docstring, for each of its tags, and for each run
 * of `//` lines.
 *
 * @param {string} source
 * @returns {{ text: string, line: number }[]} `line` is that of the first character of the text, from 1 on
 */
export function commentsOf(source) {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest);
  const lineAt = (position) => file.getLineAndCharacterOfPosition(position).line + 1;
  return mergeLineComments(rangesOf(file), source, lineAt)
    .flatMap(({ text, line }) =>
      text.startsWith('/*') ? docstringBlocks(text, line) : [{ text: stripSlashes(text), line }],
    )
    .filter(({ text }) => text.trim() !== '' && !text.trim().startsWith('biome-ignore'));
}

/** The comments before and after every token, in order. */
function rangesOf(file) {
  const found = new Map();
  const keep = (ranges) => {
    for (const range of ranges) found.set(range.pos, range);
  };
  const visit = (node) => {
    keep(ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? []);
    keep(ts.getTrailingCommentRanges(file.text, node.getEnd()) ?? []);
    for (const child of node.getChildren(file)) if (!ts.isJSDoc(child)) visit(child);
  };
  visit(file);
  return [...found.values()].sort((one, other) => one.pos - other.pos);
}

/** Joins the `//` comments of consecutive lines: a sentence may go on in the next one. */
function mergeLineComments(ranges, source, lineAt) {
  const merged = [];
  for (const { pos, end } of ranges) {
    const text = source.slice(pos, end);
    const isAfterCode = /\S/.test(source.slice(source.lastIndexOf('\n', pos - 1) + 1, pos));
    const previous = isAfterCode ? undefined : merged.at(-1);
    const isNext = text.startsWith('//') && previous?.text.startsWith('//') && previous.lastLine === lineAt(pos) - 1;
    if (isNext) Object.assign(previous, { text: `${previous.text}\n${text}`, lastLine: lineAt(end) });
    else merged.push({ text, line: lineAt(pos), lastLine: lineAt(end) });
  }
  return merged;
}

function stripSlashes(text) {
  return text.replace(/^[ \t]*\/\/ ?/gm, '');
}

/** The description of a docstring and its tags, each by itself. */
function docstringBlocks(comment, firstLine) {
  const lines = comment
    .replace(/\*\/$/, '')
    .replace(/^\/\*+/, '')
    .split('\n');
  const blocks = [{ line: firstLine, lines: [] }];
  for (const [index, line] of lines.entries()) {
    const text = line.replace(/^\s*\* ?/, '').replaceAll(/\{@\w+ ([^}]*)\}/g, '`$1`');
    const [, tag, rest = ''] = /^\s*@(\w+)(?:\s+(.*))?$/.exec(text) ?? [];
    if (tag === undefined) blocks.at(-1)?.lines.push(text);
    else blocks.push({ line: firstLine + index, lines: [proseOfTag(tag, rest)] });
  }
  return blocks.map(({ line, lines }) => ({ line, text: lines.join('\n') }));
}

/** By convention, text of `@default` is code unless it begins with a dash, and text of `@param` begins with a name. */
function proseOfTag(tag, rest) {
  if (TAGS_WITHOUT_PROSE.has(tag)) return '';
  if (tag === 'default') return rest.startsWith('- ') ? rest.slice(2) : '';
  return tag === 'param' ? rest.replace(/^\S+(?: - )?/, '') : rest;
}
