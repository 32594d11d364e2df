import { POD_TEMPLATES } from '../../kubernetes';
import type { Field } from '../../validation';

/** An object that creates pods, or a Pod itself. */
export interface Workload {
  readonly object: Field;
  readonly kind: string;
  readonly name: string;
  /** The metadata and spec of its pods. */
  readonly template: Field;
  /** The init containers and containers of a pod. */
  readonly containers: readonly Field[];
  /** The claim templates of a StatefulSet. */
  readonly claimTemplates: readonly Field[];
}

/** Reads an object as a workload. Undefined if its kind creates no pods. */
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
    claimTemplates: kind === 'StatefulSet' ? object.find('spec', 'volumeClaimTemplates', '*') : [],
  };
}
