import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020';
import { Size } from 'cdk8s';
import { appProps, synthApp, withContainer } from '../../test/apps';
import { TestFolder } from '../../test/folders';
import { Exposure, Image, type PersistentStatefulAppProps } from '../constructs';
import { review } from '.';

const SCHEMA = JSON.parse(readFileSync('lib/review/formats/review.schema.json', 'utf8'));
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** The apps in dist/ after each commit of a history. */
const HISTORY: readonly (readonly [title: string, apps: readonly Partial<PersistentStatefulAppProps>[]])[] = [
  ['the first app', [{}]],
  ['another image', [withContainer({ image: Image.of('registry.example.com/team/app:1.5.0') })]],
  ['two more replicas and an external Service', [{ replicas: 3, expose: Exposure.clusterIp() }]],
  ['a second app', [{ replicas: 3 }, { name: 'db' }]],
  ['a larger claim', [{ replicas: 3, claims: [{ name: 'data', mountPath: '/data', size: Size.gibibytes(2) }] }]],
  ['another claim in its place', [{ claims: [{ name: 'pages', mountPath: '/data', size: Size.gibibytes(2) }] }]],
];
const EMPTY = 'no app at all';

const start = process.cwd();
let folder: TestFolder;

beforeAll(() => {
  folder = new TestFolder();
  for (const [title, apps] of HISTORY) {
    folder.write({
      'dist/apps.yaml': apps
        .flatMap((props) => synthApp(appProps(props)))
        .map(textOf)
        .join('---\n'),
    });
    folder.commit(title);
  }
  folder.write({ 'dist/apps.yaml': '' });
  folder.commit(EMPTY);
  process.chdir(folder.path);
});

afterAll(() => {
  process.chdir(start);
  folder.delete();
});

const textOf = (manifest: object): string => `${JSON.stringify(manifest)}\n`;

test.each([...HISTORY.map(([title]) => title), EMPTY])(
  'reviews a commit with its parent and reports by the schema: %s',
  (title) => {
    const [commit = '', parent = EMPTY_TREE] = folder
      .git('log', '--format=%H %P', '--fixed-strings', `--grep=${title}`)
      .split(' ');
    const written: string[] = [];
    const streams = { out: (text: string) => written.push(text), err: (text: string) => written.push(text) };
    const status = review(['--base', parent, '--head', commit, '--format', 'json'], streams);
    const report = JSON.parse(written.join(''));
    expect([0, 1]).toContain(status);
    expect(new Ajv().validate(SCHEMA, report)).toBe(true);
    expect(report.objects.length).toBeGreaterThan(0);
  },
);
