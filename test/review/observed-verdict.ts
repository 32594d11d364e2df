import { VERDICTS, type Verdict } from '../../lib/review';
import type { Manifest } from '../manifests';
import { hasNewNormalizedTemplate, hasNewTemplate, type ObservedObject } from './observed-objects';
import type { ChangeTrial } from './trial';

/** The worst that was seen to happen. */
export function verdictOfTrial({ seen, stillborn, before, after }: ChangeTrial): Verdict {
  const all = [...seen].map(([key, one]) => verdictOfObject(one, stillborn.has(key)));
  const claims = [...before].filter(([key, { kind }]) => kind === 'PersistentVolumeClaim' && !after.has(key));
  const namespaces = new Set([...seen.values()].flatMap((one) => one.before?.metadata.namespace ?? []));
  if (claims.some(([, { metadata }]) => namespaces.has(metadata.namespace))) all.push('data-loss');
  return worstOf(all);
}

/** Whether the pods of an updated object no longer mount data that they mounted. */
function losesMount({ outcome, before, after }: ObservedObject): boolean {
  if (outcome !== 'updated' || before === undefined || after === undefined) return false;
  const is = mountsOf(after);
  const containers = new Set(podOf(after).containers?.map(({ name }: Manifest) => name));
  const isFound = ({ container, data, folder }: Mount) =>
    is.some(
      (other) =>
        (other.container === container || !containers.has(container)) &&
        // Pods with a volume that is not defined can't be made.
        (other.data === undefined || (other.data === data && isBelow(folder, other.folder))),
    );
  return mountsOf(before).some((mount) => mount.data?.startsWith('claim') && !isFound(mount));
}

interface Mount {
  readonly container: string;
  /** Where the data of the volume lies; undefined if there is no such volume. */
  readonly data: string | undefined;
  readonly folder: string;
}

function mountsOf(object: Manifest): Mount[] {
  const volumes = podOf(object).volumes ?? [];
  const templates = object.spec?.volumeClaimTemplates ?? [];
  const data = new Map<string, string>([
    ...volumes.map(({ name, persistentVolumeClaim: claim }: Manifest) => [
      name,
      claim ? `claim ${claim.claimName}` : '',
    ]),
    ...templates.map(({ metadata }: Manifest) => [metadata.name, `claims of ${metadata.name}`]),
  ]);
  return (podOf(object).containers ?? []).flatMap(
    ({ name: container, volumeMounts = [], volumeDevices = [] }: Manifest) =>
      [...volumeMounts, ...volumeDevices].map(({ name, subPath: folder = '' }: Manifest) => ({
        container,
        data: data.get(name),
        folder,
      })),
  );
}

function podOf({ spec }: Manifest): Manifest {
  return spec?.template?.spec ?? {};
}

function isBelow(folder: string, other: string): boolean {
  return other === '' || `${folder}/`.startsWith(`${other}/`);
}

export function worstOf(all: readonly Verdict[]): Verdict {
  return VERDICTS[Math.max(0, ...all.map((one) => VERDICTS.indexOf(one)))] ?? 'none';
}

/** How grave it is what happened to an object. */
export function verdictOfObject(seen: ObservedObject, isStillborn: boolean): Verdict {
  const { outcome, before, after } = seen;
  if (outcome === 'rejected') return 'rejected';
  if (losesMount(seen)) return 'data-loss';
  if (isStillborn) return 'broken';
  if (outcome === 'unchanged') return 'none';
  return outcome === 'updated' && before && after && restarts(before, after) ? 'restart' : 'in-place';
}

/** Whether a pod is replaced or stopped. */
function restarts(before: Manifest, after: Manifest): boolean {
  const [old, now] = [before.spec, after.spec];
  if (before.kind === 'StatefulSet') {
    const [first, last] = rangeOf(after);
    const [oldFirst, oldLast] = rangeOf(before);
    if (oldFirst < oldLast && (oldFirst < first || oldLast > last)) return true;
    const partition = now.updateStrategy.rollingUpdate?.partition ?? 0;
    const from = Math.max(oldFirst, first + partition);
    return (
      hasNewTemplate(before, after) && now.updateStrategy.type === 'RollingUpdate' && from < Math.min(oldLast, last)
    );
  }
  if (before.kind === 'Deployment')
    return old.replicas > now.replicas || (old.replicas > 0 && !now.paused && hasNewNormalizedTemplate(before, after));
  return (
    before.kind === 'DaemonSet' &&
    now.updateStrategy.type === 'RollingUpdate' &&
    hasNewNormalizedTemplate(before, after)
  );
}

/** The ordinals of its pods: from the first to before the last. */
function rangeOf({ spec }: Manifest): [number, number] {
  const start = spec.ordinals?.start ?? 0;
  return [start, start + spec.replicas];
}
