import { finalizer } from './metadata';
import { each, fields, type Rule } from './rule';

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/ */
export const namespace: Rule = fields({ spec: fields({ finalizers: each(finalizer) }) });
