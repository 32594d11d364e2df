import { VERDICTS, type Verdict } from '../../lib/review';
import type { Manifest } from '../manifests';
import { hasNewNormalizedTemplate, hasNewTemplate, type ObservedObject } from './observed-objects';
import type { ChangeTrial } from './trial';

/** Returns the worst verdict on any object of a trial. */
export function verdictOfTrial({ objects, podErrors, before, after }: ChangeTrial): Verdict {
  const all = [...objects].map(([key, one]) => verdictOfObject(one, podErrors.get(key)));
  const claims = [...before].filter(([key, { kind }]) => kind === 'PersistentVolumeClaim' && !after.has(key));
  const namespaces = new Set([...objects.values()].flatMap((one) => one.before?.metadata.namespace ?? []));
  if (claims.some(([, { metadata }]) => namespaces.has(metadata.namespace))) all.push('data-loss');
  return worstOf(all);
}

/** Whether pods of an updated workload no longer mount the data of a claim. */
function losesMount({ outcome, before, after }: ObservedObject): boolean {
  if (outcome !== 'updated' || before === undefined || after === undefined) return false;
  const mountsAfter = mountsOf(after);
  const containers = new Set(podOf(after).containers?.map(({ name }: Manifest) => name));
  const isFound = ({ container, data, folder }: Mount) =>
    mountsAfter.some(
      (other) =>
        (other.container === container || !containers.has(container)) &&
        // Pods that mount an undefined volume cannot be created.
        (other.data === undefined || (other.data === data && isBelow(folder, other.folder))),
    );
  return mountsOf(before).some((mount) => mount.data?.startsWith('claim') && !isFound(mount));
}

interface Mount {
  readonly container: string;
  /** The claim or claim template. Empty for other volumes. Undefined if the pod has no such volume. */
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

/** Returns the worst of several verdicts. Returns `none` if there are none. */
export function worstOf(all: readonly Verdict[]): Verdict {
  return VERDICTS[Math.max(0, ...all.map((one) => VERDICTS.indexOf(one)))] ?? 'none';
}

/** Returns the verdict on an object. `podError` is why the API server rejects its pods. */
export function verdictOfObject(object: ObservedObject, podError: string | undefined): Verdict {
  const { outcome, before, after } = object;
  if (outcome === 'rejected') return 'rejected';
  if (losesMount(object)) return 'data-loss';
  if (podError !== undefined) return 'broken';
  if (outcome === 'unchanged') return 'none';
  return outcome === 'updated' && before && after && restartsPods(before, after) ? 'restart' : 'in-place';
}

/** Whether an update replaces or stops a pod. */
function restartsPods(before: Manifest, after: Manifest): boolean {
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

/** The first ordinal of a StatefulSet's pods, and the ordinal after the last. */
function rangeOf({ spec }: Manifest): [number, number] {
  const start = spec.ordinals?.start ?? 0;
  return [start, start + spec.replicas];
}
