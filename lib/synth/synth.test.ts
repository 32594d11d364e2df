import fs, { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ApiObject, App, type AppProps, Chart, Lazy, Names, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { appProps } from '../../test/apps';
import { codePoint } from '../../test/generated/text';
import { PersistentStatefulApp } from '../constructs';
import { synth } from '.';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'synth-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const dist = () => join(folder, 'dist');
const files = () => readdirSync(dist()).sort();
const contents = () => files().map((file) => [file, readFileSync(join(dist(), file), 'utf8')]);

/** An app with a chart a name, each with one ConfigMap. */
function anApp(charts: readonly string[], props: AppProps = {}): App {
  const app = new App({ outdir: dist(), ...props });
  for (const name of charts) aConfigMap(new Chart(app, name), 'map');
  return app;
}

function aConfigMap(chart: Chart, id: string, data: unknown = { key: 'value' }): ApiObject {
  const name = `${Names.toDnsLabel(chart)}-${id}`;
  return new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });
}

describe('what is written', () => {
  test('is a file a chart, in a folder that needn’t be there', () => {
    expect(synth(anApp(['one', 'two']))).toEqual([
      { path: join(dist(), 'one.k8s.yaml'), status: 'written' },
      { path: join(dist(), 'two.k8s.yaml'), status: 'written' },
    ]);
    expect(files()).toEqual(['one.k8s.yaml', 'two.k8s.yaml']);
  });

  test('has in front what people look for first, and keeps the rest as it is', () => {
    const app = new App({ outdir: dist() });
    new ApiObject(new Chart(app, 'one'), 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'pod', annotations: { z: '1', a: '2' }, labels: { l: 'x' } },
      spec: {
        containers: [
          { args: ['b', 'a'], image: 'i', securityContext: {}, env: [{ value: 'v', name: 'NAME' }], name: 'c' },
        ],
      },
    });
    synth(app);
    expect(readFileSync(join(dist(), 'one.k8s.yaml'), 'utf8')).toBe(
      [
        'apiVersion: v1',
        'kind: Pod',
        'metadata:',
        '  name: pod',
        '  labels:',
        '    l: x',
        '  annotations:',
        '    a: "2"',
        '    z: "1"',
        'spec:',
        '  containers:',
        '    - name: c',
        '      image: i',
        '      args:',
        '        - b',
        '        - a',
        '      env:',
        '        - name: NAME',
        '          value: v',
        '      securityContext: {}',
        '',
      ].join('\n'),
    );
  });

  test('is numbered where charts depend on each other', () => {
    const app = anApp(['one', 'two']);
    const [one, two] = app.charts as [Chart, Chart];
    one.addDependency(two);
    synth(app);
    expect(files()).toEqual(['0000-two.k8s.yaml', '0001-one.k8s.yaml']);
  });

  test('is nothing for a chart without objects', () => {
    const app = anApp(['one']);
    new Chart(app, 'empty');
    synth(app);
    expect(files()).toEqual(['one.k8s.yaml']);
  });

  test('takes the extension that the app asks for', () => {
    synth(anApp(['one'], { outputFileExtension: '.yml' }));
    expect(files()).toEqual(['one.yml']);
  });

  test('stays in the folder, whatever charts are called', () => {
    const ids = fc.oneof(
      fc.string({ unit: codePoint, minLength: 1 }),
      fc.constantFrom('../x', '..', '/', '\\..\\x', 'a/../b'),
    );
    fc.assert(
      fc.property(ids, (id) => {
        try {
          const app = anApp([]);
          new ApiObject(new Chart(app, id), 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' } });
          const [file] = synth(app);
          expect(relative(dist(), String(file?.path))).toMatch(/^[a-z0-9-]+\.k8s\.yaml$/);
        } catch (error) {
          // CDK8s makes no file name of what has nothing in it that one could have.
          expect(String(error)).toContain('Error: ');
        }
        expect(readdirSync(folder).filter((name) => name !== 'dist')).toEqual([]);
      }),
    );
  });

  test('goes to a folder an app', () => {
    synth(anApp(['one'], { outdir: join(folder, 'a') }), anApp(['one'], { outdir: join(folder, 'b') }));
    expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
  });
});

describe('what is there already', () => {
  test('stays untouched where it would not change', () => {
    synth(anApp(['one']));
    const before = statSync(join(dist(), 'one.k8s.yaml'));
    expect(synth(anApp(['one']))).toMatchObject([{ status: 'unchanged' }]);
    expect(statSync(join(dist(), 'one.k8s.yaml'))).toMatchObject({ mtimeMs: before.mtimeMs, ino: before.ino });
  });

  test('may be read-only where nothing would change', () => {
    synth(anApp(['one']));
    const stage = jest.spyOn(fs, 'mkdtempSync');
    expect(synth(anApp(['one']))).toMatchObject([{ status: 'unchanged' }]);
    expect(stage).not.toHaveBeenCalled();
    stage.mockRestore();
  });

  test('goes with its chart', () => {
    synth(anApp(['one', 'two']));
    expect(synth(anApp(['two']))).toEqual([
      { path: join(dist(), 'two.k8s.yaml'), status: 'unchanged' },
      { path: join(dist(), 'one.k8s.yaml'), status: 'removed' },
    ]);
    expect(files()).toEqual(['two.k8s.yaml']);
  });

  test('stays where it is no manifest of ours', () => {
    mkdirSync(join(dist(), 'folder.k8s.yaml'), { recursive: true });
    writeFileSync(join(dist(), 'README.md'), 'mine');
    synth(anApp(['one']));
    expect(files()).toEqual(['README.md', 'folder.k8s.yaml', 'one.k8s.yaml']);
  });
});

describe('where an app can’t be synthesized, nothing is written and nothing lost', () => {
  const broken: [string, (app: App) => void, string][] = [
    [
      'an object that can’t be rendered',
      (app) => aConfigMap(new Chart(app, 'z'), 'bad', Lazy.any({ produce: () => raise('no data') })),
      'no data',
    ],
    [
      'a validation that fails',
      (app) => new Chart(app, 'z').node.addValidation({ validate: () => ['it is not well'] }),
      '[z] it is not well',
    ],
    ['two charts of one file', (app) => twins(app), 'another chart is in'],
  ];

  test.each(broken)('%s', (_, breakIt, message) => {
    synth(anApp(['one', 'gone']));
    const app = anApp(['one', 'new']);
    breakIt(app);
    expect(() => synth(app)).toThrow(message);
    expect(files()).toEqual(['gone.k8s.yaml', 'one.k8s.yaml']);
  });

  test('one of two apps', () => {
    const bad = anApp([], { outdir: join(folder, 'bad') });
    aConfigMap(new Chart(bad, 'z'), 'bad', Lazy.any({ produce: () => raise('no data') }));
    expect(() => synth(anApp(['one']), bad)).toThrow('no data');
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([1, 2, 3])('a disk that fails at file %d of those that change', (which) => {
    synth(anApp(['changed', 'gone']));
    const before = contents();
    const app = anApp(['changed', 'new']);
    aConfigMap(app.charts[0] as Chart, 'more');
    const real = fs.renameSync;
    const rename = jest.spyOn(fs, 'renameSync');
    for (let call = 1; call < which; call += 1) rename.mockImplementationOnce(real);
    rename.mockImplementationOnce(() => raise('the disk fails'));
    expect(() => synth(app)).toThrow('the disk fails');
    rename.mockRestore();
    expect(contents()).toEqual(before);
    expect(synth(app).map(({ status }) => status)).toEqual(['written', 'written', 'removed']);
  });

  test('a disk that goes on failing: what could not be put back is kept, and the error says where', () => {
    synth(anApp(['changed', 'gone1', 'gone2']));
    const lost = readFileSync(join(dist(), 'gone1.k8s.yaml'), 'utf8');
    const app = anApp(['changed']);
    aConfigMap(app.charts[0] as Chart, 'more');
    const real = fs.renameSync;
    const rename = jest.spyOn(fs, 'renameSync').mockImplementation(() => raise('the disk fails'));
    rename.mockImplementationOnce(real).mockImplementationOnce(real);
    expect(() => synth(app)).toThrow(expect.objectContaining({ cause: new Error('the disk fails') }));
    rename.mockRestore();
    const [staging] = files().filter((name) => name.startsWith('.synth-'));
    expect(readFileSync(join(dist(), String(staging), 'gone1.k8s.yaml'), 'utf8')).toBe(lost);
    expect(readdirSync(join(dist(), String(staging)))).toContain('changed.k8s.yaml.before');
  });

  test('a file that can’t take its place', () => {
    mkdirSync(join(dist(), 'two.k8s.yaml'), { recursive: true });
    expect(() => synth(anApp(['one', 'two']))).toThrow('EISDIR');
    expect(files()).toEqual(['two.k8s.yaml']);
  });
});

describe('it refuses', () => {
  test('two apps with one folder, however it is spelt', () => {
    const otherwise = anApp(['two'], { outdir: `${folder}/./dist/` });
    expect(() => synth(anApp(['one']), otherwise)).toThrow('App.outdir is given twice');
    expect(readdirSync(folder)).toEqual([]);
    expect(() => synth(anApp(['one']), anApp(['two']))).toThrow(
      'App.outdir is given twice, and must be a folder of its own',
    );
  });

  test.each(['', '.', 'yaml', '/../../x', '.k8s/../yaml'])('%p for an extension', (outputFileExtension) => {
    expect(() => synth(anApp(['one'], { outputFileExtension }))).toThrow(
      `App.outputFileExtension is '${outputFileExtension}', and must be one such as .k8s.yaml`,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['data.__proto__', '{"__proto__":"x"}'],
    ['data.constructor', '{"constructor":"x"}'],
    ['data[1].a.constructor', '[{}, {"a":{"constructor":{}}}]'],
  ])('%s, a key that CDK8s loses, and then renders the next App all the same', (path, data) => {
    const app = anApp(['one']);
    aConfigMap(app.charts[0] as Chart, 'hostile', JSON.parse(data));
    expect(() => synth(app)).toThrow(/at path 'one\/hostile' with name 'one-hostile': Error: .*CDK8s loses this key/);
    expect(() => synth(app)).toThrow(`${path} is `);
    expect(app.resolvers).toHaveLength(new App().resolvers.length);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('such a label of an app, and of any object', () => {
    const labels = JSON.parse('{"constructor":"x"}');
    const app = anApp([]);
    new PersistentStatefulApp(new Chart(app, 'one'), 'app', appProps({ podLabels: labels }));
    expect(() => synth(app)).toThrow("spec.template.metadata.labels.constructor is 'x', and must be renamed");
    const other = anApp([]);
    new ApiObject(new Chart(other, 'one'), 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { labels } });
    expect(() => synth(other)).toThrow("labels.constructor is 'x', and must be renamed");
  });

  test('another division into files, since dist/ holds one a chart', () => {
    const app = anApp(['one'], { yamlOutputType: YamlOutputType.FILE_PER_APP });
    expect(() => synth(app)).toThrow('App.yamlOutputType is FILE_PER_APP, and must be FILE_PER_CHART');
  });
});

function raise(message: string): never {
  throw new Error(message);
}

/** Two charts that CDK8s gives the same file name: one within a construct, and one that happens to be called so. */
function twins(app: App): void {
  const inner = new Chart(new Construct(app, 'outer'), 'inner');
  aConfigMap(inner, 'a');
  aConfigMap(new Chart(app, Names.toDnsLabel(inner)), 'b');
}
