import { isDeepStrictEqual } from 'node:util';
import { namespaceOf } from '../../kubernetes';
import type { Field } from '../../validation';
import type { WorkloadPods } from './workload-pods';

/** Fields of a pod that have the same value in each new pod of the same name. */
const STABLE_FIELD_PATHS = ['metadata.name', 'metadata.namespace'];
/** Kinds whose pods keep their names when they are recreated. */
const KINDS_WITH_STABLE_POD_NAMES = ['StatefulSet', 'Pod'];

/** Whether no pod is recreated: it is the same workload with the same pod template. */
export function hasSamePods(before: WorkloadPods, after: WorkloadPods): boolean {
  return isSameWorkload(before, after) && isDeepStrictEqual(before.template.raw, after.template.raw);
}

/** Whether each `subPathExpr` leads to the same folder as before, because its variables keep their values. */
export function hasStableSubPaths(before: WorkloadPods, after: WorkloadPods): boolean {
  if (hasSamePods(before, after)) return true;
  if (after.identity.kind !== 'StatefulSet' || !isSameWorkload(before, after)) return false;
  const [was, is] = [variablesOf(before), variablesOf(after)];
  const hasSameVariables = isDeepStrictEqual(
    was.map(({ raw }) => raw),
    is.map(({ raw }) => raw),
  );
  return hasSameVariables && is.every(isStableVariable);
}

function variablesOf({ spec }: WorkloadPods): Field[] {
  return spec.find('containers', '*', 'env', '*');
}

/** Whether a variable has the same value in each new pod of the same name. */
function isStableVariable(variable: Field): boolean {
  const source = variable.at('valueFrom');
  return source.raw === undefined || STABLE_FIELD_PATHS.includes(source.at('fieldRef', 'fieldPath').scalar);
}

/** Whether the pods of HEAD have the hostnames of BASE's. */
export function hasSameHostnames(before: WorkloadPods, after: WorkloadPods): boolean {
  if (hasSamePods(before, after)) return true;
  const [was, is] = [before.spec.at('hostname').raw, after.spec.at('hostname').raw];
  if (was !== is) return false;
  return (
    was !== undefined || (isSameWorkload(before, after) && KINDS_WITH_STABLE_POD_NAMES.includes(after.identity.kind))
  );
}

function isSameWorkload({ identity: one }: WorkloadPods, { identity: other }: WorkloadPods): boolean {
  return one.kind === other.kind && one.name === other.name && namespaceOf(one) === namespaceOf(other);
}
