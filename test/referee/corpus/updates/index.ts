import type { Manifest } from '../../../manifests';
import type { UpdateEdits, UpdateStep } from './edit';
import { EDITS_OF_OTHERS } from './others';
import { SERVICE_UPDATES } from './services';
import { UPDATE_SPECIMENS } from './specimens';
import { EDITS_OF_WORKLOADS } from './workloads';

/** A manifest that was applied, and the one that is applied after it. */
export interface Update {
  /** The first measured version that honors the changed fields. */
  readonly since: '1.28' | '1.34';
  readonly title: string;
  readonly base: Manifest;
  readonly head: Manifest;
}

function applyEdits(manifest: Manifest, edits: UpdateEdits): Manifest {
  const object = structuredClone(manifest);
  for (const [path, value] of Object.entries(edits)) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const place = steps.reduce((part, step) => {
      part[step] ??= {};
      return part[step];
    }, object);
    if (value === undefined) delete place[last];
    else place[last] = structuredClone(value);
  }
  return object;
}

/** Fields that 1.28 drops, and kinds that it does not serve. */
const LATER = /backoffLimitPerIndex|podReplacementPolicy|managedBy|successPolicy|VolumeAttributesClass/;

function createUpdate(title: string, base: Manifest, head: Manifest): Update {
  return { since: LATER.test(title) ? '1.34' : '1.28', title, base, head };
}

function updatesOfKind([kind, edits]: [string, readonly UpdateStep[]]): Update[] {
  const specimen = { apiVersion: '', kind, metadata: {}, ...UPDATE_SPECIMENS[kind] };
  return edits.map((one) => {
    const [first, then] = Array.isArray(one) ? one : [{}, one];
    const base = applyEdits(specimen, first);
    return createUpdate(`${kind} ${JSON.stringify(one)}`, base, applyEdits(base, then));
  });
}

function updateOfService([base, head]: (typeof SERVICE_UPDATES)[number]): Update {
  const service = (spec: object) => ({ apiVersion: 'v1', kind: 'Service', metadata: {}, spec });
  return createUpdate(`Service ${JSON.stringify([base, head])}`, service(base), service(head));
}

/** Updates of one field each, for objects of every kind that has immutable fields. */
export const UPDATES: readonly Update[] = [
  ...Object.entries({ ...EDITS_OF_WORKLOADS, ...EDITS_OF_OTHERS }).flatMap(updatesOfKind),
  ...SERVICE_UPDATES.map(updateOfService),
];
