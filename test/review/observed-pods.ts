import type { Manifest } from '../manifests';
import type { LiveObjects } from './live-objects';
import { hasNewTemplate, type ObservedObject } from './observed-objects';
import type { ChangeTrial } from './trial';

/** What happened to the pods and claims of a StatefulSet. */
export interface ObservedPods {
  /** Whether they are made and deleted all at once: of others, of which none gets ready, only the first is made. */
  readonly parallel: boolean;
  readonly creates: readonly string[];
  readonly deletes: readonly string[];
  /** Those that are others under the same name. */
  readonly replaced: readonly string[];
  /** The names of claims before and after. */
  readonly claims: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** What happened to the pods and claims of a StatefulSet, which controllers have been waited for. */
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

/** Where controllers aren't waited for, it is taken for granted that a revision is what the template says. */
function assertRevision(before: Manifest, after: Manifest): void {
  const differs = before.status.updateRevision !== after.status.updateRevision;
  if (differs === hasNewTemplate(before, after)) return;
  throw new Error(
    `the revision of ${after.metadata.name} in ${after.metadata.namespace} is not what its template says`,
  );
}

/** The uids of its pods, by name. */
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
