import { isDeepStrictEqual } from 'node:util';
import { isOlder, type KubernetesVersion, MUTABLE_OF_STATEFUL_SETS } from '../../kubernetes';
import type { App } from './app';
import type { Change } from './change';
import { templatesOf } from './claim-templates';
import { withStorage } from './unfollowed-templates';

/** The fields that differ and can't be changed in place. */
export function changedFixedFields({ before, after, source }: Change): string[] {
  const fields = Object.keys({ ...before.spec.map, ...after.spec.map });
  const changed = fields.filter((field) => !isDeepStrictEqual(comparable(before, field), comparable(after, field)));
  return changed.filter((field) => !canChange(field, source.kubernetes));
}

function canChange(field: string, version: KubernetesVersion): boolean {
  return MUTABLE_OF_STATEFUL_SETS.some(
    ({ path, since }) => path[0] === field && path.length === 1 && isHeeded(version, since),
  );
}

function isHeeded(version: KubernetesVersion, since?: KubernetesVersion): boolean {
  return since === undefined || !isOlder(version, since);
}

/** Of claim templates with the number of bytes, which can be written in several ways. */
function comparable(app: App, field: string): unknown {
  if (field !== 'volumeClaimTemplates') return app.spec.at(field).raw;
  return templatesOf(app).map((template) => withStorage(template.field, template.bytes));
}
