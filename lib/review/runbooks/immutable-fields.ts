import { isDeepStrictEqual } from 'node:util';
import { isOlder, type KubernetesVersion, MUTABLE_OF_STATEFUL_SETS } from '../../kubernetes';
import type { StatefulSetSummary } from './app';
import type { StatefulSetDiff } from './change';
import { templatesOf } from './claim-templates';
import { withStorage } from './unfollowed-templates';

/** The fields that differ and can't be changed in place. */
export function changedImmutableFields({ before, after, update: source }: StatefulSetDiff): string[] {
  const fields = Object.keys({ ...before.spec.map, ...after.spec.map });
  const changed = fields.filter(
    (field) => !isDeepStrictEqual(normalizeField(before, field), normalizeField(after, field)),
  );
  return changed.filter((field) => !isMutable(field, source.kubernetes));
}

function isMutable(field: string, version: KubernetesVersion): boolean {
  return MUTABLE_OF_STATEFUL_SETS.some(
    ({ path, since }) => path[0] === field && path.length === 1 && isSupported(version, since),
  );
}

function isSupported(version: KubernetesVersion, since?: KubernetesVersion): boolean {
  return since === undefined || !isOlder(version, since);
}

/** Of claim templates with the number of bytes, which can be written in several ways. */
function normalizeField(app: StatefulSetSummary, field: string): unknown {
  if (field !== 'volumeClaimTemplates') return app.spec.at(field).raw;
  return templatesOf(app).map((template) => withStorage(template.field, template.bytes));
}
