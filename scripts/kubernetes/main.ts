import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { isOlder, type KubernetesVersion, MEASURED_MINORS, MEASURED_VERSIONS } from '../../lib/kubernetes';
import { assertGo } from '../../test/referee/build';
import { compareReleases } from './answers';
import { formatApiJson } from './api-json';
import { type ComparedRequest, createRequests } from './cases';
import { compareGates } from './gate-changes';
import { readRelease } from './release';
import { formatComparison } from './report';
import { compareTypes } from './type-changes';
import { InputError, resolveRelease } from './versions';

const API_JSON = 'lib/kubernetes/api.json';
const BAD_INPUT_EXIT_CODE = 2;

interface Options {
  readonly write: boolean;
  readonly answers: boolean;
  readonly kind?: string;
}

const command = new Command('npm run kubernetes --')
  .description(
    'Compares two versions of Kubernetes, without clusters, and says which data and rules each change concerns.',
  )
  .argument('[before]', 'a minor version such as 1.36, or a patch release such as 1.35.4')
  .argument('[after]', 'the version to compare it with')
  .option('--write', `write the kinds and types of the measured versions to ${API_JSON}`, false)
  .option('--no-answers', 'compare only kinds, fields and feature gates, which takes seconds')
  .option('--kind <name>', 'compare only answers about objects of this kind, such as StatefulSet')
  .addHelpText('after', '\nNeeds Go. Exits with 2 if a version is unknown or Go is missing.')
  .exitOverride();

async function main(): Promise<void> {
  command.parse();
  const options = command.opts<Options>();
  const versions = command.args;
  if (versions.length !== 2 && !(options.write && versions.length === 0)) {
    throw new InputError(
      `${versions.length === 0 ? 'no version' : versions.join(' ')}: a comparison needs two versions, such as ` +
        '`npm run kubernetes -- 1.36 1.37`. Without versions, `npm run kubernetes -- --write` makes api.json.',
    );
  }
  assertGoIsInstalled();
  const [before, after] = versions.map((version) => resolveRelease(version));
  if (before !== undefined && before === after) {
    throw new InputError(`${versions.join(' ')}: both are ${before}. Name two versions.`);
  }
  if (options.write) writeApiJson();
  if (before !== undefined && after !== undefined) await compare(before, after, options);
}

function assertGoIsInstalled(): void {
  try {
    assertGo(MEASURED_VERSIONS[MEASURED_MINORS[0] as keyof typeof MEASURED_VERSIONS]);
  } catch (error) {
    throw new InputError((error as Error).message);
  }
}

async function compare(before: string, after: string, { answers, kind }: Options): Promise<void> {
  const [one, other] = [readRelease(before), readRelease(after)];
  console.log(
    formatComparison({
      before,
      after,
      types: compareTypes(one, other),
      gates: compareGates(one.gates, other.gates),
      ...(answers && {
        answers: await compareReleases([before, after], chooseRequests(before, after, kind), showProgress),
      }),
    }),
  );
}

/** The requests that both versions can answer. */
function chooseRequests(before: string, after: string, kind: string | undefined): ComparedRequest[] {
  const [one, other] = [before, after] as [KubernetesVersion, KubernetesVersion];
  const cases = createRequests(isOlder(one, other) ? one : other);
  const chosen = kind === undefined ? cases : cases.filter(({ object }) => object.kind === kind);
  if (chosen.length > 0) return chosen;
  const kinds = [...new Set(cases.map(({ object }) => object.kind))].sort();
  throw new InputError(`--kind ${kind}: the corpus has no such kind. Allowed are ${kinds.join(', ')}.`);
}

function showProgress(asked: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${asked} requests compared`);
}

/** Writes the kinds and types of the measured versions to `lib/kubernetes/api.json`. */
function writeApiJson(): void {
  const releases = MEASURED_MINORS.map((version) => ({ version, ...readRelease(MEASURED_VERSIONS[version]) }));
  writeFileSync(API_JSON, formatApiJson(releases));
  execFileSync('npx', ['--no-install', 'biome', 'format', '--write', API_JSON], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  console.log(`${API_JSON} has the kinds and types of ${MEASURED_MINORS.join(', ')}.`);
}

main().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : BAD_INPUT_EXIT_CODE;
  else if (error instanceof InputError) {
    console.error(error.message);
    process.exitCode = BAD_INPUT_EXIT_CODE;
  } else throw error;
});
