import { Command, InvalidArgumentError, Option } from 'commander';
import { type VerifyFormatName, verifyFormats } from '../formats';
import type { VerifyStreams } from './streams';

/** A tag that registries keep as it is. */
const HELPER_IMAGE = 'busybox:1.37.0';
const SECONDS = 180;

/** What `npm run verify` was asked for. */
export interface VerifyOptions {
  readonly app: string;
  readonly path: string;
  readonly format: VerifyFormatName;
  readonly context?: string;
  readonly namespace?: string;
  readonly readOnly: boolean;
  readonly yes: boolean;
  readonly counter?: string;
  readonly canary?: string;
  readonly parallel: boolean;
  readonly image: string;
  readonly timeout: number;
}

/**
 * What these arguments ask for.
 *
 * @throws CommanderError where they ask for help, or for what there isn't, once that is written
 */
export function parseOptions(args: readonly string[], { out, err }: Pick<VerifyStreams, 'out' | 'err'>): VerifyOptions {
  const command = new Command('npm run verify --')
    .description('Shows that an app of dist/ does on a live cluster what it should, and leaves it as it was.')
    .argument('<app>', 'the name of its StatefulSet')
    .option('--context <name>', 'the context of the kubeconfig (default: the current one)')
    .option('-n, --namespace <name>', 'where the app runs (default: the namespace of the context)')
    .option('--read-only', 'only what changes nothing in the cluster', false)
    .option('--yes', 'disturb the app without being asked', false)
    .option('--counter <path>', 'where the app tells over HTTP a number that it keeps, such as /visits', parsePath)
    .option('--canary <image>', 'roll this image out to the pods at or above the partition, and put them back')
    .option('--parallel', 'start a copy of the app with claims of its own, to see in which order pods start', false)
    .option('--image <image>', 'what the helper pod runs: it needs sleep, cat and nslookup', HELPER_IMAGE)
    .option('--timeout <seconds>', 'how long to wait for pods', parseSeconds, SECONDS)
    .option('--path <folder>', 'the folder of manifests', 'dist')
    .addOption(new Option('--format <name>', 'how to write it').choices(Object.keys(verifyFormats)).default('text'))
    .addHelpText('after', '\nExits with 1 where a check failed, and with 2 where the app could not be looked at.')
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err })
    .parse(args, { from: 'user' });
  return { ...command.opts(), app: command.args[0] as string };
}

function parsePath(text: string): string {
  if (!/^\/[^\s]*$/.test(text)) throw new InvalidArgumentError('It must be a path that begins with /.');
  return text;
}

function parseSeconds(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 3600) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 3600.');
  }
  return number;
}
