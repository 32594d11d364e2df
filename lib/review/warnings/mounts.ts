import type { Field } from '../../fields';
import type { Seen } from './seen';

/** A claim that is mounted elsewhere has its data elsewhere: what the app wrote before it looks for in vain. */
export function movedMounts({ before, after }: Seen): string[] {
  if (before === undefined) return [];
  const claims = new Set(after.find('spec', 'volumeClaimTemplates', '*', 'metadata', 'name').map(({ word }) => word));
  const named = after
    .find('spec', 'template', 'spec', 'volumes', '*')
    .filter((volume) => volume.find('persistentVolumeClaim').length > 0)
    .map((volume) => volume.at('name').word);
  const volumes = new Set([...claims, ...named]);
  const [was, is] = [mountsOf(before, volumes), mountsOf(after, volumes)];
  return [...was].flatMap(([mount, place]) => {
    const now = is.get(mount);
    if (now === undefined)
      return [`${mount} is not mounted any more: the app sees nothing of the data on it, which stays`];
    return now === place
      ? []
      : [`${mount} is mounted at ${now} instead of ${place}: what the app wrote is there, and not where it was`];
  });
}

/** By volume and container, where it is mounted, with the part of the volume that is. */
function mountsOf(workload: Field, volumes: ReadonlySet<string>): ReadonlyMap<string, string> {
  return new Map(
    workload.find('spec', 'template', 'spec', 'containers', '*').flatMap((container) =>
      container
        .find('volumeMounts', '*')
        .filter((mount) => volumes.has(mount.at('name').word))
        .map((mount) => {
          const part = mount.at('subPath').word;
          const name = `volume ${mount.at('name').word} of container ${container.at('name').word}`;
          return [name, `${mount.at('mountPath').word}${part && ` (its part ${part})`}`] as const;
        }),
    ),
  );
}
