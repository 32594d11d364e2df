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

/** What came of a run of the command. */
export interface VerifyRun {
  readonly code: number;
  /** What it wrote beside its report. */
  readonly stderr: string;
  /** Undefined where it wrote none. */
  readonly report: VerifyReport | undefined;
}

/** How the command is run. */
export interface VerifyInput {
  readonly args: readonly string[];
  /** The manifests of the app, or a folder that holds them and is kept. */
  readonly manifests: readonly Manifest[] | TestFolder;
  readonly tools: VerifyTools;
  /** Where and by whom. Default: where nobody can be asked, and with leave to disturb the app. */
  readonly streams?: Partial<VerifyStreams>;
}

/** A folder of these manifests. */
export function folderOf(manifests: readonly Manifest[]): TestFolder {
  return new TestFolder({ 'app.json': JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests }) });
}

/** Runs the command. */
export async function runVerify({ args, manifests: stated, tools: means, streams }: VerifyInput): Promise<VerifyRun> {
  const folder = stated instanceof TestFolder ? stated : folderOf(stated);
  let [out, told] = ['', ''];
  const plain: VerifyStreams = {
    out: (text) => (out += text),
    err: (text) => (told += text),
    isInteractive: false,
    question: () => Promise.reject(new Error('nobody is there')),
    onStop: () => {},
  };
  const consent = streams?.isInteractive ? [] : ['--yes'];
  const asked = [...args, ...consent, '--format=json', `--path=${folder.path}`];
  try {
    const code = await verify(asked, { ...plain, ...streams }, means);
    return { code, stderr: told, report: out === '' ? undefined : JSON.parse(out) };
  } finally {
    if (folder !== stated) folder.delete();
  }
}

/** What came of each check. */
export function statusesOf({ report }: VerifyRun): Partial<Record<CheckId, CheckReport['status']>> {
  return Object.fromEntries((report?.checks ?? []).map(({ id, status }) => [id, status]));
}

/** The reasons of the checks of which this came. */
export function reasonsOf({ report }: VerifyRun, of: CheckReport['status']): Partial<Record<CheckId, string>> {
  const found = (report?.checks ?? []).filter(({ status }) => status === of);
  return Object.fromEntries(found.map(({ id, reason }) => [id, reason]));
}

/** What was seen by a check. */
export function evidenceOf({ report }: VerifyRun, id: CheckId): readonly string[] {
  return report?.checks.find((check) => check.id === id)?.evidence ?? [];
}
