import { Unreachable } from './cluster';
import { type Repair, Repairs } from './repairs';

const made: string[] = [];
const repair = (name: string, mend: () => Promise<void> = async () => {}): Repair => ({
  left: name,
  byHand: ['mend', name],
  mend: async () => {
    made.push(name);
    await mend();
  },
});
const repairs = () => new Repairs(['--context=lab'], async () => {});

beforeEach(() => made.splice(0));

test('what was changed last is put back first', async () => {
  const all = repairs();
  all.note(repair('one'));
  all.note(repair('two'));
  await all.makeAll();
  expect(made).toEqual(['two', 'one']);
  expect(all.left).toEqual([]);
});

test('what is put back once is not put back again', async () => {
  const all = repairs();
  const one = all.note(repair('one'));
  expect([await all.make(one), await all.make(one)]).toEqual([true, true]);
  await all.makeAll();
  expect(made).toEqual(['one']);
});

test('what can’t be put back is named, with the command that does it, and the rest is put back all the same', async () => {
  const all = repairs();
  all.note(repair('one'));
  const broken = repair('two', async () => {
    throw new Error('it is not there');
  });
  expect(await all.make(all.note(broken))).toBe(false);
  await all.makeAll();
  expect(all.left).toEqual(['two: it is not there. By hand: kubectl --context=lab mend two']);
  expect(made).toEqual(['two', 'one']);
});

test('the command is for a shell, whatever the names are', async () => {
  const all = repairs();
  all.note({ ...repair("it's one"), mend: () => Promise.reject(new Error('no')) });
  await all.makeAll();
  expect(all.left).toEqual([String.raw`it's one: no. By hand: kubectl --context=lab mend 'it'\''s one'`]);
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
  all.note(repair('one', lost(1)));
  all.note(repair('two', lost(100)));
  all.note(repair('three', lost(3)));
  await all.makeAll();
  expect(all.left).toEqual(
    ['two', 'one'].map((name) => `${name}: The cluster is gone. By hand: kubectl --context=lab mend ${name}`),
  );
  expect(made.join(' ')).toBe(`${'three '.repeat(4)}${'two '.repeat(13)}one`);
});
