import { Command, InvalidArgumentError, Option } from 'commander';
import {
  hasForm,
  type KubernetesVersion,
  MEASURED_VERSIONS,
  NEWEST_MEASURED,
  parseSupportedVersion,
  STRING_FORMS,
  SUPPORTED_VERSION,
} from '../../kubernetes';
import { DEFAULT_RELEASE } from '../../rendering';
import { FORMATS, type ReviewFormatName } from '../formats';
import type { Verdict } from '../report';

/** The verdicts that `--allow` accepts. */
const ALLOWABLE_VERDICTS = ['rejected', 'broken', 'data-loss'] as const satisfies readonly Verdict[];
/** The verdicts that `--fail-on` accepts. Graver verdicts fail by default. */
const FAIL_ON_VERDICTS = ['in-place', 'restart'] as const satisfies readonly Verdict[];

/** The options of `npm run review`. */
export interface ReviewOptions {
  /** @default the merge base with main */
  readonly base?: string;
  /** @default the folder of `path` on disk */
  readonly head?: string;
  readonly path: string;
  readonly recursive?: true;
  readonly render?: true;
  readonly releaseName?: string;
  readonly releaseNamespace?: string;
  readonly values?: readonly string[];
  /** @default the newest measured version */
  readonly kubernetes?: KubernetesVersion;
  /** @default the same as `kubernetes` */
  readonly baseKubernetes?: KubernetesVersion;
  readonly format: ReviewFormatName;
  readonly allow?: readonly Verdict[];
  readonly failOn?: Verdict;
}

/**
 * The form of a Helm release's name.
 *
 * @see https://helm.sh/docs/helm/helm_template/
 */
const RELEASE_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const MOST_CHARACTERS_OF_RELEASE_NAME = 53;

/** The streams that the command reads and writes. */
export interface ReviewStreams {
  /** @default reads stdin, and rejects a terminal */
  in?(): Uint8Array;
  out(text: string): void;
  err(text: string): void;
}

/**
 * Parses arguments.
 *
 * @throws CommanderError for `--help` and for invalid arguments, after the text for it is written
 */
export function parseReviewOptions(args: readonly string[], { out, err }: ReviewStreams): ReviewOptions {
  return new Command('npm run review --')
    .description('Forecasts what `kubectl apply -f HEAD` will do to a cluster on which BASE was applied before.')
    .option(
      '--base <folder|file|revision|->',
      'the manifests that were applied before, or - for stdin (default: the merge base of the checked-out commit with main)',
    )
    .option(
      '--head <folder|file|revision|->',
      'the manifests to apply, or - for stdin (default: the folder of --path on disk)',
    )
    .option('--path <folder|file>', 'the folder or file that is read at a revision', 'dist')
    .option('-R, --recursive', 'read nested folders too, as kubectl apply --recursive')
    .option('--render', 'render a Helm chart with helm template and a kustomization with kubectl kustomize')
    .option(
      '--release-name <name>',
      `with --render: the name of the Helm release (default: ${DEFAULT_RELEASE})`,
      parseReleaseName,
    )
    .option(
      '--release-namespace <name>',
      'with --render: the namespace of the Helm release (default: default)',
      parseNamespace,
    )
    .option('--values <file>', 'with --render: a values file of the Helm chart; may be repeated', appendValue)
    .option(
      '--kubernetes <version>',
      `the version of the cluster, such as ${MEASURED_VERSIONS[NEWEST_MEASURED]} (default: ${NEWEST_MEASURED}, the newest that was measured)`,
      parseKubernetesVersion,
    )
    .option(
      '--base-kubernetes <version>',
      'an older version that BASE was applied to (default: --kubernetes)',
      parseKubernetesVersion,
    )
    .addOption(new Option('--format <name>', 'the report format').choices(Object.keys(FORMATS)).default('text'))
    .option(
      '--allow <list>',
      `verdicts that do not fail, separated by commas: any of ${ALLOWABLE_VERDICTS.join(', ')}`,
      parseVerdicts,
    )
    .addOption(
      new Option('--fail-on <what>', 'also exit with 1 at this verdict, or a worse one').choices(FAIL_ON_VERDICTS),
    )
    .addHelpText(
      'after',
      '\nExits with 1 if an object has the verdict broken, rejected or data-loss, and with 2 if an option is invalid or BASE or HEAD can’t be read.',
    )
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err })
    .parse(args, { from: 'user' })
    .opts();
}

function parseKubernetesVersion(text: string): KubernetesVersion {
  const parsed = parseSupportedVersion(text);
  if (parsed === undefined) throw new InvalidArgumentError(`It must be ${SUPPORTED_VERSION}.`);
  return parsed;
}

function parseReleaseName(text: string): string {
  if (text.length <= MOST_CHARACTERS_OF_RELEASE_NAME && RELEASE_NAME.test(text)) return text;
  throw new InvalidArgumentError(
    `It must be at most ${MOST_CHARACTERS_OF_RELEASE_NAME} characters: a-z, 0-9, - and . between them.`,
  );
}

function parseNamespace(text: string): string {
  if (hasForm('label', text)) return text;
  throw new InvalidArgumentError(
    `It must be at most ${STRING_FORMS.label.maxLength} characters: a-z, 0-9 and - between them.`,
  );
}

function appendValue(text: string, all: readonly string[] = []): string[] {
  return [...all, text];
}

function parseVerdicts(text: string): Verdict[] {
  const verdicts = text.split(',').map((word) => ALLOWABLE_VERDICTS.find((verdict) => verdict === word.trim()));
  const known = verdicts.filter((verdict) => verdict !== undefined);
  if (known.length < verdicts.length)
    throw new InvalidArgumentError(`Allowed choices are ${ALLOWABLE_VERDICTS.join(', ')}.`);
  return known;
}
