import { type Identity, keyOf, titleOf } from '../cluster';
import type { ConfigurationUse } from './configuration-uses';

/** What happens to the workloads that use a ConfigMap or Secret, by their keys. */
export interface WorkloadRestarts {
  /** Those whose pods are all replaced. */
  readonly restartedWorkloads: ReadonlySet<string>;
  /** Those that are new. */
  readonly createdWorkloads: ReadonlySet<string>;
}

/** Kinds whose pods `kubectl rollout restart` replaces. */
const RESTARTABLE = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** When pods read new content of a ConfigMap or Secret by themselves; undefined if none does. */
export function describeAutomaticUpdates(
  uses: readonly ConfigurationUse[],
  changes: WorkloadRestarts,
): string | undefined {
  const restarting = named(uses.filter(({ workload }) => changes.restartedWorkloads.has(keyOf(workload))));
  const running = uses.filter((use) => isRunningOn(use, changes));
  const following = named(running.filter(({ through }) => through === 'volume'));
  const later = named(uses.filter(({ workload }) => workload.kind === 'CronJob'));
  const said = [
    restarting && `the pods of ${restarting} restart in this apply and read the new content then`,
    following && `the pods of ${following} see it within two minutes or so, in their volumes, without a restart`,
    later && `the pods of ${later} read it when the next Job starts`,
  ].filter((part) => part);
  return said.length > 0 ? said.join('; ') : undefined;
}

/** Which pods go on with the old content. */
export function describeStalePods(uses: readonly ConfigurationUse[], changes: WorkloadRestarts): string[] {
  const running = uses.filter((use) => isRunningOn(use, changes));
  const through = (way: ConfigurationUse['through']) => running.filter((use) => use.through === way);
  return [
    ...old(through('environment'), 'have it in their environment'),
    ...old(through('subPath'), 'mount it under a subPath'),
  ];
}

function old(uses: readonly ConfigurationUse[], how: string): string[] {
  if (uses.length === 0) return [];
  const commands = uses.map(({ workload }) => restartOf(workload)).filter((command) => command !== undefined);
  const wayOut = commands.length > 0 ? `: ${commands.join(', ')}` : '';
  return [`the pods of ${named(uses)} ${how}, and see the old content until they are restarted${wayOut}`];
}

/** Whether pods that ran before run on. */
function isRunningOn(
  { workload }: ConfigurationUse,
  { restartedWorkloads: restarted, createdWorkloads: created }: WorkloadRestarts,
): boolean {
  const key = keyOf(workload);
  return workload.kind !== 'CronJob' && !restarted.has(key) && !created.has(key);
}

function restartOf({ kind, name, namespace }: Identity): string | undefined {
  if (!RESTARTABLE.includes(kind)) return undefined;
  return `\`kubectl rollout restart ${kind.toLowerCase()}/${name}${namespace === null ? '' : ` -n ${namespace}`}\``;
}

function named(uses: readonly ConfigurationUse[]): string {
  return [...new Set(uses.map(({ workload }) => titleOf(workload)))].join(', ');
}
