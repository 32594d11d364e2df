import { isSame, type Json } from '../../api-server';
import type { Field } from '../../validation';

import { namespaceOf } from '../cluster';
import type { Sight } from './sight';

/** Fields of a pod that are the same for each pod of a name. */
const LASTING_FIELDS = ['metadata.name', 'metadata.namespace'];
/** Kinds whose pods have the same names when they are recreated. */
const NAMED = ['StatefulSet', 'Pod'];

/** Whether no pod of a workload is recreated. */
export function isUntouched(before: Sight, after: Sight): boolean {
  return isSameWorkload(before, after) && isSame(before.template.raw as Json, after.template.raw as Json);
}

/** Whether folders that are named by variables of the pods stay the same. */
export function hasStableFolders(before: Sight, after: Sight): boolean {
  if (isUntouched(before, after)) return true;
  const [was, is] = [before, after].map(({ spec }) => spec.find('containers', '*', 'env', '*')) as [Field[], Field[]];
  const areSame = isSame(was.map(({ raw: value }) => value) as Json, is.map(({ raw: value }) => value) as Json);
  return after.identity.kind === 'StatefulSet' && isSameWorkload(before, after) && is.every(isLasting) && areSame;
}

/** Whether a variable has the same value in a new pod of the same name. */
function isLasting(variable: Field): boolean {
  const source = variable.at('valueFrom');
  return source.raw === undefined || LASTING_FIELDS.includes(source.at('fieldRef', 'fieldPath').scalar);
}

/** Whether the pods of HEAD have the host names of BASE's. */
export function hasSameHosts(before: Sight, after: Sight): boolean {
  if (isUntouched(before, after)) return true;
  const [was, is] = [before, after].map(({ spec }) => spec.at('hostname').raw);
  if (was !== is) return false;
  return was !== undefined || (isSameWorkload(before, after) && NAMED.includes(after.identity.kind));
}

function isSameWorkload({ identity: one }: Sight, { identity: other }: Sight): boolean {
  return one.kind === other.kind && one.name === other.name && namespaceOf(one) === namespaceOf(other);
}
