import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020';
import { review } from '.';

const SCHEMA = JSON.parse(readFileSync('lib/review/formats/review.schema.json', 'utf8'));
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

function git(...args: readonly string[]): string[] {
  return execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
}

/** The commits of this project that changed dist/, with their parents. */
const COMMITS = git('log', '--format=%H %P', '--', 'dist').map((line) => {
  const [commit = '', parent = EMPTY_TREE] = line.split(' ').filter(Boolean);
  return { commit, parent };
});

/** In a shallow clone, the first commit has no parent. */
test.each(COMMITS)('reports on commit $commit of dist/ as the JSON schema says', ({ commit, parent }) => {
  const written: string[] = [];
  const streams = { out: (text: string) => written.push(text), err: (text: string) => written.push(text) };
  const status = review(['--base', parent, '--head', commit, '--format', 'json'], streams);
  const report = JSON.parse(written.join(''));
  expect([0, 1]).toContain(status);
  expect(new Ajv().validate(SCHEMA, report)).toBe(true);
  expect(report.objects.length).toBeGreaterThan(0);
});
