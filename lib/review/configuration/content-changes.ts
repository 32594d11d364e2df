import type { LiveObject } from '../../api-server';
import { isSame, objectKeyOf } from '../../kubernetes';
import { type Identity, type Outcome, titleOf } from '../cluster';
import type { ConfigurationUse, ConfigurationUses } from './configuration-uses';

/** The ConfigMaps and Secrets whose content an apply changes, and the workloads that use them. */
export interface ConfigurationChanges {
  readonly uses: ConfigurationUses;
  /** The keys of the ConfigMaps and Secrets whose content changes. */
  readonly changedConfigurations: ReadonlySet<string>;
}

/** The workloads of which an apply starts all pods, so that they read new content. */
export interface WorkloadRestarts {
  /** The keys of the workloads of which all pods are replaced. */
  readonly restartedWorkloads: ReadonlySet<string>;
  /** The keys of the new workloads. */
  readonly createdWorkloads: ReadonlySet<string>;
}

/** When pods see the new content of a ConfigMap or Secret. */
export interface ContentChangeReport {
  /** The pods that see the new content without a further action. Undefined if there are none. */
  readonly pods?: string;
  /** Warnings about the pods that keep the old content. */
  readonly warnings: readonly string[];
}

/** The fields of ConfigMaps and Secrets that pods read. */
const CONTENT_FIELDS = ['data', 'binaryData'];
/** The kinds of which `kubectl rollout restart` replaces the pods. */
const RESTARTABLE_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** Whether an object is a ConfigMap or Secret and its content changes. */
export function hasChangedContent({ identity, before, after }: Outcome): boolean {
  if (before === undefined || !['ConfigMap', 'Secret'].includes(identity.kind)) return false;
  const content = (object: LiveObject | undefined, field: string) => object?.live[field];
  return CONTENT_FIELDS.some((field) => !isSame(content(before, field), content(after, field)));
}

/** Reports which pods see the new content of a ConfigMap or Secret, and which keep the old one. */
export function reportContentChange(
  { key }: Outcome,
  changes: ConfigurationChanges & WorkloadRestarts,
): ContentChangeReport {
  if (!changes.changedConfigurations.has(key)) return { warnings: [] };
  const uses = changes.uses.listUsesOf(key);
  const pods = describeAutomaticUpdates(uses, changes);
  return { ...(pods !== '' && { pods }), warnings: describeStalePods(uses, changes) };
}

function describeAutomaticUpdates(uses: readonly ConfigurationUse[], restarts: WorkloadRestarts): string {
  const restarting = titles(uses.filter(({ workload }) => restarts.restartedWorkloads.has(objectKeyOf(workload))));
  const updating = titles(uses.filter((use) => use.through === 'volume' && keepsRunning(use, restarts)));
  const starting = titles(uses.filter(({ workload }) => workload.kind === 'CronJob'));
  const sentences = [
    restarting && `the pods of ${restarting} restart in this apply and read the new content then`,
    updating && `the pods of ${updating} see it within two minutes or so, in their volumes, without a restart`,
    starting && `the pods of ${starting} read it when the next Job starts`,
  ];
  return sentences.filter((sentence) => sentence !== '').join('; ');
}

function describeStalePods(uses: readonly ConfigurationUse[], restarts: WorkloadRestarts): string[] {
  const running = uses.filter((use) => keepsRunning(use, restarts));
  const usesThrough = (through: ConfigurationUse['through']) => running.filter((use) => use.through === through);
  return [
    ...warnAboutOldContent(usesThrough('environment'), 'have it in their environment'),
    ...warnAboutOldContent(usesThrough('subPath'), 'mount it under a subPath'),
  ];
}

function warnAboutOldContent(uses: readonly ConfigurationUse[], how: string): string[] {
  if (uses.length === 0) return [];
  const commands = uses.flatMap(({ workload }) => restartCommand(workload));
  const remedy = commands.length > 0 ? `: ${commands.join(', ')}` : '';
  return [`the pods of ${titles(uses)} ${how}, and see the old content until they are restarted${remedy}`];
}

/** Whether pods that ran before the apply run after it as well. A CronJob starts new pods. */
function keepsRunning({ workload }: ConfigurationUse, restarts: WorkloadRestarts): boolean {
  const key = objectKeyOf(workload);
  return workload.kind !== 'CronJob' && !restarts.restartedWorkloads.has(key) && !restarts.createdWorkloads.has(key);
}

function restartCommand({ kind, name, namespace }: Identity): string[] {
  if (!RESTARTABLE_KINDS.includes(kind)) return [];
  return [`\`kubectl rollout restart ${kind.toLowerCase()}/${name}${namespace === null ? '' : ` -n ${namespace}`}\``];
}

function titles(uses: readonly ConfigurationUse[]): string {
  return [...new Set(uses.map(({ workload }) => titleOf(workload)))].join(', ');
}
