import { isSame, type Json } from '../../api-server';
import type { Field } from '../../validation';

import { namespaceOf } from '../cluster';
import type { WorkloadPods } from './workload-pods';

/** Fields of a pod that are the same for each pod of a name. */
const STABLE_FIELD_PATHS = ['metadata.name', 'metadata.namespace'];
/** Kinds whose pods have the same names when they are recreated. */
const KINDS_WITH_STABLE_POD_NAMES = ['StatefulSet', 'Pod'];

/** Whether no pod of a workload is recreated. */
export function hasSamePods(before: WorkloadPods, after: WorkloadPods): boolean {
  return isSameWorkload(before, after) && isSame(before.template.raw as Json, after.template.raw as Json);
}

/** Whether folders that are named by variables of the pods stay the same. */
export function hasStableSubPaths(before: WorkloadPods, after: WorkloadPods): boolean {
  if (hasSamePods(before, after)) return true;
  const [was, is] = [before, after].map(({ spec }) => spec.find('containers', '*', 'env', '*')) as [Field[], Field[]];
  const areSame = isSame(was.map(({ raw: value }) => value) as Json, is.map(({ raw: value }) => value) as Json);
  return (
    after.identity.kind === 'StatefulSet' && isSameWorkload(before, after) && is.every(isStableVariable) && areSame
  );
}

/** Whether a variable has the same value in a new pod of the same name. */
function isStableVariable(variable: Field): boolean {
  const source = variable.at('valueFrom');
  return source.raw === undefined || STABLE_FIELD_PATHS.includes(source.at('fieldRef', 'fieldPath').scalar);
}

/** Whether the pods of HEAD have the host names of BASE's. */
export function hasSameHostnames(before: WorkloadPods, after: WorkloadPods): boolean {
  if (hasSamePods(before, after)) return true;
  const [was, is] = [before, after].map(({ spec }) => spec.at('hostname').raw);
  if (was !== is) return false;
  return (
    was !== undefined || (isSameWorkload(before, after) && KINDS_WITH_STABLE_POD_NAMES.includes(after.identity.kind))
  );
}

function isSameWorkload({ identity: one }: WorkloadPods, { identity: other }: WorkloadPods): boolean {
  return one.kind === other.kind && one.name === other.name && namespaceOf(one) === namespaceOf(other);
}
