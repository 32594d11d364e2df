import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StandIns } from './stand-in';

const MARK = '<!-- review of dist -->';
const PULLS = [
  { number: 7, head: { sha: 'old' } },
  { number: 8, head: { sha: 'new' } },
];
const BOT = { login: 'github-actions[bot]' };

let standIns: StandIns;
beforeEach(() => {
  standIns = new StandIns();
  writeFileSync(join(standIns.folder, 'comment.md'), 'a report\n');
});
afterEach(() => standIns.remove());

/** What comes of the script where GitHub has these comments; what it posts lands in a file. */
function comment({ comments = [] as object[], sha = 'new', file = 'comment.md' } = {}) {
  standIns.command(
    'gh',
    `case "$*" in
  *POST*|*PATCH*) for one in "$@"; do case $one in body=@*) cp "\${one#body=@}" "${join(standIns.folder, 'posted')}" ;; esac; done ;;
  *comments*) echo '${JSON.stringify(comments)}' ;;
  *pulls*) echo '${JSON.stringify(PULLS)}' ;;
esac`,
  );
  return standIns.run('.github/scripts/comment', {
    COMMENT: join(standIns.folder, file),
    REPOSITORY: 'team/apps',
    HEAD_OWNER: 'someone',
    HEAD_BRANCH: 'a-branch',
    HEAD_SHA: sha,
  });
}

function posted(): string {
  return readFileSync(join(standIns.folder, 'posted'), 'utf8');
}

test('the pull request is the open one that ends with the commit that was reviewed', () => {
  const { status, calls } = comment();
  expect(status).toBe(0);
  expect(calls[0]).toBe('gh api --method GET repos/team/apps/pulls -f state=open -f head=someone:a-branch');
  expect(calls.at(-1)).toMatch(/^gh api --method POST repos\/team\/apps\/issues\/8\/comments --field body=@/);
  expect(posted()).toBe(`${MARK}\na report\n`);
});

test('the comment that is there is changed', () => {
  const comments = [
    { id: 1, user: { login: 'someone' }, body: `${MARK} mine` },
    { id: 2, user: BOT, body: 'another bot' },
    { id: 3, user: BOT, body: `${MARK}\nthe report before` },
  ];
  const { calls } = comment({ comments });
  expect(calls.at(-1)).toMatch(/^gh api --method PATCH repos\/team\/apps\/issues\/comments\/3 --field body=@/);
});

test('a commit that is at the end of no pull request any more gets no comment', () => {
  const { status, stdout, calls } = comment({ sha: 'gone' });
  expect(status).toBe(0);
  expect(stdout).toContain('No open pull request');
  expect(calls).toHaveLength(1);
});

test('more than GitHub takes is cut', () => {
  writeFileSync(join(standIns.folder, 'comment.md'), 'ä'.repeat(70_000));
  comment();
  expect(posted()).toBe(`${MARK}\n${'ä'.repeat(65_000)}\n`);
});

test('a link in place of the comment is not followed', () => {
  symlinkSync('/etc/hostname', join(standIns.folder, 'link.md'));
  const { status, stderr, calls } = comment({ file: 'link.md' });
  expect(status).toBe(1);
  expect(stderr).toContain('left no comment');
  expect(calls).toHaveLength(1);
});
