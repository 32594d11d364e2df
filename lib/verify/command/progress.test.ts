import { createProgress } from './progress';

const told: string[] = [];
const err = (text: string) => told.push(text);

beforeEach(() => told.splice(0));

test('before a terminal it is one line that changes, and goes at the end', () => {
  const { say, clear: done } = createProgress({ err, isInteractive: true });
  say('one');
  say(`two ${'x'.repeat(500)}`);
  done();
  const [first, second, last] = told;
  expect(first).toBe('\r\u001b[K… one');
  expect(second?.length).toBeLessThan(100);
  expect(last).toBe('\r\u001b[K');
});

test('elsewhere each is a line of its own', () => {
  const { say, clear: done } = createProgress({ err, isInteractive: false });
  say('one');
  say('two');
  done();
  expect(told.join('')).toBe('… one\n… two\n');
});

test('what a cluster says can’t take the terminal over', () => {
  createProgress({ err, isInteractive: true }).say('a\u001b[2Jb\nc');
  const [, line = ''] = told.join('').split('… ');
  expect([line.includes('\u001b'), line.includes('\n')]).toEqual([false, false]);
});
