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

/** Returns an App with a chart for each id, each with one ConfigMap. */
function anApp(charts: readonly string[], props: AppProps = {}): App {
  const app = new App({ outdir: dist(), ...props });
  for (const name of charts) aConfigMap(new Chart(app, name), 'map');
  return app;
}

function aConfigMap(chart: Chart, id: string, data: unknown = { key: 'value' }): ApiObject {
  const name = `${Names.toDnsLabel(chart)}-${id}`;
  return new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });
}

describe('files that synth writes', () => {
  test('writes one file for each chart and creates the folder', () => {
    expect(synth(anApp(['one', 'two']))).toEqual([
      { path: join(dist(), 'one.k8s.yaml'), status: 'written' },
      { path: join(dist(), 'two.k8s.yaml'), status: 'written' },
    ]);
    expect(files()).toEqual(['one.k8s.yaml', 'two.k8s.yaml']);
  });

  test('writes keys in reading order and keeps the order of lists', () => {
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

  test('numbers the files if charts depend on each other', () => {
    const app = anApp(['one', 'two']);
    const [one, two] = app.charts as [Chart, Chart];
    one.addDependency(two);
    synth(app);
    expect(files()).toEqual(['0000-two.k8s.yaml', '0001-one.k8s.yaml']);
  });

  test('writes no file for a chart without objects', () => {
    const app = anApp(['one']);
    new Chart(app, 'empty');
    synth(app);
    expect(files()).toEqual(['one.k8s.yaml']);
  });

  test('uses the outputFileExtension of the App', () => {
    synth(anApp(['one'], { outputFileExtension: '.yml' }));
    expect(files()).toEqual(['one.yml']);
  });

  test('writes into the folder whatever the ids of the charts are', () => {
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
          // CDK8s rejects an id without any character that a file name can have.
          expect(String(error)).toContain('Error: ');
        }
        expect(readdirSync(folder).filter((name) => name !== 'dist')).toEqual([]);
      }),
    );
  });

  test('writes each App to its own folder', () => {
    synth(anApp(['one'], { outdir: join(folder, 'a') }), anApp(['one'], { outdir: join(folder, 'b') }));
    expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
  });
});

describe('files that exist before synth', () => {
  test('leaves an unchanged file untouched', () => {
    synth(anApp(['one']));
    const before = statSync(join(dist(), 'one.k8s.yaml'));
    expect(synth(anApp(['one']))).toMatchObject([{ status: 'unchanged' }]);
    expect(statSync(join(dist(), 'one.k8s.yaml'))).toMatchObject({ mtimeMs: before.mtimeMs, ino: before.ino });
  });

  test('needs no write access if nothing changes', () => {
    synth(anApp(['one']));
    const stage = jest.spyOn(fs, 'mkdtempSync');
    expect(synth(anApp(['one']))).toMatchObject([{ status: 'unchanged' }]);
    expect(stage).not.toHaveBeenCalled();
    stage.mockRestore();
  });

  test('removes the file of a removed chart', () => {
    synth(anApp(['one', 'two']));
    expect(synth(anApp(['two']))).toEqual([
      { path: join(dist(), 'two.k8s.yaml'), status: 'unchanged' },
      { path: join(dist(), 'one.k8s.yaml'), status: 'removed' },
    ]);
    expect(files()).toEqual(['two.k8s.yaml']);
  });

  test('keeps folders and files with other extensions', () => {
    mkdirSync(join(dist(), 'folder.k8s.yaml'), { recursive: true });
    writeFileSync(join(dist(), 'README.md'), 'mine');
    synth(anApp(['one']));
    expect(files()).toEqual(['README.md', 'folder.k8s.yaml', 'one.k8s.yaml']);
  });
});

describe('failed syntheses', () => {
  const broken: [string, (app: App) => void, string][] = [
    [
      'an object that cannot be rendered',
      (app) => aConfigMap(new Chart(app, 'z'), 'bad', Lazy.any({ produce: () => raise('no data') })),
      'no data',
    ],
    [
      'a failed validation',
      (app) => new Chart(app, 'z').node.addValidation({ validate: () => ['it is not well'] }),
      '[z] it is not well',
    ],
    ['two charts with the same file', (app) => twins(app), 'another chart is in'],
  ];

  test.each(broken)('changes no file because of %s', (_, breakIt, message) => {
    synth(anApp(['one', 'gone']));
    const app = anApp(['one', 'new']);
    breakIt(app);
    expect(() => synth(app)).toThrow(message);
    expect(files()).toEqual(['gone.k8s.yaml', 'one.k8s.yaml']);
  });

  test('changes no file of any App if one App fails', () => {
    const bad = anApp([], { outdir: join(folder, 'bad') });
    aConfigMap(new Chart(bad, 'z'), 'bad', Lazy.any({ produce: () => raise('no data') }));
    expect(() => synth(anApp(['one']), bad)).toThrow('no data');
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([1, 2, 3])('restores all files if the disk fails at file %d', (which) => {
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

  test('keeps the only copies of files if the disk also fails at restoring them, and names their folder', () => {
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

  test('changes no file if a folder has the name of a file', () => {
    mkdirSync(join(dist(), 'two.k8s.yaml'), { recursive: true });
    expect(() => synth(anApp(['one', 'two']))).toThrow('EISDIR');
    expect(files()).toEqual(['two.k8s.yaml']);
  });
});

describe('invalid Apps', () => {
  test('rejects two Apps with the same folder', () => {
    const otherwise = anApp(['two'], { outdir: `${folder}/./dist/` });
    expect(() => synth(anApp(['one']), otherwise)).toThrow('App.outdir is given twice');
    expect(readdirSync(folder)).toEqual([]);
    expect(() => synth(anApp(['one']), anApp(['two']))).toThrow(
      'App.outdir is given twice, and must be a folder of its own',
    );
  });

  test.each(['', '.', 'yaml', '/../../x', '.k8s/../yaml'])(
    'rejects the outputFileExtension %p',
    (outputFileExtension) => {
      expect(() => synth(anApp(['one'], { outputFileExtension }))).toThrow(
        `App.outputFileExtension is '${outputFileExtension}', and must be one such as .k8s.yaml`,
      );
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test.each([
    ['data.__proto__', '{"__proto__":"x"}'],
    ['data.constructor', '{"constructor":"x"}'],
    ['data[1].a.constructor', '[{}, {"a":{"constructor":{}}}]'],
  ])('rejects the key %s, which CDK8s loses, and can render another App then', (path, data) => {
    const app = anApp(['one']);
    aConfigMap(app.charts[0] as Chart, 'hostile', JSON.parse(data));
    expect(() => synth(app)).toThrow(/at path 'one\/hostile' with name 'one-hostile': Error: .*CDK8s loses this key/);
    expect(() => synth(app)).toThrow(`${path} is `);
    expect(app.resolvers).toHaveLength(new App().resolvers.length);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('rejects a lost key in labels of an app and of other objects', () => {
    const labels = JSON.parse('{"constructor":"x"}');
    const app = anApp([]);
    new PersistentStatefulApp(new Chart(app, 'one'), 'app', appProps({ podLabels: labels }));
    expect(() => synth(app)).toThrow("spec.template.metadata.labels.constructor is 'x', and must be renamed");
    const other = anApp([]);
    new ApiObject(new Chart(other, 'one'), 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { labels } });
    expect(() => synth(other)).toThrow("labels.constructor is 'x', and must be renamed");
  });

  test('rejects the yamlOutputType FILE_PER_APP', () => {
    const app = anApp(['one'], { yamlOutputType: YamlOutputType.FILE_PER_APP });
    expect(() => synth(app)).toThrow('App.yamlOutputType is FILE_PER_APP, and must be FILE_PER_CHART');
  });
});

function raise(message: string): never {
  throw new Error(message);
}

/** Adds two charts to which CDK8s gives the same file name: one in a construct, and one whose id is that name. */
function twins(app: App): void {
  const inner = new Chart(new Construct(app, 'outer'), 'inner');
  aConfigMap(inner, 'a');
  aConfigMap(new Chart(app, Names.toDnsLabel(inner)), 'b');
}
