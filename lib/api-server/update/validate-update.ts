import type { JsonObject, KubernetesVersion } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { meaning } from '../decode';
import { Schema } from '../schema';
import { validateImmutableFields } from './immutable-fields';
import { validateServiceUpdate } from './validate-service';

/** What can't be changed: each field that differs and may not. */
export function updateProblems(before: Field, after: Field, version: KubernetesVersion): Issue[] {
  const kind = after.at('kind').scalar;
  if (kind === 'Service') return validateServiceUpdate(before, after);
  const schema = Schema.of(version);
  const struct = schema.kind(after.at('apiVersion').scalar, kind)?.type;
  if (struct === undefined) return [];
  const [was, is] = [before, after].map(({ raw: value }) => meaning(value as JsonObject, struct, schema));
  return validateImmutableFields({ before, after, oldValue: was, newValue: is }, kind, version);
}
