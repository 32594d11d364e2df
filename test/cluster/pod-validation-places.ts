/** Whether two paths lead to one field, though one may leave out steps, or the number of an item. */
export function isSamePlace(cause: string, path: string): boolean {
  const [one, other] = [stepsOf(cause), stepsOf(path)];
  return isWithin(one, other) || isWithin(other, one);
}

/** Where API servers spell a path in a way of their own. */
const RESPELT = [
  [/volumes\.persistentDisk/, 'volumes.gcePersistentDisk'],
  // What is wrong with a field has several places, and they name another one.
  [/fieldRef\.apiVersion$/, 'fieldRef.fieldPath'],
  [/tolerations\.value$/, 'tolerations.operator'],
  [/initiatorname/, 'initiatorName'],
  [/\.namespace$/, '.namespaces'],
  [/\{topologyKey, whenUnsatisfiable\}/, 'topologyKey'],
  [/Host(PID|IPC)/, 'host$1'],
  // What a container may have at most they look for in what the pod may have.
  [/resources\.containers\.limits$/, 'containers.resources.limits'],
] as const;

function stepsOf(path: string): string[] {
  const plain = path.replace(/\['[^']*'\]|\[[^\]]*\]/g, '').replace('template.metadata.', 'template.');
  return RESPELT.reduce((text, [theirs, ours]) => text.replace(theirs, ours), plain).split('.');
}

/** Whether all of these steps are in a path, one behind the other. */
function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  let rest = whole;
  return part.every((step) => {
    const index = rest.indexOf(step);
    rest = rest.slice(index + 1);
    return index >= 0;
  });
}
