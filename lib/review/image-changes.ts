import type { LiveObject } from '../api-server';
import { Field } from '../validation';
import { type Outcome, podSpecOf, titleOf } from './cluster';
import type { ImageChange } from './report';

/** Lists the container images that an apply changes, adds or removes in an object. */
export function listImageChanges({ identity, before, after }: Outcome): ImageChange[] {
  const [imagesBefore, imagesAfter] = [imagesByContainer(before), imagesByContainer(after)];
  const containers = [...new Set([...imagesAfter.keys(), ...imagesBefore.keys()])];
  const { namespace } = identity;
  return containers.flatMap((container) => {
    const [imageBefore, imageAfter] = [imagesBefore.get(container), imagesAfter.get(container)];
    if (imageBefore === imageAfter) return [];
    return {
      object: titleOf(identity),
      ...(namespace !== null && { namespace }),
      container,
      ...(imageBefore !== undefined && { before: imageBefore }),
      ...(imageAfter !== undefined && { after: imageAfter }),
    };
  });
}

/** The images of a workload's containers and init containers, by container name. */
function imagesByContainer(object: LiveObject | undefined): ReadonlyMap<string, string> {
  const spec = podSpecOf(new Field(object?.live));
  if (spec === undefined) return new Map();
  const containers = [...spec.find('initContainers', '*'), ...spec.find('containers', '*')];
  return new Map(containers.map((one) => [one.at('name').scalar, one.at('image').scalar]));
}
