import type { JsonObject, KubernetesVersion } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { meaning } from '../meaning';
import { Schema } from '../schema';
import { immutableProblems } from './immutable';
import { serviceProblems } from './service-problems';

/** What can't be changed: each field that differs and may not. */
export function updateProblems(before: Field, after: Field, version: KubernetesVersion): Issue[] {
  const kind = after.at('kind').scalar;
  if (kind === 'Service') return serviceProblems(before, after);
  const schema = Schema.of(version);
  const struct = schema.kind(after.at('apiVersion').scalar, kind)?.type;
  if (struct === undefined) return [];
  const [was, is] = [before, after].map(({ raw: value }) => meaning(value as JsonObject, struct, schema));
  return immutableProblems({ before, after, was, is }, kind, version);
}
