import type { KubernetesVersion } from '../../kubernetes';
import { ordinalsOf } from '../../kubernetes';
import type { Field } from '../../validation';
import { type ClaimTemplateDiff, diffClaimTemplates } from './claim-templates';
import { kubectl } from './kubectl';
import type { RunbookOrdinals } from './ordinals';
import type { ServicePair } from './service';
import { shellVariable } from './shell';

/** A StatefulSet that HEAD changes or replaces. */
export interface StatefulSetUpdate {
  /** The live object: decoded and defaulted. */
  readonly before: Field;
  /** HEAD's object: decoded and defaulted. */
  readonly after: Field;
  /** The namespace of HEAD's manifest. Null if it names none. */
  readonly namespace: string | null;
  /** HEAD's file, as a user would type it: `dist/web.yaml`. */
  readonly file: string;
  readonly kubernetes: KubernetesVersion;
  /**
   * Whether HEAD's manifest omits `spec.replicas`, so that an autoscaler decides the number of pods.
   *
   * @default false
   */
  readonly isAutoscaled?: boolean;
  /**
   * Services of the same file that HEAD changes. The apply of the file changes them, too.
   *
   * @default none
   */
  readonly services?: readonly ServicePair[];
}

/** A StatefulSet before or after a change. */
export interface StatefulSetSummary {
  readonly name: string;
  readonly ordinals: RunbookOrdinals;
  readonly serviceName: string;
  readonly spec: Field;
}

/** A StatefulSet before and after a change, and what differs. */
export interface StatefulSetDiff {
  readonly before: StatefulSetSummary;
  readonly after: StatefulSetSummary;
  readonly templates: ClaimTemplateDiff;
  readonly update: StatefulSetUpdate;
  /** Whether the StatefulSet gets another name or namespace. */
  readonly isRename: boolean;
  /** A kubectl command in the new namespace. */
  kubectl(...words: readonly string[]): string;
  /** A kubectl command in the old namespace. It is the new one unless the StatefulSet gets another namespace. */
  kubectlBefore(...words: readonly string[]): string;
}

/** Compares a StatefulSet before and after a change. */
export function diffStatefulSets(update: StatefulSetUpdate, namespaceBefore = update.namespace): StatefulSetDiff {
  const { namespace } = update;
  const [before, after] = [summarizeStatefulSet(update.before, update), summarizeStatefulSet(update.after, update)];
  return {
    before,
    after,
    templates: diffClaimTemplates(before.spec, after.spec),
    update,
    isRename: before.name !== after.name || namespaceBefore !== namespace,
    kubectl: (...words) => kubectl(namespace, ...words),
    kubectlBefore: (...words) => kubectl(namespaceBefore, ...words),
  };
}

/** Reads what runbooks need to know of a StatefulSet. */
export function summarizeStatefulSet(
  statefulSet: Field,
  { isAutoscaled = false }: Pick<StatefulSetUpdate, 'isAutoscaled'> = {},
): StatefulSetSummary {
  return {
    name: statefulSet.at('metadata', 'name').scalar,
    ordinals: { ...ordinalsOf(statefulSet), ...(isAutoscaled && { isAutoscaled }) },
    serviceName: statefulSet.at('spec', 'serviceName').scalar,
    spec: statefulSet.at('spec'),
  };
}

/** The name of a pod of a StatefulSet. By default, the shell variable `ordinal` has its ordinal. */
export function podNameOf(
  { name }: Pick<StatefulSetSummary, 'name'>,
  ordinal: number | string = shellVariable('ordinal'),
): string {
  return `${name}-${ordinal}`;
}
