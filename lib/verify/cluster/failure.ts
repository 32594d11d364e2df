import { CannotVerify } from './errors';

/** What kubectl says of an API server that it gets no answer from. */
const UNREACHABLE =
  /Unable to connect|couldn't get current server API|connection to the server|connection refused|connection reset|no such host|i\/o timeout|TLS handshake|client connection lost|no route to host|gave no answer within|unexpected EOF/i;
/** What an API server says of a kubelet or a webhook that it gets no answer from: it was reached itself. */
const BEHIND = /dialing backend|upgrad\w+ connection|failed calling webhook/i;
const UNKNOWN_USER = /must be logged in to the server|Unauthorized/i;
/** What a user may not do, unlike what a quota or an admission controller doesn't let in. */
const FORBIDDEN = /is forbidden: User |cannot \w+ resource/;

/** kubectl did not do what it was asked for. */
export class KubectlFailure extends Error {
  override readonly name = 'KubectlFailure';
}

/** There is no way to the cluster. */
export class Unreachable extends CannotVerify {}

/** What is wrong where a command of kubectl failed. */
export function toKubectlError(args: readonly string[], stderr: string): Error {
  const said = stderr.trim().replace(/^(error|Error from server( \(\w+\))?): /i, '');
  if (UNREACHABLE.test(stderr) && !BEHIND.test(stderr))
    return new Unreachable([`The cluster can't be reached: ${lastLine(said)}`]);
  if (UNKNOWN_USER.test(stderr)) return new CannotVerify([`The cluster doesn't know this user: ${lastLine(said)}`]);
  if (FORBIDDEN.test(stderr)) return new CannotVerify([`The cluster doesn't allow this: ${said}`]);
  return new KubectlFailure(`kubectl ${words(args).join(' ')}: ${said}`);
}

/** The command without flags, and without what runs in a container. */
function words(args: readonly string[]): string[] {
  return args.filter((arg) => !arg.startsWith('--')).slice(0, 3);
}

/** kubectl says the same several times before it gives up. */
function lastLine(text: string): string {
  return text.split('\n').at(-1) as string;
}
