import { type FolderChange, flattenLists, identityOf } from '../../changes';
import type { Case } from '../corpus';

/** Every object of HEAD, over the one of BASE if there is one. */
export function casesOf({ name, base, head }: FolderChange): Case[] {
  const before = new Map(flattenLists(base).map((one) => [identityOf(one), one]));
  return flattenLists(head).map((manifest) => ({ title: name, manifest, base: before.get(identityOf(manifest)) }));
}
