import type { CheckId, CheckReport } from '../../lib/verify';
import type { Manifest } from '../manifests';
import { SimulatedCluster, type Told } from '../simulated-cluster';
import { type Verified, verified } from './verified';

/** An app on a cluster, and what is asked about it. */
export interface Case extends Told {
  /** What is on the cluster. */
  readonly live: readonly Manifest[];
  /** What the folder of manifests says. Default: what is on the cluster. */
  readonly stated?: readonly Manifest[];
  readonly args?: readonly string[];
  /** What happens on the cluster before it is looked at. */
  prepare?(cluster: SimulatedCluster): void;
}

/** What came of a run of the command on a simulated cluster. */
export interface Simulated extends Verified {
  readonly cluster: SimulatedCluster;
}

/** Runs the command for the app `web`. */
export async function simulated({ live, stated = live, args = [], prepare, ...told }: Case): Promise<Simulated> {
  const cluster = new SimulatedCluster(live, told);
  prepare?.(cluster);
  return { ...(await verified({ args: ['web', ...args], stated, means: cluster.means })), cluster };
}

/** What came of one check. */
export async function checked(id: CheckId, one: Case): Promise<CheckReport> {
  const { report, told } = await simulated(one);
  const found = report?.checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(told);
  return found;
}
