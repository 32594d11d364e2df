import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeCommands } from './fake-commands';

let fakes: FakeCommands;
beforeEach(() => {
  fakes = new FakeCommands();
});
afterEach(() => fakes.delete());

/** Runs the script with a fake review that prints a report and exits with a status. */
function runReview(status: number, { acknowledged = false, report = 'a report' } = {}) {
  fakes.define('npm', `case "$*" in *github*) echo "::error::it" ;; *) printf %s "${report}" ;; esac\nexit ${status}`);
  return fakes.run('.github/scripts/review', {
    BASE: 'abc',
    ACKNOWLEDGED: String(acknowledged),
    REPORT: join(fakes.folder, 'report'),
  });
}

function readComment(): string {
  return readFileSync(join(fakes.folder, 'report', 'comment.md'), 'utf8');
}

test.each([0, 1])('exits with the status %d of the review, and writes the comment', (status) => {
  const result = runReview(status);
  expect(result.status).toBe(status);
  expect(readComment()).toBe('a report');
  expect(result.stdout).toBe('::error::it\n');
  expect(existsSync(join(fakes.folder, 'report', 'errors'))).toBe(false);
});

test('compares with the merge base, and allows no data loss by default', () => {
  expect(runReview(0).calls).toEqual([
    'npm run --silent review -- --base abc --format github',
    'npm run --silent review -- --base abc --format markdown',
  ]);
});

test('allows data loss that a person acknowledged', () => {
  expect(runReview(0, { acknowledged: true }).calls).toEqual([
    'npm run --silent review -- --base abc --format github --allow data-loss',
    'npm run --silent review -- --base abc --format markdown --allow data-loss',
  ]);
});

test('says in the comment why there is no report', () => {
  fakes.define('npm', 'echo "dist/web.yaml:3:5: <b>bad</b>" >&2; exit 2');
  const env = { BASE: 'abc', ACKNOWLEDGED: 'false', REPORT: join(fakes.folder, 'report') };
  expect(fakes.run('.github/scripts/review', env).status).toBe(2);
  expect(readComment()).toBe(
    '**No review**: there is nothing to compare, or it cannot be read.\n\n    dist/web.yaml:3:5: <b>bad</b>\n',
  );
});

test('adds the comment to the summary of the workflow run', () => {
  const summary = join(fakes.folder, 'summary');
  fakes.define('npm', 'echo it');
  fakes.run('.github/scripts/review', {
    BASE: 'abc',
    ACKNOWLEDGED: 'false',
    REPORT: join(fakes.folder, 'report'),
    GITHUB_STEP_SUMMARY: summary,
  });
  expect(readFileSync(summary, 'utf8')).toBe('it\n');
});
