/**
 * Makes docs/review-example.md: the comment on a pull request that changes both apps. With `--check` it fails where the
 * file is another.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { review } from '../lib/review';

const FILE = 'docs/review-example.md';
/** What the pull request changes in dist/, by file. */
const CHANGES: Readonly<Record<string, readonly (readonly [before: string, after: string])[]>> = {
  'python-app.k8s.yaml': [
    ['replicas: 3', 'replicas: 4'],
    ['em1999jay/python-app:latest', 'em1999jay/python-app:1.1.0'],
    ['storage: 1Gi', 'storage: 2Gi'],
    ['nodePort: 30007', 'nodePort: 30008'],
  ],
  'node-app.k8s.yaml': [
    ['em1999jay/node-moscow-time:latest', 'em1999jay/node-moscow-time:1.1.0'],
    ['initialDelaySeconds: 5', 'initialDelaySeconds: 15'],
  ],
};

const comment = commented();
if (!process.argv.includes('--check')) writeFileSync(FILE, comment);
else if (readFileSync(FILE, 'utf8') !== comment) {
  console.error(`${FILE} is not what the review says. To mend it: npm run docs`);
  process.exitCode = 1;
}

function commented(): string {
  const folder = mkdtempSync(join(tmpdir(), 'review-example-'));
  const here = process.cwd();
  try {
    cpSync('dist', join(folder, 'base'), { recursive: true });
    cpSync('dist', join(folder, 'dist'), { recursive: true });
    for (const [file, changes] of Object.entries(CHANGES)) {
      const path = join(folder, 'dist', file);
      writeFileSync(path, changes.reduce(replaced, readFileSync(path, 'utf8')));
    }
    process.chdir(folder);
    return markdown();
  } finally {
    process.chdir(here);
    rmSync(folder, { recursive: true });
  }
}

function replaced(text: string, [before, after]: readonly [string, string]): string {
  if (!text.includes(before)) throw new Error(`dist/ has no ${before} any more, which the example changes.`);
  return text.replace(before, after);
}

function markdown(): string {
  const said: string[] = [];
  const args = ['--base', 'base', '--head', 'dist', '--kubernetes', '1.34', '--format', 'markdown'];
  review(args, { out: (text) => said.push(text), err: (text) => said.push(text) });
  return said.join('');
}
