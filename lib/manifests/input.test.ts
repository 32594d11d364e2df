import childProcess from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Files, TestFolder } from '../../test/folders';
import { problemsOf } from '../../test/unusable-input';
import { findMergeBaseWithMain, isFolder, pathInRepository, readFolder, readRevision, type Source } from '.';

const named = (name: string, kind = 'ConfigMap') => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;
const names = ({ objects }: Source) => objects.map(({ manifest }) => manifest.metadata.name);

const start = process.cwd();
let folder: TestFolder;

beforeEach(() => {
  folder = new TestFolder();
  process.chdir(folder.path);
});

afterEach(() => {
  process.chdir(start);
  folder.delete();
});

/** The objects of a folder of these files. */
function read(files: Files): Source {
  folder.write(Object.fromEntries(Object.entries(files).map(([name, content]) => [`dist/${name}`, content])));
  return readFolder('dist');
}

describe('a folder of manifests', () => {
  test("is read in kubectl's order, without nested folders", () => {
    const files = [
      'b.yaml',
      'B.yml',
      'é.yaml',
      '\u{1f600}.json',
      '\uff5e.yaml',
      'c.YAML',
      'd.txt',
      'sub/e.yaml',
      'x.yaml/f.yaml',
      '.yaml',
    ];
    const source = read(Object.fromEntries(files.map((name, index) => [name, named(`n${index}`)])));
    expect(source.objects.map(({ file }) => file)).toEqual([
      '.yaml',
      'B.yml',
      'b.yaml',
      'é.yaml',
      '\uff5e.yaml',
      '\u{1f600}.json',
    ]);
    expect(source).toMatchObject({ isMissing: false, notes: [] });
  });

  test('is read with the targets of its symbolic links', () => {
    read({ 'a.yaml': named('a'), 'sub/b.yaml': named('b') });
    symlinkSync('sub/b.yaml', 'dist/b.yaml');
    symlinkSync('dist', 'linked');
    expect(names(readFolder('linked/'))).toEqual(['a', 'b']);
  });

  test('is rejected with all problems of its files', () => {
    folder.write({ 'dist/a.yaml': Buffer.from('a: \xff', 'latin1'), 'dist/b.yaml': named('b') });
    symlinkSync('nowhere', 'dist/c.yaml');
    symlinkSync('..', 'dist/d.yaml');
    expect(problemsOf(() => readFolder('dist/'))).toEqual([
      'dist/a.yaml is not UTF-8',
      expect.stringMatching(/^dist\/c\.yaml can't be read: ENOENT/),
      expect.stringMatching(/^dist\/d\.yaml can't be read: EISDIR/),
    ]);
  });

  test('is rejected if it is missing or has no manifests', () => {
    folder.write({ 'empty/readme.txt': '', file: '' });
    expect([isFolder('empty'), isFolder('file'), isFolder('none')]).toEqual([true, false, false]);
    expect(problemsOf(() => readFolder('none'))).toEqual(['There is no folder none.']);
    expect(problemsOf(() => readFolder('file'))).toEqual(['There is no folder file.']);
    expect(problemsOf(() => readFolder('empty'))).toEqual([
      'empty has no manifests: none of its files ends with .yaml, .yml or .json.',
    ]);
    expect(problemsOf(() => read({ 'a.yaml': '# nothing' }))).toEqual(['dist has no manifests: its files are empty.']);
  });
});

describe('objects of manifests', () => {
  test('are read from all documents, with their first lines', () => {
    const text = `# head\n---\n${named('a')}---\n# more\n\n${named('b')}---\n`;
    const { objects } = read({ 'a.yaml': text, 'b.json': '\n{"apiVersion":"v1","kind":"X","metadata":{"name":"c"}}' });
    expect(objects.map(({ file, line }) => `${file}:${line}`)).toEqual(['a.yaml:3', 'a.yaml:10', 'b.json:2']);
    expect(objects[0]?.manifest).toEqual({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
  });

  test('are read from the items of a list of any kind', () => {
    const items = `items:\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: a}\n- metadata: {name: b}\n`;
    const { objects } = read({
      'a.yaml': `apiVersion: v1\nkind: List\n${items.replace('metadata: {name: b}', 'apiVersion: x/v1\n  kind: Other\n  metadata: {name: b}')}`,
      'b.yaml': `apiVersion: v1\nkind: ConfigMapList\n${items}`.replaceAll('name: a', 'name: c'),
      'c.yaml': 'apiVersion: v1\nkind: List\nitems: []\n',
    });
    expect(
      objects.map(({ manifest, line }) => `${manifest.apiVersion} ${manifest.kind} ${manifest.metadata.name} ${line}`),
    ).toEqual(['v1 Secret a 4', 'x/v1 Other b 7', 'v1 Secret c 4', 'v1 ConfigMap b 7']);
    expect(objects[3]?.lineOf('/metadata/name')).toBe(7);
  });

  test.each([
    ['hello', '1:1: this is not an object'],
    ['- a', '1:1: this is not an object'],
    [
      'a: 1',
      '1:1: apiVersion is not given, and must be given',
      '1:1: kind is not given, and must be given',
      '1:1: metadata.name is not given, and must be given',
    ],
    [
      'apiVersion: v1\nkind: A\nmetadata:\n  name:\n',
      '4:3: metadata.name is null, and must be a string: put a number or a boolean in quotes',
    ],
    [
      'apiVersion: v1\nkind: ""\nmetadata: {name: y}\n',
      "2:1: kind is '', and must be given",
      '3:12: metadata.name is true, and must be a string: put a number or a boolean in quotes',
    ],
    [
      'apiVersion: v1\nkind: A\nmetadata: {generateName: a-}\n',
      '3:12: metadata.generateName creates a new name each time: kubectl apply accepts only objects that have metadata.name',
    ],
    ['apiVersion: v1\nkind: List\n', '1:1: items is not given, and must be a list'],
    ['apiVersion: v1\nkind: A\nitems: {}\n', '3:1: items is {}, and must be a list'],
    [
      'apiVersion: v1\nkind: List\nitems:\n- a\n- {kind: A}\n- {items: []}\n',
      '4:3: items[0] is not an object',
      '5:3: items[1].apiVersion is not given, and must be given',
      '5:3: items[1].metadata.name is not given, and must be given',
      '6:3: items[2] is a list, which kubectl rejects within a list',
    ],
    ['a: 1\n\tb: 2', '2:1: kubectl rejects a tab at the start of a line or an item: indent with spaces'],
    [
      'a: 1\n--- x\na: b: c',
      expect.anything(),
      expect.anything(),
      expect.anything(),
      '2:4: only a comment may follow ---',
      expect.stringMatching(/^3:4: Nested mappings/),
    ],
  ])('that kubectl rejects are reported: %p', (text, ...problems) => {
    const found = problemsOf(() => read({ 'a.yaml': text }));
    expect(found.map((problem) => problem.replace('dist/a.yaml:', ''))).toEqual(problems);
  });

  test('are read once if manifests are repeated: the last one wins, with a note', () => {
    const of = (apiVersion: string, kind: string, namespace: string) =>
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a, namespace: ${namespace}}\n---\n`;
    const text = [
      of('apps/v1', 'Deployment', 'x'),
      of('apps/v1beta1', 'Deployment', 'x'),
      of('apps/v1', 'Deployment', 'z'),
      of('v1', 'Namespace', 'x'),
      of('v1', 'Namespace', 'z'),
      of('x/v1', 'Namespace', 'x'),
      of('apps/v1', 'Deployment', 'z'),
    ].join('');
    const files = { 'a.yaml': text, 'b.yaml': `${named('b')}---\n${named('b', 'Secret')}`, 'c.yaml': named('b') };
    const { objects, notes } = read(files);
    expect(notes).toEqual([
      'dist/a.yaml:25: Deployment.apps z/a is in a.yaml:9, too, and the last one wins',
      'dist/c.yaml:1: ConfigMap b is in b.yaml:1, too, and the last one wins',
    ]);
    expect(objects.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'a.yaml:5',
      'a.yaml:25',
      'a.yaml:17',
      'a.yaml:21',
      'c.yaml:1',
      'b.yaml:6',
    ]);
  });

  test('keep the earlier, different manifests of the same object, from one file or several', () => {
    const { objects, notes } = read({
      'a.yaml': `${named('a')}---\n${named('a')}data: {x: "1"}\n---\n${named('b')}`,
      'b.yaml': `${named('a')}  namespace: default\ndata: {x: "2"}\n`,
    });
    expect(notes).toEqual([]);
    const placeOf = ({ file, line }: { file: string; line: number }) => `${file}:${line}`;
    expect(objects.map((object) => ({ at: placeOf(object), earlier: object.earlier?.map(placeOf) }))).toEqual([
      { at: 'b.yaml:1', earlier: ['a.yaml:1', 'a.yaml:6'] },
      { at: 'a.yaml:12', earlier: undefined },
    ]);
    expect(objects[0]?.lineOf('/data/x')).toBe(6);
  });

  test('have a note if a number has too many digits', () => {
    const text = `${named('a')}x: [9007199254740993, 1152921504606846976, 18446744073709551615, "9007199254740993"]\n`;
    const json = '{"apiVersion":"v1","kind":"A","metadata":{"name":"b"},"x":[9007199254740993,"9007199254740993"]}';
    expect(read({ 'a.yaml': text, 'b.json': json }).notes).toEqual([
      'dist/a.yaml:5:5: this number has too many digits: it is compared without the last ones',
      'dist/b.json:1:60: this number has too many digits: it is compared without the last ones',
    ]);
  });
});

describe('the line of a JSON pointer', () => {
  const lineOf = (text: string, pointer: string) => read({ 'a.yaml': text }).objects[0]?.lineOf(pointer);
  const body = `${named('a')}base: &base\n  one: 1\n  a/b~c: 2\nlist:\n- x\n- z: 1\n  z: 2\nmerged:\n  <<: *base\n  two: *base\nmany: {<<: [{p: 1}, *base]}\n1.0: float\nnothing:\n`;

  test.each([
    ['', 3],
    ['/kind', 4],
    ['/metadata/name', 6],
    ['/base/a~1b~0c', 9],
    ['/list/0', 11],
    ['/list/1', 12],
    ['/list/1/z', 13],
    ['/merged/one', 8],
    ['/merged/two/one', 8],
    ['/many/p', 17],
    ['/many/one', 8],
    ['/1', 18],
    ['/nothing', 19],
    ['/list/2', undefined],
    ['/list/-', undefined],
    ['/kind/x', undefined],
    ['/nothing/x', undefined],
    ['/merged/three', undefined],
  ])('%p is %p', (pointer, line) => {
    expect(lineOf(`---\n\n${body}`, pointer)).toBe(line);
  });

  test('is found in JSON, too', () => {
    const text =
      '{\n\t"apiVersion": "v1", "kind": "A",\n\t"metadata": {\n\t\t"name": "a\\/\\ud83d\\ude00\u2028"\n\t}\n}\n';
    const { objects } = read({ 'a.json': text + text.replace('"a\\/', '"b\\/') });
    expect(objects.map((object) => [object.line, object.lineOf('/metadata/name'), object.lineOf('/x')])).toEqual([
      [1, 4, undefined],
      [7, 10, undefined],
    ]);
  });
});

describe('a folder at a revision', () => {
  test('is read as it was', () => {
    folder.write({
      'dist/a.yaml': named('old'),
      'dist/sub/b.yaml': named('below'),
      'dist/c.yaml/d.txt': '',
      'dist/e.txt': '',
    });
    folder.commit('first');
    folder.write({ 'dist/a.yaml': named('new') });
    const source = readRevision('HEAD', 'dist/');
    expect(names(source)).toEqual(['old']);
    expect(source.objects[0]).toMatchObject({ file: 'a.yaml', line: 1 });
    process.chdir('dist');
    expect(names(readRevision('main', 'sub'))).toEqual(['below']);
    expect(names(readRevision('main', '.'))).toEqual(['old']);
    expect(pathInRepository('sub')).toBe('dist/sub');
    expect(pathInRepository('/elsewhere')).toBe('/elsewhere');
    process.chdir('..');
    folder.write({ 'top.yaml': named('top') });
    folder.commit('second');
    expect(names(readRevision('HEAD', '.'))).toEqual(['top']);
    expect([readRevision('HEAD~1', '.'), readRevision('HEAD', 'none')]).toEqual(
      Array(2).fill({ objects: [], isMissing: true, notes: [] }),
    );
  });

  test('is read with links within the repository, and rejected with others', () => {
    folder.write({ 'real/a.yaml': named('a'), 'dist/b.yaml': named('b') });
    symlinkSync('../real/a.yaml', 'dist/c.yaml');
    symlinkSync('dist', 'linked');
    folder.commit('followed');
    expect(names(readRevision('HEAD', 'linked'))).toEqual(['b', 'a']);
    const links = {
      'd.yaml': 'nowhere',
      'e.yaml': '/etc/hosts',
      'f.yaml': '../real',
      'g.yaml': 'g.yaml',
      'h.yaml': 'b.yaml/x',
    };
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join('dist', name));
    folder.commit('not followed');
    expect(problemsOf(() => readRevision('HEAD', 'dist'))).toEqual([
      'HEAD:dist/d.yaml is a symbolic link to a missing file',
      'HEAD:dist/e.yaml is a symbolic link out of the repository',
      'HEAD:dist/f.yaml is a symbolic link to a folder',
      'HEAD:dist/g.yaml is a symbolic link that leads back to itself',
      'HEAD:dist/h.yaml is a symbolic link through a file',
    ]);
  });

  test('is read with files of any size, and rejected with all their problems', () => {
    const long = `${named('a')}data: {x: ${'é'.repeat(100_000)}}\n`;
    folder.write({ 'dist/a.yaml': long, 'dist/b.yaml': '', 'dist/c.yaml': Buffer.from([0xff]), 'dist/d.yaml': 'a: [' });
    folder.commit('all');
    expect(problemsOf(() => readRevision('HEAD', 'dist'))).toEqual([
      'HEAD:dist/c.yaml is not UTF-8',
      expect.stringMatching(/^HEAD:dist\/d.yaml:1:5: /),
    ]);
    folder.git('rm', '--quiet', 'dist/c.yaml', 'dist/d.yaml');
    folder.commit('less');
    expect(names(readRevision('HEAD', 'dist'))).toEqual(['a']);
    const id = folder.git('rev-parse', 'HEAD:dist/a.yaml');
    rmSync(join('.git/objects', id.slice(0, 2), id.slice(2)));
    expect(problemsOf(() => readRevision('HEAD', 'dist'))).toEqual(['HEAD:dist/a.yaml is not in this clone']);
  });

  test('is rejected with a reason if git does not know the revision', () => {
    const unknown = (revision: string) => problemsOf(() => readRevision(revision, 'dist'));
    expect(unknown('HEAD')).toEqual(['git knows no revision HEAD. The current directory is in no git repository.']);
    folder.write({ 'dist/a.yaml': named('a') });
    folder.commit('first');
    folder.commit('second');
    expect(['none', '--all', 'HEAD..HEAD', 'HEAD:dist'].map(unknown)).toEqual(
      ['none', '--all', 'HEAD..HEAD', 'HEAD:dist'].map((revision) => [`git knows no revision ${revision}.`]),
    );
    folder.git('clone', '--quiet', '--depth=1', `file://${folder.path}`, 'shallow');
    process.chdir('shallow');
    expect(unknown('HEAD~1')).toEqual([expect.stringMatching(/^git knows no revision HEAD~1\. .*fetch-depth: 0/)]);
  });

  test('is rejected if it is not a folder, or outside the repository', () => {
    folder.write({ dist: 'a file', 'inner/a.yaml': named('a') });
    folder.commit('first');
    const problemsAt = (path: string) => problemsOf(() => readRevision('HEAD', path));
    expect(problemsAt('../dist')).toEqual(['../dist is not in the repository. A folder at a revision must be in it.']);
    expect(problemsAt('/dist')).toEqual(['/dist is not in the repository. A folder at a revision must be in it.']);
    folder.git('update-index', '--add', '--cacheinfo', `160000,${folder.git('rev-parse', 'HEAD')},module`);
    folder.git('-c', 'user.name=test', '-c', 'user.email=test@example.test', 'commit', '--quiet', '-m', 'submodule');
    expect(problemsAt('module')).toEqual(['HEAD:module is neither a folder nor a file.']);
  });

  test('cannot be read if the program git is missing', () => {
    jest.spyOn(childProcess, 'spawnSync').mockReturnValueOnce({ error: new Error('spawnSync git ENOENT') } as never);
    expect(problemsOf(() => readRevision('HEAD', 'dist'))).toEqual([
      "git is needed to read revisions, and can't be run: spawnSync git ENOENT",
    ]);
  });
});

describe('the merge base with main', () => {
  test('is found with a local and with a remote main', () => {
    folder.commit('parted');
    const parted = folder.git('rev-parse', 'HEAD');
    folder.git('checkout', '--quiet', '-b', 'topic');
    folder.commit('topic');
    expect(findMergeBaseWithMain()).toBe(parted);
    folder.git('update-ref', 'refs/remotes/origin/main', 'main');
    folder.git('branch', '--quiet', '-D', 'main');
    expect(findMergeBaseWithMain()).toBe(parted);
  });

  test('is rejected if there is no main, or no common commit', () => {
    folder.commit('first');
    folder.git('checkout', '--quiet', '--orphan', 'other');
    folder.commit('other');
    expect(problemsOf(findMergeBaseWithMain)).toEqual([
      'HEAD and main have no commit in common to compare with. Name a base with --base.',
    ]);
    folder.git('branch', '--quiet', '-D', 'main');
    expect(problemsOf(findMergeBaseWithMain)).toEqual([
      'There is no branch main or origin/main to compare with. Name a base with --base.',
    ]);
  });
});

test('keeps a path as it is outside of the repository', () => {
  expect(pathInRepository('dist')).toBe('dist');
});
