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

/** Runs the script on a pull request that has these comments. The fake `gh` copies the posted comment to a file. */
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

test('posts the comment to the open pull request whose last commit was reviewed', () => {
  const { status, calls } = runComment();
  expect(status).toBe(0);
  expect(calls[0]).toBe('gh api --method GET repos/team/apps/pulls -f state=open -f head=someone:a-branch');
  expect(calls.at(-1)).toMatch(/^gh api --method POST repos\/team\/apps\/issues\/8\/comments --field body=@/);
  expect(readPostedComment()).toBe(`${MARK}\na report\n`);
});

test('updates its own earlier comment, and no comment of another user', () => {
  const comments = [
    { id: 1, user: { login: 'someone' }, body: `${MARK} mine` },
    { id: 2, user: BOT, body: 'another bot' },
    { id: 3, user: BOT, body: `${MARK}\nthe report before` },
  ];
  const { calls } = runComment({ comments });
  expect(calls.at(-1)).toMatch(/^gh api --method PATCH repos\/team\/apps\/issues\/comments\/3 --field body=@/);
});

test('posts nothing if the reviewed commit is no longer the last one of a pull request', () => {
  const { status, stdout, calls } = runComment({ sha: 'gone' });
  expect(status).toBe(0);
  expect(stdout).toContain('No open pull request');
  expect(calls).toHaveLength(1);
});

test('cuts a comment to the number of characters that GitHub accepts', () => {
  writeFileSync(join(fakes.folder, 'comment.md'), 'ä'.repeat(70_000));
  runComment();
  expect(readPostedComment()).toBe(`${MARK}\n${'ä'.repeat(65_000)}\n`);
});

test('does not follow a symbolic link in place of the comment', () => {
  symlinkSync('/etc/hostname', join(fakes.folder, 'link.md'));
  const { status, stderr, calls } = runComment({ file: 'link.md' });
  expect(status).toBe(1);
  expect(stderr).toContain('left no comment');
  expect(calls).toHaveLength(1);
});
