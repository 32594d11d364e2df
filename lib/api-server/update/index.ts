import type { Field, Problem } from '../../fields';
import type { KubernetesVersion } from '../../kubernetes';
import { normalizeDataSources } from '../data-sources';
import type { JsonObject } from '../json';
import { meaning } from '../meaning';
import { Schema } from '../schema';
import { immutableProblems } from './immutable';
import { preparedService } from './service';
import { serviceProblems } from './service-problems';

export { withoutTolerated } from './tolerated';

/**
 * The object that an update leads to before it is judged: with what the server itself carries over or clears. Both
 * objects are decoded and defaulted.
 */
export function prepared(before: JsonObject, after: JsonObject, version: KubernetesVersion): JsonObject {
  if (after.kind === 'PersistentVolumeClaim') return normalizeDataSources(after, before);
  // Finalizers of a namespace change by a request of their own.
  if (after.kind === 'Namespace' && before.spec !== undefined) return { ...after, spec: before.spec };
  return after.kind === 'Service' ? preparedService(before, after, version) : after;
}

/** What can't be changed: each field that differs and may not. */
export function updateProblems(before: Field, after: Field, version: KubernetesVersion): Problem[] {
  const kind = after.at('kind').word;
  if (kind === 'Service') return serviceProblems(before, after);
  const schema = Schema.of(version);
  const struct = schema.kind(after.at('apiVersion').word, kind)?.type;
  if (struct === undefined) return [];
  const [was, is] = [before, after].map(({ value }) => meaning(value as JsonObject, struct, schema));
  return immutableProblems({ before, after, was, is }, kind, version);
}
