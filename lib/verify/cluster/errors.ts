/** Stops a verification: the app cannot be checked at all. Its message has a line for each problem. */
export class CannotVerify extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** kubectl gets no answer from the API server. */
export class Unreachable extends CannotVerify {}

/** A command of kubectl failed. */
export class KubectlFailure extends Error {
  override readonly name = 'KubectlFailure';
}

/** kubectl reports these if it gets no answer from the API server. */
const UNREACHABLE_MESSAGES =
  /Unable to connect|couldn't get current server API|connection to the server|connection refused|connection reset|no such host|i\/o timeout|TLS handshake|client connection lost|no route to host|gave no answer within|unexpected EOF/i;
/** The API server reports these if it gets no answer from a kubelet or a webhook itself. */
const UNREACHABLE_BACKEND_MESSAGES = /dialing backend|upgrad\w+ connection|failed calling webhook/i;
const UNAUTHENTICATED_MESSAGES = /must be logged in to the server|Unauthorized/i;
/** RBAC denies the request. A quota or an admission controller also reports "is forbidden", without "User". */
const UNAUTHORIZED_MESSAGES = /is forbidden: User |cannot \w+ resource/;

/** The error for a command of kubectl that failed, by what it wrote to standard error. */
export function toKubectlError(args: readonly string[], stderr: string): CannotVerify | KubectlFailure {
  const message = stderr.trim().replace(/^(error|Error from server( \(\w+\))?): /i, '');
  if (UNREACHABLE_MESSAGES.test(stderr) && !UNREACHABLE_BACKEND_MESSAGES.test(stderr)) {
    return new Unreachable([`The cluster can't be reached: ${lastLineOf(message)}`]);
  }
  if (UNAUTHENTICATED_MESSAGES.test(stderr)) {
    return new CannotVerify([`The cluster doesn't know this user: ${lastLineOf(message)}`]);
  }
  if (UNAUTHORIZED_MESSAGES.test(stderr)) return new CannotVerify([`The cluster doesn't allow this: ${message}`]);
  return new KubectlFailure(`kubectl ${summarizeCommand(args)}: ${message}`);
}

/** The command without its flags, and without the program that it runs in a container. */
function summarizeCommand(args: readonly string[]): string {
  return args
    .filter((arg) => !arg.startsWith('--'))
    .slice(0, 3)
    .join(' ');
}

/** The last line is enough: kubectl repeats a connection error before it stops. */
function lastLineOf(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}
