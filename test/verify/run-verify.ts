import {
  type CheckId,
  type CheckReport,
  type VerifyReport,
  type VerifyStreams,
  type VerifyTools,
  verify,
} from '../../lib/verify';
import { TestFolder } from '../folders';
import type { Manifest } from '../manifests';

/** The result of a run of `verify`. */
export interface VerifyRun {
  readonly code: number;
  readonly stderr: string;
  /** Undefined if it wrote none. */
  readonly report: VerifyReport | undefined;
}

/** How `verify` is run. */
export interface VerifyInput {
  readonly args: readonly string[];
  /** The manifests of the app, or a folder that has them and is kept. */
  readonly manifests: readonly Manifest[] | TestFolder;
  readonly tools: VerifyTools;
  /** @default no terminal, and consent by `--yes` */
  readonly streams?: Partial<VerifyStreams>;
}

/** Writes manifests to a folder. */
export function createFolder(manifests: readonly Manifest[]): TestFolder {
  return new TestFolder({ 'app.json': JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests }) });
}

/** Runs `verify` with the format `json`. */
export async function runVerify({ args, manifests, tools, streams }: VerifyInput): Promise<VerifyRun> {
  const folder = manifests instanceof TestFolder ? manifests : createFolder(manifests);
  let [stdout, stderr] = ['', ''];
  const defaultStreams: VerifyStreams = {
    out: (text) => (stdout += text),
    err: (text) => (stderr += text),
    isInteractive: false,
    question: () => Promise.reject(new Error('there is no terminal')),
    onStop: () => {},
  };
  const consent = streams?.isInteractive ? [] : ['--yes'];
  const allArgs = [...args, ...consent, '--format=json', `--path=${folder.path}`];
  try {
    const code = await verify(allArgs, { ...defaultStreams, ...streams }, tools);
    return { code, stderr, report: stdout === '' ? undefined : JSON.parse(stdout) };
  } finally {
    if (folder !== manifests) folder.delete();
  }
}

/** The status of each check. */
export function statusesOf({ report }: VerifyRun): Partial<Record<CheckId, CheckReport['status']>> {
  return Object.fromEntries((report?.checks ?? []).map(({ id, status }) => [id, status]));
}

/** The reasons of the checks with a status. */
export function reasonsOf({ report }: VerifyRun, status: CheckReport['status']): Partial<Record<CheckId, string>> {
  const found = (report?.checks ?? []).filter((check) => check.status === status);
  return Object.fromEntries(found.map(({ id, reason }) => [id, reason]));
}

/** The evidence of a check. */
export function evidenceOf({ report }: VerifyRun, id: CheckId): readonly string[] {
  return report?.checks.find((check) => check.id === id)?.evidence ?? [];
}
