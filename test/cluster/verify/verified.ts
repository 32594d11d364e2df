import {
  ASK,
  type CheckId,
  type CheckReport,
  kubectlOnPath,
  type Means,
  type Report,
  realTime,
  verify,
} from '../../../lib/verify';
import { TestFolder } from '../../folders';
import type { Manifest } from '../../manifests';
import { listOf } from '../kubectl';

/** What came of a run of the command. */
export interface Verified {
  readonly code: number;
  /** What it wrote beside its report. */
  readonly told: string;
  /** Undefined where it wrote none. */
  readonly report: Report | undefined;
  /** The commands of kubectl, without what the user set up. */
  readonly commands: readonly string[];
}

/** How the command is run. */
export interface Run {
  readonly args: readonly string[];
  /** What the folder of manifests says. */
  readonly stated: readonly Manifest[];
  /** What stands in the kubeconfig. Default: that of the environment. */
  readonly kubeconfig?: string;
}

/** Runs the command as in a terminal where nobody can be asked. */
export async function verified({ args, stated, kubeconfig }: Run): Promise<Verified> {
  const folder = new TestFolder({ 'manifests/app.json': listOf(stated), kubeconfig: kubeconfig ?? '' });
  const own = kubeconfig === undefined ? [] : [`--kubeconfig=${folder.path}/kubeconfig`];
  const commands: string[] = [];
  let [out, told] = ['', ''];
  const streams = {
    out: (text: string) => (out += text),
    err: (text: string) => (told += text),
    isInteractive: false,
    question: () => Promise.reject(new Error('nobody is there')),
    onStop: () => {},
  };
  try {
    const asked = [...args, '--yes', '--format=json', `--path=${folder.path}/manifests`];
    const code = await verify(asked, streams, { kubectl: recording(commands, own), time: realTime, ask: ASK });
    return { code, told, report: out === '' ? undefined : JSON.parse(out), commands };
  } finally {
    folder.delete();
  }
}

function recording(commands: string[], own: readonly string[]): Means['kubectl'] {
  return (flags, ties) => {
    const { run, start } = kubectlOnPath([...own, ...flags], ties);
    const note = (args: readonly string[]) => commands.push(args.join(' '));
    return {
      run(args, how) {
        note(args);
        return run(args, how);
      },
      start(args) {
        note(args);
        return start(args);
      },
    };
  };
}

/** What came of each check. */
export function outcomes({ report }: Verified): Partial<Record<CheckId, CheckReport['status']>> {
  return Object.fromEntries((report?.checks ?? []).map(({ id, status }) => [id, status]));
}

/** The reasons of the checks of which this came. */
export function reasons({ report }: Verified, of: CheckReport['status']): Partial<Record<CheckId, string>> {
  const found = (report?.checks ?? []).filter(({ status }) => status === of);
  return Object.fromEntries(found.map(({ id, reason }) => [id, reason]));
}

/** What was seen by a check. */
export function evidence({ report }: Verified, id: CheckId): readonly string[] {
  return report?.checks.find((check) => check.id === id)?.evidence ?? [];
}
