import { type ClusterClient, Unreachable } from './cluster';
import { type UndoAction, UndoStack } from './undo';

const undone: string[] = [];

function action(name: string, undo: () => Promise<void> = async () => {}): UndoAction {
  return {
    leftover: name,
    manualCommand: ['delete', name],
    undo: async () => {
      undone.push(name);
      await undo();
    },
  };
}

function createStack(): UndoStack {
  const clock = { now: () => 0, pause: async () => {} };
  return new UndoStack(['--context=lab'], { cluster: {} as ClusterClient, clock });
}

beforeEach(() => undone.splice(0));

test('undoes the latest change first', async () => {
  const stack = createStack();
  stack.add(action('one'));
  stack.add(action('two'));
  await stack.runAll();
  expect(undone).toEqual(['two', 'one']);
  expect(stack.leftovers).toEqual([]);
});

test('undoes a change only once', async () => {
  const stack = createStack();
  const one = stack.add(action('one'));
  expect([await stack.run(one), await stack.run(one)]).toEqual([true, true]);
  await stack.runAll();
  expect(undone).toEqual(['one']);
});

test('names a change that can’t be undone with the kubectl command for it, and undoes the others', async () => {
  const stack = createStack();
  stack.add(action('one'));
  const broken = action('two', async () => {
    throw new Error('it is not there');
  });
  expect(await stack.run(stack.add(broken))).toBe(false);
  await stack.runAll();
  expect(stack.leftovers).toEqual(['two: it is not there. By hand: kubectl --context=lab delete two']);
  expect(undone).toEqual(['two', 'one']);
});

test('quotes names for a shell in the kubectl command of a change that can’t be undone', async () => {
  const stack = createStack();
  stack.add({ ...action("it's one"), undo: () => Promise.reject(new Error('no')) });
  await stack.runAll();
  expect(stack.leftovers).toEqual([String.raw`it's one: no. By hand: kubectl --context=lab delete 'it'\''s one'`]);
});

test('retries to undo changes after a lost connection, 15 times for all changes together', async () => {
  const failTimes = (times: number) => {
    let left = times;
    return async () => {
      left -= 1;
      if (left >= 0) throw new Unreachable(['The cluster is gone']);
    };
  };
  const stack = createStack();
  stack.add(action('one', failTimes(1)));
  stack.add(action('two', failTimes(100)));
  stack.add(action('three', failTimes(3)));
  await stack.runAll();
  expect(stack.leftovers).toEqual(
    ['two', 'one'].map((name) => `${name}: The cluster is gone. By hand: kubectl --context=lab delete ${name}`),
  );
  expect(undone.join(' ')).toBe(`${'three '.repeat(4)}${'two '.repeat(13)}one`);
});
