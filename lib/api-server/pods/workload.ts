import { POD_TEMPLATES } from '../../kubernetes';
import type { Field } from '../../validation';

/** What makes pods, and what it makes them of. */
export interface Workload {
  readonly object: Field;
  readonly kind: string;
  readonly name: string;
  /** `{ metadata, spec }` of its pods. */
  readonly template: Field;
  readonly containers: readonly Field[];
  /** The templates of the claims that each pod gets. */
  readonly claims: readonly Field[];
}

/** What an object makes pods of; undefined where it makes none, or is one itself. */
export function workloadOf(object: Field): Workload | undefined {
  const kind = object.at('kind').scalar;
  const path = Object.hasOwn(POD_TEMPLATES, kind) ? POD_TEMPLATES[kind] : undefined;
  if (path === undefined) return undefined;
  const template = object.at(...path);
  return {
    object,
    kind,
    name: object.at('metadata', 'name').scalar,
    template,
    containers: [...template.find('spec', 'initContainers', '*'), ...template.find('spec', 'containers', '*')],
    claims: kind === 'StatefulSet' ? object.find('spec', 'volumeClaimTemplates', '*') : [],
  };
}
