import type { CheckId, CheckReport } from '../../lib/verify';
import type { Manifest } from '../manifests';
import { SimulatedCluster, type SimulationOptions } from '../simulated-cluster';
import { runVerify, type VerifyRun } from './run-verify';

/** An app on a simulated cluster, and the arguments of `verify`. */
export interface VerifyCase extends SimulationOptions {
  /** The objects on the cluster. */
  readonly live: readonly Manifest[];
  /**
   * The manifests in the folder.
   *
   * @default the objects on the cluster
   */
  readonly manifests?: readonly Manifest[];
  readonly args?: readonly string[];
  /** Changes the cluster before the run. */
  prepare?(cluster: SimulatedCluster): void;
}

/** The result of a run on a simulated cluster. */
export interface SimulatedRun extends VerifyRun {
  readonly cluster: SimulatedCluster;
}

/** Runs `verify` for the app `web`. */
export async function verifySimulated(verifyCase: VerifyCase): Promise<SimulatedRun> {
  const { live, manifests = live, args = [], prepare, ...options } = verifyCase;
  const cluster = new SimulatedCluster(live, options);
  prepare?.(cluster);
  return { ...(await runVerify({ args: ['web', ...args], manifests, tools: cluster.tools })), cluster };
}

/** Runs `verify` for the app `web`. Returns the report of one check. */
export async function runCheck(id: CheckId, verifyCase: VerifyCase): Promise<CheckReport> {
  const { report, stderr } = await verifySimulated(verifyCase);
  const found = report?.checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(stderr);
  return found;
}
