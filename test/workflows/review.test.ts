import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StandIns } from './stand-in';

let standIns: StandIns;
beforeEach(() => {
  standIns = new StandIns();
});
afterEach(() => standIns.remove());

/** A review of a pull request, by a stand-in that writes what it would and ends so. */
function review(status: number, { acknowledged = false, report = 'a report' } = {}) {
  standIns.command(
    'npm',
    `case "$*" in *github*) echo "::error::it" ;; *) printf %s "${report}" ;; esac\nexit ${status}`,
  );
  return standIns.run('.github/scripts/review', {
    BASE: 'abc',
    ACKNOWLEDGED: String(acknowledged),
    REPORT: join(standIns.folder, 'report'),
  });
}

function comment(): string {
  return readFileSync(join(standIns.folder, 'report', 'comment.md'), 'utf8');
}

test.each([0, 1])('the step ends as the review does, with %d, and leaves its comment', (status) => {
  const ended = review(status);
  expect(ended.status).toBe(status);
  expect(comment()).toBe('a report');
  expect(ended.stdout).toBe('::error::it\n');
  expect(existsSync(join(standIns.folder, 'report', 'errors'))).toBe(false);
});

test('it compares with the merge base, and allows nothing by itself', () => {
  expect(review(0).calls).toEqual([
    'npm run --silent review -- --base abc --format github',
    'npm run --silent review -- --base abc --format markdown',
  ]);
});

test('a loss of data that somebody acknowledged is allowed', () => {
  expect(review(0, { acknowledged: true }).calls).toEqual([
    'npm run --silent review -- --base abc --format github --allow data-loss',
    'npm run --silent review -- --base abc --format markdown --allow data-loss',
  ]);
});

test('where there is no report the comment says why', () => {
  standIns.command('npm', 'echo "dist/web.yaml:3:5: <b>bad</b>" >&2; exit 2');
  const env = { BASE: 'abc', ACKNOWLEDGED: 'false', REPORT: join(standIns.folder, 'report') };
  expect(standIns.run('.github/scripts/review', env).status).toBe(2);
  expect(comment()).toBe(
    '**No review**: there is nothing to compare, or it cannot be read.\n\n    dist/web.yaml:3:5: <b>bad</b>\n',
  );
});

test('the comment is in the summary of the run too', () => {
  const summary = join(standIns.folder, 'summary');
  standIns.command('npm', 'echo it');
  standIns.run('.github/scripts/review', {
    BASE: 'abc',
    ACKNOWLEDGED: 'false',
    REPORT: join(standIns.folder, 'report'),
    GITHUB_STEP_SUMMARY: summary,
  });
  expect(readFileSync(summary, 'utf8')).toBe('it\n');
});
