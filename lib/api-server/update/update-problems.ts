import type { Field, Problem } from '../../fields';
import type { KubernetesVersion } from '../../kubernetes';
import type { JsonObject } from '../json';
import { meaning } from '../meaning';
import { Schema } from '../schema';
import { immutableProblems } from './immutable';
import { serviceProblems } from './service-problems';

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
