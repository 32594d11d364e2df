import { createProgress } from './progress';

const written: string[] = [];
const err = (text: string) => written.push(text);

beforeEach(() => written.splice(0));

test('shows progress on a terminal in one line, and clears it at the end', () => {
  const { say, clear: done } = createProgress({ err, isInteractive: true });
  say('one');
  say(`two ${'x'.repeat(500)}`);
  done();
  const [first, second, last] = written;
  expect(first).toBe('\r\u001b[K… one');
  expect(second?.length).toBeLessThan(100);
  expect(last).toBe('\r\u001b[K');
});

test('writes each progress message on its own line without a terminal', () => {
  const { say, clear: done } = createProgress({ err, isInteractive: false });
  say('one');
  say('two');
  done();
  expect(written.join('')).toBe('… one\n… two\n');
});

test('escapes control characters in progress messages', () => {
  createProgress({ err, isInteractive: true }).say('a\u001b[2Jb\nc');
  const [, line = ''] = written.join('').split('… ');
  expect([line.includes('\u001b'), line.includes('\n')]).toEqual([false, false]);
});
