import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { TestFolder } from '../folders';
import type { ChartFile } from './chart-files';

const NOT_COPIED = ['node_modules', '.git', 'coverage'];
const INDEX = 'lib/charts/index.ts';
const MAIN = 'main.ts';

const TS_NODE = [process.execPath, '--require', 'ts-node/register'];
const SYNTH = [...TS_NODE, MAIN];
/** All tests that import the apps, with their coverage. */
const JEST = [
  ...['node_modules/.bin/jest', '--runInBand', '--cacheDirectory=coverage/cache', '--updateSnapshot', '--coverage'],
  ...['--coverageReporters=text', '--collectCoverageFrom=lib/charts/**', '--collectCoverageFrom=!lib/charts/index.ts'],
];
/** The checks of a pull request that read apps or `dist/`. */
const CHECKS = [
  ['node_modules/.bin/biome', 'check', '--write', '--error-on-warnings', MAIN, 'lib/charts'],
  [process.execPath, 'node_modules/typescript-native/bin/tsc', '--incremental', 'false'],
  [...TS_NODE, 'scripts/check-dist.ts'],
];

/** A copy of this project in its own git repository. It shares `node_modules` with this project. */
export class ProjectCopy extends TestFolder {
  constructor() {
    super();
    for (const name of readdirSync('.').filter((name) => !NOT_COPIED.includes(name))) {
      cpSync(name, join(this.path, name), { recursive: true });
    }
    symlinkSync(realpathSync('node_modules'), join(this.path, 'node_modules'));
  }

  /** Adds a chart as the README describes. Does nothing if the project already has a file of that name. */
  addChart({ className, code }: ChartFile): void {
    const name = className.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
    if (existsSync(join(this.path, `lib/charts/${name}.ts`))) return;
    this.write({ [`lib/charts/${name}.ts`]: code });
    this.edit(INDEX, (text) => `${text}export { ${className} } from './${name}';\n`);
    this.edit(MAIN, (text) =>
      text
        .replace(/^/, `import { ${className} } from './lib/charts';\n`)
        .replace(/^ *const (\w+) = new App\([^;]*\);\n/m, (line, app) => `${line}new ${className}(${app});\n`),
    );
  }

  /** Deletes the lab's apps as the README describes. */
  deleteLab(): void {
    const files = ['python-app', 'node-app'].flatMap((name) => [
      `lib/charts/${name}.ts`,
      `lib/charts/${name}.test.ts`,
      `dist/${name}.k8s.yaml`,
    ]);
    for (const path of [...files, '__snapshots__', 'lab']) {
      rmSync(join(this.path, path), { recursive: true, force: true });
    }
    this.edit(INDEX, (text) => text.replace(/^.*\b(PythonApp|NodeApp)\b.*\n/gm, ''));
    this.edit(MAIN, (text) =>
      text
        .replace(/^ *new (PythonApp|NodeApp)\(.*\n/gm, '')
        .replace(/\b(PythonApp|NodeApp)\b,? ?/g, '')
        .replace(/^import \{ *\} from '.*';\n/m, ''),
    );
  }

  /** Runs synth, the tests of the apps and the checks. Returns the output of each command that fails. */
  runTestsAndChecks(): string[] {
    const charts = readdirSync(join(this.path, 'lib/charts')).map((name) => `lib/charts/${name}`);
    const failures = [SYNTH, [...JEST, '--findRelatedTests', MAIN, ...charts]].flatMap((command) => this.run(command));
    this.commit('apps');
    return [...failures, ...CHECKS.flatMap((command) => this.run(command))];
  }

  private edit(file: string, change: (text: string) => string): void {
    const path = join(this.path, file);
    this.write({ [file]: change(existsSync(path) ? readFileSync(path, 'utf8') : '') });
  }

  /** Runs a command in the copy. Returns its output if it fails. */
  private run([command = '', ...args]: readonly string[]): string[] {
    const { error, status, stdout, stderr } = spawnSync(command, args, { cwd: this.path, encoding: 'utf8' });
    if (error) throw error;
    return status === 0 ? [] : [`${command} ${args.join(' ')}\n${stdout}${stderr}`];
  }
}
