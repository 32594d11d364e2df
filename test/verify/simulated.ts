import type { CheckId, CheckReport } from '../../lib/verify';
import type { Manifest } from '../manifests';
import { SimulatedCluster, type SimulationOptions } from '../simulated-cluster';
import { runVerify, type VerifyRun } from './verified';

/** An app on a cluster, and what is asked about it. */
export interface VerifyCase extends SimulationOptions {
  /** What is on the cluster. */
  readonly live: readonly Manifest[];
  /** What the folder of manifests says. Default: what is on the cluster. */
  readonly manifests?: readonly Manifest[];
  readonly args?: readonly string[];
  /** What happens on the cluster before it is looked at. */
  prepare?(cluster: SimulatedCluster): void;
}

/** What came of a run of the command on a simulated cluster. */
export interface SimulatedRun extends VerifyRun {
  readonly cluster: SimulatedCluster;
}

/** Runs the command for the app `web`. */
export async function verifySimulated({
  live,
  manifests: stated = live,
  args = [],
  prepare,
  ...told
}: VerifyCase): Promise<SimulatedRun> {
  const cluster = new SimulatedCluster(live, told);
  prepare?.(cluster);
  return { ...(await runVerify({ args: ['web', ...args], manifests: stated, tools: cluster.tools })), cluster };
}

/** What came of one check. */
export async function runCheck(id: CheckId, one: VerifyCase): Promise<CheckReport> {
  const { report, stderr: told } = await verifySimulated(one);
  const found = report?.checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(told);
  return found;
}
