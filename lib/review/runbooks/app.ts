import type { KubernetesVersion } from '../../kubernetes';
import { ordinalsOf } from '../../stateful-sets';
import type { Field } from '../../validation';
import type { RunbookOrdinals } from './ordinals';

/** A StatefulSet that is to become another. */
export interface StatefulSetUpdate {
  /** As it is live: decoded and defaulted. */
  readonly before: Field;
  /** That of HEAD, decoded and defaulted. */
  readonly after: Field;
  /** As in the manifest; null where it names none. */
  readonly namespace: string | null;
  /** HEAD's file, as a user would type it: `dist/web.yaml`. */
  readonly file: string;
  readonly kubernetes: KubernetesVersion;
  /** Whether HEAD's manifest leaves `spec.replicas` out, to an autoscaler. */
  readonly isAutoscaled?: boolean;
  /** Services of the same file that become others with it, since one apply takes them all. */
  readonly services?: readonly { readonly before: Field; readonly after: Field }[];
}

/** What runbooks need to know of a StatefulSet before or after a change. */
export interface StatefulSetSummary {
  readonly name: string;
  readonly ordinals: RunbookOrdinals;
  readonly serviceName: string;
  readonly spec: Field;
}

export function summarizeStatefulSet(statefulSet: Field, isAutoscaled = false): StatefulSetSummary {
  return {
    name: statefulSet.at('metadata', 'name').scalar,
    ordinals: { ...ordinalsOf(statefulSet), ...(isAutoscaled && { isAutoscaled }) },
    serviceName: statefulSet.at('spec', 'serviceName').scalar,
    spec: statefulSet.at('spec'),
  };
}
