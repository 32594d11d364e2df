import { Command, InvalidArgumentError, Option } from 'commander';
import { type VerifyFormatName, verifyFormats } from '../formats';
import type { VerifyStreams } from './streams';

const DEFAULT_HELPER_IMAGE = 'busybox:1.37.0';
const DEFAULT_TIMEOUT_SECONDS = 180;
const MAX_TIMEOUT_SECONDS = 3600;

/** The options of `npm run verify`. */
export interface VerifyOptions {
  readonly app: string;
  /** The folder of manifests. */
  readonly path: string;
  readonly format: VerifyFormatName;
  /** @default the current context */
  readonly context?: string;
  /** @default the namespace of the manifest, otherwise that of the context */
  readonly namespace?: string;
  readonly readOnly: boolean;
  readonly yes: boolean;
  readonly counter?: string;
  readonly canary?: string;
  readonly parallel: boolean;
  /** The image of the helper pod. */
  readonly image: string;
  /** In seconds. */
  readonly timeout: number;
}

/**
 * Parses the arguments of the command.
 *
 * @throws CommanderError if they are invalid or ask for help, after the message is written
 */
export function parseVerifyOptions(
  args: readonly string[],
  { out, err }: Pick<VerifyStreams, 'out' | 'err'>,
): VerifyOptions {
  const command = new Command('npm run verify --')
    .description('Checks on a live cluster that an app behaves as its manifests say, and undoes all changes.')
    .argument('<app>', 'the name of its StatefulSet')
    .option('--context <name>', 'the context of the kubeconfig (default: the current one)')
    .option('-n, --namespace <name>', 'the namespace of the app (default: the namespace of the context)')
    .option('--read-only', 'run only checks that change nothing in the cluster', false)
    .option('--yes', 'disturb the app without asking', false)
    .option(
      '--counter <path>',
      'the HTTP path at which the app shows a number that it stores, such as /visits',
      parsePath,
    )
    .option('--canary <image>', 'roll this image out to the pods at or above the partition, then undo it')
    .option('--parallel', 'start a copy of the app with its own claims, to check in which order pods start', false)
    .option('--image <image>', 'the image of the helper pod, with sleep, cat and nslookup', DEFAULT_HELPER_IMAGE)
    .option('--timeout <seconds>', 'how long to wait for pods', parseSeconds, DEFAULT_TIMEOUT_SECONDS)
    .option('--path <folder>', 'the folder of manifests', 'dist')
    .addOption(new Option('--format <name>', 'the report format').choices(Object.keys(verifyFormats)).default('text'))
    .addHelpText('after', '\nExits with 1 if a check failed, and with 2 if the app could not be checked.')
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err })
    .parse(args, { from: 'user' });
  return { ...command.opts(), app: String(command.args[0]) };
}

function parsePath(text: string): string {
  if (!/^\/[^\s]*$/.test(text)) throw new InvalidArgumentError('It must be a path that begins with /.');
  return text;
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!/^\d+$/.test(text) || seconds < 1 || seconds > MAX_TIMEOUT_SECONDS) {
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_TIMEOUT_SECONDS}.`);
  }
  return seconds;
}
