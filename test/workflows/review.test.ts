import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeCommands } from './fake-commands';

let fakes: FakeCommands;
beforeEach(() => {
  fakes = new FakeCommands();
});
afterEach(() => fakes.delete());

/** A review of a pull request, by a stand-in that writes what it would and ends so. */
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

test.each([0, 1])('the step ends as the review does, with %d, and leaves its comment', (status) => {
  const ended = runReview(status);
  expect(ended.status).toBe(status);
  expect(readComment()).toBe('a report');
  expect(ended.stdout).toBe('::error::it\n');
  expect(existsSync(join(fakes.folder, 'report', 'errors'))).toBe(false);
});

test('it compares with the merge base, and allows nothing by itself', () => {
  expect(runReview(0).calls).toEqual([
    'npm run --silent review -- --base abc --format github',
    'npm run --silent review -- --base abc --format markdown',
  ]);
});

test('a loss of data that somebody acknowledged is allowed', () => {
  expect(runReview(0, { acknowledged: true }).calls).toEqual([
    'npm run --silent review -- --base abc --format github --allow data-loss',
    'npm run --silent review -- --base abc --format markdown --allow data-loss',
  ]);
});

test('where there is no report the comment says why', () => {
  fakes.define('npm', 'echo "dist/web.yaml:3:5: <b>bad</b>" >&2; exit 2');
  const env = { BASE: 'abc', ACKNOWLEDGED: 'false', REPORT: join(fakes.folder, 'report') };
  expect(fakes.run('.github/scripts/review', env).status).toBe(2);
  expect(readComment()).toBe(
    '**No review**: there is nothing to compare, or it cannot be read.\n\n    dist/web.yaml:3:5: <b>bad</b>\n',
  );
});

test('the comment is in the summary of the run too', () => {
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
