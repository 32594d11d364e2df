import { Unreachable } from './cluster';
import { type Undo, UndoStack } from './undo';

const made: string[] = [];
const repair = (name: string, mend: () => Promise<void> = async () => {}): Undo => ({
  leftover: name,
  manualCommand: ['mend', name],
  undo: async () => {
    made.push(name);
    await mend();
  },
});
const repairs = () => new UndoStack(['--context=lab'], async () => {});

beforeEach(() => made.splice(0));

test('what was changed last is put back first', async () => {
  const all = repairs();
  all.add(repair('one'));
  all.add(repair('two'));
  await all.runAll();
  expect(made).toEqual(['two', 'one']);
  expect(all.leftovers).toEqual([]);
});

test('what is put back once is not put back again', async () => {
  const all = repairs();
  const one = all.add(repair('one'));
  expect([await all.run(one), await all.run(one)]).toEqual([true, true]);
  await all.runAll();
  expect(made).toEqual(['one']);
});

test('what can’t be put back is named, with the command that does it, and the rest is put back all the same', async () => {
  const all = repairs();
  all.add(repair('one'));
  const broken = repair('two', async () => {
    throw new Error('it is not there');
  });
  expect(await all.run(all.add(broken))).toBe(false);
  await all.runAll();
  expect(all.leftovers).toEqual(['two: it is not there. By hand: kubectl --context=lab mend two']);
  expect(made).toEqual(['two', 'one']);
});

test('the command is for a shell, whatever the names are', async () => {
  const all = repairs();
  all.add({ ...repair("it's one"), undo: () => Promise.reject(new Error('no')) });
  await all.runAll();
  expect(all.leftovers).toEqual([String.raw`it's one: no. By hand: kubectl --context=lab mend 'it'\''s one'`]);
});

test('a connection that was lost may come back, and is not waited for without end: not again for each repair', async () => {
  const lost = (times: number) => {
    let left = times;
    return async () => {
      left -= 1;
      if (left >= 0) throw new Unreachable(['The cluster is gone']);
    };
  };
  const all = repairs();
  all.add(repair('one', lost(1)));
  all.add(repair('two', lost(100)));
  all.add(repair('three', lost(3)));
  await all.runAll();
  expect(all.leftovers).toEqual(
    ['two', 'one'].map((name) => `${name}: The cluster is gone. By hand: kubectl --context=lab mend ${name}`),
  );
  expect(made.join(' ')).toBe(`${'three '.repeat(4)}${'two '.repeat(13)}one`);
});
