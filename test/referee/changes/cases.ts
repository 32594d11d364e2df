import { type Change, identity, objectsOf } from '../../changes';
import type { Case } from '../corpus';

/** Every object of HEAD, over the one of BASE if there is one. */
export function casesOf({ name, base, head }: Change): Case[] {
  const before = new Map(objectsOf(base).map((one) => [identity(one), one]));
  return objectsOf(head).map((manifest) => ({ title: name, manifest, base: before.get(identity(manifest)) }));
}
