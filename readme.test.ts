import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transformSync } from '@swc/core';
import { App, type Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { review } from './lib/review';
import { synth } from './lib/synth';
import { verify } from './lib/verify';
import { TestFolder } from './test/folders';
import { readManifests } from './test/manifest-files';
import { SimulatedCluster } from './test/simulated-cluster';

const README = readFileSync('README.md', 'utf8');
const FOLDER = new TestFolder();
const REPOSITORY = process.cwd();
const ANSWER = { status: 200 };

afterEach(() => process.chdir(REPOSITORY));
afterAll(() => FOLDER.delete());

/** The code block of this language that contains a text. */
function block(language: string, content: string): string {
  const blocks = [...README.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  const found = blocks.filter(([, name, text]) => name === language && text?.includes(content));
  expect(found).toHaveLength(1);
  return found[0]?.[2] ?? '';
}

/** Fails unless the output has the lines of the excerpt. A line with `…` stands for any lines. */
function expectExcerpt(excerpt: string, output: string): void {
  const lines = excerpt.split('\n').filter((line) => !line.startsWith('$ '));
  const parts = lines
    .join('\n')
    .split(/^(?: *# )?(?: *…)\n/m)
    .filter((part) => part.trim() !== '');
  let end = 0;
  for (const part of parts) {
    const start = output.indexOf(part, end);
    if (start < 0) throw new Error(`README.md shows\n${part}\nwhich is not in\n${output}`);
    end = start + part.length;
  }
}

/** Runs the README's chart, as its file in lib/charts/ would run, and writes its manifests. */
function synthesizeWiki(outdir: string, change = (code: string) => code): void {
  const code = change(block('ts', 'extends Chart'));
  const { code: javascript } = transformSync(code, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const exports: { Wiki?: new (scope: Construct) => Chart } = {};
  const load = (name: string) => require(name.startsWith('.') ? resolve('lib/charts', name) : name);
  new Function('require', 'exports', javascript)(load, exports);
  const app = new App({ outdir: join(FOLDER.path, outdir) });
  if (exports.Wiki) new exports.Wiki(app);
  synth(app);
}

/** The message of the error that synth throws after a change of the README's chart. */
function synthError(change: (code: string) => string): string {
  try {
    synthesizeWiki('rejected', change);
  } catch (error) {
    return `${error}\n`;
  }
  throw new Error('synth accepts the change');
}

test('README.md shows the manifests that its chart synthesizes', () => {
  synthesizeWiki('manifests');
  const manifests = join(FOLDER.path, 'manifests/wiki.k8s.yaml');
  expectExcerpt(block('yaml', 'kind: StatefulSet'), readFileSync(manifests, 'utf8'));
  expect(readManifests(manifests).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'Service wiki',
    'Service wiki-external',
    'StatefulSet wiki',
    'PodDisruptionBudget wiki',
  ]);
});

test('README.md shows how synth rejects a wrong port and wrong replicas', () => {
  const message = synthError((code) =>
    code.replace('number: 8080', 'number: 70000').replace('replicas: 2', 'replicas: -1'),
  );
  expectExcerpt(block('console', 'InvalidProperties'), message);
});

test('README.md shows how a check rejects its patch', () => {
  const patch = block('ts', 'addJsonPatch').trim();
  const message = synthError((code) =>
    code
      .replace("import { Chart, Size } from 'cdk8s'", "import { ApiObject, Chart, JsonPatch, Size } from 'cdk8s'")
      .replace('new PersistentStatefulApp(', 'const app = new PersistentStatefulApp(')
      .replace(/^ {4}\}\);\n/m, (end) => `${end}${patch}\n`),
  );
  expectExcerpt(block('console', 'UnsoundManifests'), message);
});

test('README.md shows what the review says of a larger claim', () => {
  synthesizeWiki('base');
  synthesizeWiki('dist', (code) => code.replace('Size.gibibytes(10)', 'Size.gibibytes(20)'));
  process.chdir(FOLDER.path);
  const output: string[] = [];
  review(['--base', 'base'], { out: (text) => output.push(text), err: (text) => output.push(text) });
  expectExcerpt(block('console', 'npm run review'), output.join(''));
});

test('README.md shows what verify says of its app', async () => {
  synthesizeWiki('live');
  const live = readManifests(join(FOLDER.path, 'live/wiki.k8s.yaml'));
  const responses = { '/healthz': ANSWER, '/ready': ANSWER };
  const cluster = new SimulatedCluster(live, { images: { 'registry.example.com/wiki:2.5.1': { responses } } });
  const output: string[] = [];
  const streams = {
    out: (text: string) => output.push(text),
    err: () => {},
    isInteractive: false,
    question: () => Promise.reject(new Error('nobody is there')),
    onStop: () => {},
  };
  await verify(['wiki', '--yes', `--path=${join(FOLDER.path, 'live')}`], streams, cluster.tools);
  expectExcerpt(block('console', 'npm run verify'), output.join(''));
});
