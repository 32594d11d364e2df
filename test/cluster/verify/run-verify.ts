import { ASK, kubectlOnPath, type Means, realTime } from '../../../lib/verify';
import { TestFolder } from '../../folders';
import type { Manifest } from '../../manifests';
import * as verify from '../../verify';

/** The result of a run of `verify` on a cluster. */
export interface ClusterVerifyResult extends verify.Verified {
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
  const means = { kubectl: recordKubectl(commands, own), time: realTime, ask: ASK };
  try {
    return { ...(await verify.verified({ args, stated, means })), commands };
  } finally {
    folder.delete();
  }
}

function recordKubectl(commands: string[], own: readonly string[]): Means['kubectl'] {
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
