import { identityOf, type ManifestChange, objectsOf } from '../../changes';
import type { CorpusCase } from '../corpus';

/** Every object of HEAD, over the one of BASE if there is one. */
export function casesOfChange({ name, base, head }: ManifestChange): CorpusCase[] {
  const before = new Map(objectsOf(base).map((one) => [identityOf(one), one]));
  return objectsOf(head).map((manifest) => ({ title: name, manifest, base: before.get(identityOf(manifest)) }));
}
