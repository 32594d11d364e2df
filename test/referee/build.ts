import { type ExecFileSyncOptions, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isOlder, type KubernetesVersion } from '../../lib/kubernetes';

const PROGRAM = join(__dirname, 'program');
const { XDG_CACHE_HOME = join(homedir(), '.cache') } = process.env;
/** The folder of the built binaries. `$REFEREE_CACHE` sets another one. */
export const CACHE = process.env.REFEREE_CACHE ?? join(XDG_CACHE_HOME, 'stateful-apps-referee');
const MODULE = 'k8s.io/kubernetes';

/**
 * Builds the referee of a release of Kubernetes, such as `1.37.2`, unless the cache has it, and returns the path of the
 * binary. Its sources come from the Go module proxy.
 */
export function buildReferee(release: string): string {
  const folder = join(CACHE, `${release}-${hashFiles(listFiles(release))}`);
  const binary = join(folder, 'referee');
  if (existsSync(binary)) return binary;
  assertGo(release);
  console.error(`Building the referee of Kubernetes ${release}. The first time this takes some minutes.`);
  mkdirSync(CACHE, { recursive: true });
  const building = mkdtempSync(join(CACHE, `${release}-building-`));
  try {
    for (const file of listFiles(release)) copyFileSync(join(PROGRAM, file), join(building, file));
    writeFileSync(join(building, 'go.mod'), createGoModule(release, building));
    runGo(['mod', 'tidy'], building);
    runGo(['build', '-trimpath', '-ldflags=-s -w', '-o', 'referee', '.'], building);
    // Another process may have built the same in the meantime.
    if (!existsSync(folder)) renameSync(building, folder);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return binary;
}

/** Downloads the sources of a release. Returns their folder in Go's module cache. */
export function downloadSources(release: string): string {
  assertGo(release);
  const { Dir } = JSON.parse(runGo(['mod', 'download', '-json', `${MODULE}@v${release}`], CACHE)) as { Dir: string };
  return Dir;
}

/** Lists the files of the program for a release. Older releases omit files such as `kinds_since_1_34.go`. */
function listFiles(release: string): string[] {
  return readdirSync(PROGRAM).filter((file) => {
    const [, major, minor] = /_since_(\d+)_(\d+)\.go$/.exec(file) ?? [];
    const isIn =
      major === undefined || !isOlder(release as KubernetesVersion, `${major}.${minor}` as KubernetesVersion);
    return file.endsWith('.go') && isIn;
  });
}

function hashFiles(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(PROGRAM, file)));
  return hash.digest('hex').slice(0, 16);
}

/**
 * Creates the `go.mod` of a program that uses a release of Kubernetes. Kubernetes replaces its staging modules by local
 * folders, so each is replaced by its published version here.
 */
export function createGoModule(release: string, folder: string): string {
  const { Dir } = JSON.parse(runGo(['mod', 'download', '-json', `${MODULE}@v${release}`], folder)) as { Dir: string };
  const theirs = readFileSync(join(Dir, 'go.mod'), 'utf8');
  const staged = [...theirs.matchAll(/^\s+(k8s\.io\/[a-z-]+) => \.\/staging/gm)].map(([, name]) => name);
  return [
    'module example.test/referee',
    ...(theirs.match(/^(go|godebug) [^(\n]+$/gm) ?? []),
    ...(theirs.match(/^godebug \([^)]*\)/gm) ?? []),
    `require ${MODULE} v${release}`,
    ...staged.map((name) => `replace ${name} => ${name} v0.${release.slice('1.'.length)}`),
    '',
  ].join('\n');
}

/** Throws if Go is not installed. */
export function assertGo(release: string): void {
  if (spawnSync('go', ['version']).error === undefined) return;
  throw new Error(
    `The referee of Kubernetes ${release} is built with Go, and there is no \`go\` on the PATH. ` +
      'Install the newest Go (https://go.dev/dl/) and run the command again.',
  );
}

/** Runs a Go command, and returns its output. Throws with the output if it fails. */
export function runGo(args: readonly string[], cwd: string): string {
  const env = { ...process.env, CGO_ENABLED: '0' };
  const options: ExecFileSyncOptions = { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28 };
  try {
    return String(execFileSync('go', args, options));
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`go ${args.join(' ')} failed:\n${stdout}${stderr}`);
  }
}
