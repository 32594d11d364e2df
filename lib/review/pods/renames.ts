import type { Field } from '../../fields';
import { claimTemplates } from '../../stateful-sets';

/** What two StatefulSets have alike where one is the other under a new name; what is likest is looked for first. */
const LIKENESSES: readonly ((statefulSet: Field) => readonly string[])[] = [
  // In another namespace.
  (statefulSet) => [statefulSet.at('metadata', 'name').word, ...images(statefulSet)],
  (statefulSet) => [...images(statefulSet), ...shape(statefulSet)],
  images,
  // With an image of another name.
  (statefulSet) => ['', ...shape(statefulSet)],
];

/** The new StatefulSet that each of those that are gone became, where one is much like it. */
export function renames(gone: readonly Field[], created: readonly Field[]): ReadonlyMap<Field, Field> {
  const found = new Map<Field, Field>();
  const taken = new Set<Field>();
  for (const likeness of LIKENESSES) {
    const candidates = new Map<string, Field[]>();
    for (const one of created.filter((each) => !taken.has(each))) {
      const key = likeness(one).join('\n');
      const alike = candidates.get(key);
      if (alike) alike.push(one);
      else candidates.set(key, [one]);
    }
    for (const one of gone.filter((each) => !found.has(each))) {
      const other = candidates.get(likeness(one).join('\n'))?.shift();
      if (other === undefined) continue;
      found.set(one, other);
      taken.add(other);
    }
  }
  return found;
}

/** The repositories of the images, without tag and digest. */
function images(statefulSet: Field): string[] {
  return containers(statefulSet, 'image').map((image) => image.replace(/@.*$/, '').replace(/:[^/:]*$/, ''));
}

function shape(statefulSet: Field): string[] {
  return [
    ...containers(statefulSet, 'name'),
    ...containers(statefulSet, 'ports', '*', 'containerPort'),
    ...containers(statefulSet, 'volumeMounts', '*', 'mountPath'),
    ...claimTemplates(statefulSet),
  ];
}

function containers(statefulSet: Field, ...path: readonly string[]): string[] {
  return statefulSet.find('spec', 'template', 'spec', 'containers', '*', ...path).map(({ word }) => word);
}
