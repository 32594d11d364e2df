import type { JsonObject, KubernetesVersion } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { normalizeQuantities } from '../decode';
import { Schema } from '../schema';
import { validateImmutableFields } from './immutable-fields';
import { validateServiceUpdate } from './validate-service';

/** Finds the changes that an update of an object must not make. Empty for custom resources. */
export function validateUpdate(before: Field, after: Field, version: KubernetesVersion): Issue[] {
  const kind = after.at('kind').scalar;
  if (kind === 'Service') return validateServiceUpdate(before, after);
  const schema = Schema.of(version);
  const struct = schema.kind(after.at('apiVersion').scalar, kind)?.type;
  if (struct === undefined) return [];
  const normalize = ({ raw }: Field) => normalizeQuantities(raw as JsonObject, struct, schema);
  return validateImmutableFields(
    { before, after, oldValue: normalize(before), newValue: normalize(after) },
    kind,
    version,
  );
}
