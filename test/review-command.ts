import { type Report, review } from '../lib/review';

/** A ConfigMap as YAML. */
export const configMapYaml = (name: string, data = '{}') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata: ${data}\n`;

/** The output of the command, and its exit code. */
interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `npm run review` in this process. */
export function runReview(args: readonly string[], stdin = ''): CommandResult {
  let [out, err] = ['', ''];
  const code = review(args, {
    in: () => Buffer.from(stdin),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** Runs `npm run review` with JSON output. */
export function reviewAsJson(args: readonly string[], stdin = ''): Report {
  return JSON.parse(runReview([...args, '--format', 'json'], stdin).out);
}

/** The outcomes of a report: `web updated`. */
export function outcomesOf({ objects }: Report): string[] {
  return objects.map(({ name, outcome }) => `${name} ${outcome}`);
}
