import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeCommands } from './fake-commands';

const MARK = '<!-- review of dist -->';
const PULLS = [
  { number: 7, head: { sha: 'old' } },
  { number: 8, head: { sha: 'new' } },
];
const BOT = { login: 'github-actions[bot]' };

let fakes: FakeCommands;
beforeEach(() => {
  fakes = new FakeCommands();
  writeFileSync(join(fakes.folder, 'comment.md'), 'a report\n');
});
afterEach(() => fakes.delete());

/** What comes of the script where GitHub has these comments; what it posts lands in a file. */
function runComment({ comments = [] as object[], sha = 'new', file = 'comment.md' } = {}) {
  fakes.define(
    'gh',
    `case "$*" in
  *POST*|*PATCH*) for one in "$@"; do case $one in body=@*) cp "\${one#body=@}" "${join(fakes.folder, 'posted')}" ;; esac; done ;;
  *comments*) echo '${JSON.stringify(comments)}' ;;
  *pulls*) echo '${JSON.stringify(PULLS)}' ;;
esac`,
  );
  return fakes.run('.github/scripts/comment', {
    COMMENT: join(fakes.folder, file),
    REPOSITORY: 'team/apps',
    HEAD_OWNER: 'someone',
    HEAD_BRANCH: 'a-branch',
    HEAD_SHA: sha,
  });
}

function readPostedComment(): string {
  return readFileSync(join(fakes.folder, 'posted'), 'utf8');
}

test('the pull request is the open one that ends with the commit that was reviewed', () => {
  const { status, calls } = runComment();
  expect(status).toBe(0);
  expect(calls[0]).toBe('gh api --method GET repos/team/apps/pulls -f state=open -f head=someone:a-branch');
  expect(calls.at(-1)).toMatch(/^gh api --method POST repos\/team\/apps\/issues\/8\/comments --field body=@/);
  expect(readPostedComment()).toBe(`${MARK}\na report\n`);
});

test('the comment that is there is changed', () => {
  const comments = [
    { id: 1, user: { login: 'someone' }, body: `${MARK} mine` },
    { id: 2, user: BOT, body: 'another bot' },
    { id: 3, user: BOT, body: `${MARK}\nthe report before` },
  ];
  const { calls } = runComment({ comments });
  expect(calls.at(-1)).toMatch(/^gh api --method PATCH repos\/team\/apps\/issues\/comments\/3 --field body=@/);
});

test('a commit that is at the end of no pull request any more gets no comment', () => {
  const { status, stdout, calls } = runComment({ sha: 'gone' });
  expect(status).toBe(0);
  expect(stdout).toContain('No open pull request');
  expect(calls).toHaveLength(1);
});

test('more than GitHub takes is cut', () => {
  writeFileSync(join(fakes.folder, 'comment.md'), 'ä'.repeat(70_000));
  runComment();
  expect(readPostedComment()).toBe(`${MARK}\n${'ä'.repeat(65_000)}\n`);
});

test('a link in place of the comment is not followed', () => {
  symlinkSync('/etc/hostname', join(fakes.folder, 'link.md'));
  const { status, stderr, calls } = runComment({ file: 'link.md' });
  expect(status).toBe(1);
  expect(stderr).toContain('left no comment');
  expect(calls).toHaveLength(1);
});
