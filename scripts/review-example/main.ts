/**
 * Writes docs/review-example.md: the comment on a pull request that changes two apps. With `--check`, fails if the file
 * differs.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { review } from '../../lib/review';

const FILE = 'docs/review-example.md';
/** The manifests that the pull request changes. */
const BASE = 'scripts/review-example/base';
/** The changes of the pull request, by file. */
const CHANGES: Readonly<Record<string, readonly (readonly [before: string, after: string])[]>> = {
  'shop.k8s.yaml': [
    ['replicas: 3', 'replicas: 4'],
    ['registry.example.com/shop:1.4.0', 'registry.example.com/shop:1.5.0'],
    ['storage: 1Gi', 'storage: 2Gi'],
    ['nodePort: 30007', 'nodePort: 30008'],
  ],
  'blog.k8s.yaml': [
    ['registry.example.com/blog:2.0.0', 'registry.example.com/blog:2.1.0'],
    ['initialDelaySeconds: 5', 'initialDelaySeconds: 15'],
  ],
};

const comment = reviewChanges();
if (!process.argv.includes('--check')) writeFileSync(FILE, comment);
else if (readFileSync(FILE, 'utf8') !== comment) {
  console.error(`${FILE} differs from the review of ${BASE}. To update it: npm run docs`);
  process.exitCode = 1;
}

function reviewChanges(): string {
  const folder = mkdtempSync(join(tmpdir(), 'review-example-'));
  const here = process.cwd();
  try {
    cpSync(BASE, join(folder, 'base'), { recursive: true });
    cpSync(BASE, join(folder, 'dist'), { recursive: true });
    for (const [file, changes] of Object.entries(CHANGES)) {
      const path = join(folder, 'dist', file);
      writeFileSync(path, changes.reduce(replaceOnce, readFileSync(path, 'utf8')));
    }
    process.chdir(folder);
    return printReview();
  } finally {
    process.chdir(here);
    rmSync(folder, { recursive: true });
  }
}

function replaceOnce(text: string, [before, after]: readonly [string, string]): string {
  if (!text.includes(before)) throw new Error(`${BASE} has no ${before} any more, which the example changes.`);
  return text.replace(before, after);
}

function printReview(): string {
  const printed: string[] = [];
  const args = ['--base', 'base', '--head', 'dist', '--kubernetes', '1.34', '--format', 'markdown'];
  review(args, { out: (text) => printed.push(text), err: (text) => printed.push(text) });
  return printed.join('');
}
