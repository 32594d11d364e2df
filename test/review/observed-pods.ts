import type { Manifest } from '../manifests';
import type { LiveObjects } from './live-objects';
import { hasNewTemplate, type ObservedObject } from './observed-objects';
import type { ChangeTrial } from './trial';

/** The observed effect of a change on the pods and claims of a StatefulSet. */
export interface ObservedPods {
  /** Whether `podManagementPolicy` is Parallel. Otherwise only the first pod is created, since no pod gets ready. */
  readonly parallel: boolean;
  readonly creates: readonly string[];
  readonly deletes: readonly string[];
  /** The pods that were replaced by new pods of the same name. */
  readonly replaced: readonly string[];
  /** The names of the claims before and after. */
  readonly claims: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** Compares the pods and claims of a StatefulSet before and after the apply of HEAD. */
export function observePods(trial: ChangeTrial, { before, after }: ObservedObject): ObservedPods {
  if (before !== undefined && after !== undefined) assertRevision(before, after);
  const [old, now] = [podsOf(before, trial.before), podsOf(after, trial.after)];
  const set = before ?? after;
  return {
    parallel: after?.spec.podManagementPolicy === 'Parallel',
    creates: [...now.keys()].filter((name) => !old.has(name)).sort(),
    deletes: [...old.keys()].filter((name) => !now.has(name)).sort(),
    replaced: [...old.keys()].filter((name) => now.has(name) && now.get(name) !== old.get(name)),
    claims: { before: claimsOf(set, trial.before), after: claimsOf(set, trial.after) },
  };
}

/** Checks that the controller makes a new revision exactly if the template changed. */
function assertRevision(before: Manifest, after: Manifest): void {
  const differs = before.status.updateRevision !== after.status.updateRevision;
  if (differs === hasNewTemplate(before, after)) return;
  throw new Error(
    `the revision of ${after.metadata.name} in ${after.metadata.namespace} is not what its template says`,
  );
}

/** The UIDs of the pods of a StatefulSet, by name. */
function podsOf(set: Manifest | undefined, live: LiveObjects): Map<string, string> {
  const owned = [...live.values()].filter(
    ({ kind, metadata }) => kind === 'Pod' && metadata.ownerReferences?.[0]?.uid === set?.metadata.uid,
  );
  return new Map(owned.map(({ metadata }) => [metadata.name, metadata.uid]));
}

function claimsOf(set: Manifest | undefined, live: LiveObjects): string[] {
  const templates: string[] = (set?.spec.volumeClaimTemplates ?? []).map(({ metadata }: Manifest) => metadata.name);
  const isOurs = (name: string) => templates.some((one) => name.startsWith(`${one}-${set?.metadata.name}-`));
  return [...live.values()]
    .filter(({ kind, metadata }) => kind === 'PersistentVolumeClaim' && metadata.namespace === set?.metadata.namespace)
    .map(({ metadata }) => metadata.name)
    .filter(isOurs);
}
