import { isDeepStrictEqual } from 'node:util';
import { isOlder, type KubernetesVersion, MUTABLE_STATEFUL_SET_FIELDS } from '../../kubernetes';
import type { Field } from '../../validation';
import { claimTemplatesOf, withStorageRequest } from './claim-templates';
import type { StatefulSetDiff } from './stateful-set-diff';

/** The names of the spec fields that differ and that the API server does not let change. */
export function changedImmutableFields({ before, after, update }: StatefulSetDiff): string[] {
  const fields = Object.keys({ ...before.spec.map, ...after.spec.map });
  return fields.filter((field) => {
    if (isMutable(field, update.kubernetes)) return false;
    return !isDeepStrictEqual(normalizeField(before.spec, field), normalizeField(after.spec, field));
  });
}

function isMutable(field: string, version: KubernetesVersion): boolean {
  return MUTABLE_STATEFUL_SET_FIELDS.some(({ path, since }) => {
    const isSupported = since === undefined || !isOlder(version, since);
    return path[0] === field && path.length === 1 && isSupported;
  });
}

/** The value of a field. Claim templates request bytes instead of quantities, which can be written in several ways. */
function normalizeField(spec: Field, field: string): unknown {
  if (field !== 'volumeClaimTemplates') return spec.at(field).raw;
  return claimTemplatesOf(spec).map((template) => withStorageRequest(template.field, template.bytes));
}
