/**
 * Checks the sentences of Markdown files, and of the comments in TypeScript files, against the style of the project.
 * Lists every fault with its file and line. Exits with 1 if there is one.
 *
 *   node scripts/prose/main.mjs PATHSPEC…
 *
 * A PATHSPEC is one of git: `docs/*.md`, `lib/*.ts`, `:!docs/properties.md`. Untracked files are checked, too, except
 * those that git ignores.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRetext from 'remark-retext';
import retextEnglish from 'retext-english';
import retextIndefiniteArticle from 'retext-indefinite-article';
import retextRepeatedWords from 'retext-repeated-words';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { commentsOf } from './comments.mjs';
import { projectStyle } from './sentences.mjs';

const english = unified().use(retextEnglish).use(retextRepeatedWords).use(retextIndefiniteArticle).use(projectStyle);
const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkRetext, english);

const faults = (await Promise.all(filesOf(process.argv.slice(2)).map(faultsOf))).flat();
for (const { file, line, reason } of faults) console.error(`${file}:${line}: ${reason}`);
if (faults.length > 0) {
  console.error(
    `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} of style. The rules are in scripts/prose/.`,
  );
  process.exitCode = 1;
}

/** @param {readonly string[]} pathspecs */
function filesOf(pathspecs) {
  if (pathspecs.length === 0) throw new Error('No files are named. Give a pathspec of git, such as docs/*.md');
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...pathspecs];
  const { status, stdout, stderr, error } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr);
  const files = [...new Set(stdout.split('\0'))].filter((file) => file !== '' && existsSync(file));
  if (files.length === 0) throw new Error(`No file is named ${pathspecs.join(' ')}`);
  return files;
}

/** @param {string} file */
async function faultsOf(file) {
  const source = readFileSync(file, 'utf8');
  const texts = file.endsWith('.md') ? [{ text: source, line: 1 }] : commentsOf(source);
  const faults = await Promise.all(texts.map((text) => faultsOfText(file, text)));
  return faults.flat().sort((one, other) => one.line - other.line);
}

/** The faults of a text that begins at a line of a file. */
async function faultsOfText(file, { text, line }) {
  const checked = new VFile(text);
  await markdown.run(markdown.parse(checked), checked);
  return checked.messages.map(({ reason, line: lineOfText = 1 }) => ({ file, reason, line: line + lineOfText - 1 }));
}
