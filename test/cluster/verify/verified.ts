import { createClock, createKubectl, networkClient, type VerifyTools } from '../../../lib/verify';
import { TestFolder } from '../../folders';
import type { Manifest } from '../../manifests';
import * as verify from '../../verify';

/** What came of a run of the command on a cluster. */
export interface Verified extends verify.VerifyRun {
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
  const folder = new TestFolder({ kubeconfig: kubeconfig ?? '' });
  const own = kubeconfig === undefined ? [] : [`--kubeconfig=${folder.path}/kubeconfig`];
  const commands: string[] = [];
  const tools = { createKubectl: recording(commands, own), createClock, network: networkClient };
  try {
    return { ...(await verify.runVerify({ args, manifests: stated, tools })), commands };
  } finally {
    folder.delete();
  }
}

function recording(commands: string[], own: readonly string[]): VerifyTools['createKubectl'] {
  return (flags, ties) => {
    const { run, start } = createKubectl([...own, ...flags], ties);
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
