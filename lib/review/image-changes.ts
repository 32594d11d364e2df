import type { Standing } from '../api-server';
import { Field } from '../validation';

import { type Outcome, podSpecOf, titleOf } from './cluster';
import type { ImageChange } from './report';

/** The images of an object's containers that are others than before. */
export function listImageChanges({ identity, before, after }: Outcome): ImageChange[] {
  const [was, is] = [imagesOf(before), imagesOf(after)];
  return [...new Set([...is.keys(), ...was.keys()])]
    .map((container) => ({ container, before: was.get(container), after: is.get(container) }))
    .filter((one) => one.before !== one.after)
    .map(({ container, ...images }) => ({
      object: titleOf(identity),
      ...(identity.namespace !== null && { namespace: identity.namespace }),
      container,
      ...(images.before !== undefined && { before: images.before }),
      ...(images.after !== undefined && { after: images.after }),
    }));
}

function imagesOf(standing: Standing | undefined): ReadonlyMap<string, string> {
  const object = new Field(standing?.live);
  const spec = podSpecOf(object);
  if (spec === undefined) return new Map();
  const containers = [...spec.find('initContainers', '*'), ...spec.find('containers', '*')];
  return new Map(containers.map((one) => [one.at('name').scalar, one.at('image').scalar]));
}
