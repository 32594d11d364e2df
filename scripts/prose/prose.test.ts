import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

interface Replacement {
  readonly use: string;
  readonly example: string;
}

const PRINT_REPLACEMENTS = `
  import { REPLACEMENTS } from './scripts/prose/words.mjs';
  console.log(JSON.stringify(REPLACEMENTS));
`;
const REPLACEMENTS: readonly Replacement[] = JSON.parse(
  execFileSync(process.execPath, ['--input-type=module', '--eval', PRINT_REPLACEMENTS], { encoding: 'utf8' }),
);

const FAULTS = [
  ['a relative clause at the start', 'What is taken runs.', 'begins with a relative clause'],
  ['a clause with "that" at the start', 'That the pods have none is known.', 'begins with a relative clause'],
  ['its own function as the subject', 'This function applies defaults.', 'names itself'],
  ['more than 35 words', `Pods have names${' and names'.repeat(17)}.`, 'has 37 words. At most 35 are allowed'],
  ['a word twice in a row', 'The the pod starts.', 'repeated `the`'],
  ['a wrong article', 'An pod starts.', 'expected `A`'],
] as const;

const SOUND = `# What the review knows

What happens when a pod is deleted? The StatefulSet creates it again.

The command \`kubernetes anew\` is code.

~~~sh
kubectl anew
~~~

- If \`replicas\` is 2 or more, a PodDisruptionBudget is created.
`;

const CODE = `/**
 * Starts the pods.
 *
 * The pods are made anew.
 * @default - nothing, made anew
 * @see https://example.com/anew
 */
const text = \`// made anew\`;
// The pods are
// made anew.
run(text); // made anew
`;

let folder: string;
let faults: readonly string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prose-'));
  execFileSync('git', ['init', '--quiet', folder]);
  const paragraphs = (sentences: readonly string[]) => sentences.map((sentence) => `${sentence}\n\n`).join('');
  writeFileSync(join(folder, 'words.md'), paragraphs(REPLACEMENTS.map(({ example }) => example)));
  writeFileSync(join(folder, 'sentences.md'), paragraphs(FAULTS.map(([, sentence]) => sentence)));
  writeFileSync(join(folder, 'sound.md'), SOUND);
  writeFileSync(join(folder, 'code.ts'), CODE);
  const { status, lines } = lint('*.md', '*.ts');
  expect(status).toBe(1);
  faults = lines;
});

afterAll(() => rmSync(folder, { recursive: true }));

function lint(...pathspecs: readonly string[]) {
  const args = [resolve('scripts/prose/main.mjs'), ...pathspecs];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, lines: stderr.split('\n') };
}

/** The faults that the linter finds in a line. */
function faultsAt(file: string, line: number): string[] {
  const place = `${file}:${line}: `;
  return faults.filter((fault) => fault.startsWith(place)).map((fault) => fault.slice(place.length));
}

test.each(REPLACEMENTS.map(({ example, use }, index) => ({ example, use, line: 2 * index + 1 })))(
  'rejects a word of "$example" and says to use: $use',
  ({ use, line }) => expect(faultsAt('words.md', line)).toContainEqual(expect.stringContaining(`. Use: ${use}.`)),
);

test.each(FAULTS.map(([fault, , reason], index) => ({ fault, reason, line: 2 * index + 1 })))(
  'rejects a sentence with $fault',
  ({ reason, line }) => expect(faultsAt('sentences.md', line)).toEqual([expect.stringContaining(reason)]),
);

test('accepts questions, headings, code and plain sentences in Markdown', () => {
  expect(faults.filter((fault) => fault.startsWith('sound.md'))).toEqual([]);
});

test('finds faults in docstrings, @default and line comments of TypeScript, but not in strings and addresses', () => {
  const lines = faults.filter((fault) => fault.startsWith('code.ts')).map((fault) => Number(fault.split(':')[1]));
  expect(lines).toEqual([4, 5, 9, 11]);
});

test('fails if a pathspec names no file', () => {
  expect(lint('none.md')).toEqual({ status: 1, lines: expect.arrayContaining(['Error: No file is named none.md']) });
});
