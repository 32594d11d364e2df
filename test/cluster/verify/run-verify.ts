import { createClock, createKubectl, networkClient, type VerifyTools } from '../../../lib/verify';
import { TestFolder } from '../../folders';
import type { Manifest } from '../../manifests';
import * as verify from '../../verify';

/** The result of a run of `verify` on a cluster. */
export interface ClusterVerifyResult extends verify.VerifyRun {
  /** The commands of kubectl, without the options for the cluster. */
  readonly commands: readonly string[];
}

/** The input of a run of `verify` on a cluster. */
export interface ClusterVerifyOptions {
  readonly args: readonly string[];
  /** The manifests that `verify` reads. */
  readonly stated: readonly Manifest[];
  /** The text of the kubeconfig. Default: the kubeconfig of the environment. */
  readonly kubeconfig?: string;
}

/** Runs `verify` without asking questions. */
export async function runVerify({ args, stated, kubeconfig }: ClusterVerifyOptions): Promise<ClusterVerifyResult> {
  const folder = new TestFolder({ kubeconfig: kubeconfig ?? '' });
  const own = kubeconfig === undefined ? [] : [`--kubeconfig=${folder.path}/kubeconfig`];
  const commands: string[] = [];
  const tools = { createKubectl: recordKubectl(commands, own), createClock, network: networkClient };
  try {
    return { ...(await verify.runVerify({ args, manifests: stated, tools })), commands };
  } finally {
    folder.delete();
  }
}

function recordKubectl(commands: string[], own: readonly string[]): VerifyTools['createKubectl'] {
  return (flags, options) => {
    const { run, start } = createKubectl([...own, ...flags], options);
    const note = (args: readonly string[]) => commands.push(args.join(' '));
    return {
      run(args, processOptions) {
        note(args);
        return run(args, processOptions);
      },
      start(args) {
        note(args);
        return start(args);
      },
    };
  };
}
