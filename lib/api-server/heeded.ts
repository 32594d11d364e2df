import type { Field } from '../fields';
import {
  DROPPED_FIELDS,
  isAvailable,
  isOlder,
  type KubernetesVersion,
  LATER_FIELDS,
  type LaterField,
  POD_TEMPLATES,
} from '../kubernetes';
import { isObject, type Json, type JsonObject, objectOf } from './json';

/** An object without what an API server of this version knows, but drops without a word. */
export function heeded(object: JsonObject, kind: string, version: KubernetesVersion): JsonObject {
  return droppedBy(version).reduce((left, field) => {
    const path = pathIn(field, kind);
    return path === undefined ? left : (without(left, path) as JsonObject);
  }, object);
}

/** A field that an API server drops without a word, and when it does not. */
export interface DroppedField {
  readonly field: Field;
  readonly rule: LaterField;
}

/** The fields of an object that an API server of this version drops without a word. */
export function droppedFields(object: Field, kind: string, version: KubernetesVersion): DroppedField[] {
  return droppedBy(version).flatMap((rule) => {
    const path = pathIn(rule, kind);
    return path === undefined ? [] : object.find(...path).map((field) => ({ field, rule }));
  });
}

const dropped = new Map<KubernetesVersion, readonly LaterField[]>();

function droppedBy(version: KubernetesVersion): readonly LaterField[] {
  const fields =
    dropped.get(version) ?? [...LATER_FIELDS, ...DROPPED_FIELDS].filter((field) => isDropped(field, version));
  dropped.set(version, fields);
  return fields;
}

function isDropped(field: LaterField, version: KubernetesVersion): boolean {
  const { refusedBefore } = field;
  return !isAvailable(field, version) && (refusedBefore === undefined || !isOlder(version, refusedBefore));
}

/** Undefined where an object of this kind has no such field. */
function pathIn(field: LaterField, kind: string): readonly string[] | undefined {
  if (field.kind !== 'Pod') return field.kind === kind ? field.path : undefined;
  const template = Object.hasOwn(POD_TEMPLATES, kind) ? POD_TEMPLATES[kind] : undefined;
  return template && [...template, ...field.path];
}

function without(value: Json, [step = '', ...rest]: readonly string[]): Json {
  if (step === '*') return (value as readonly Json[]).map((item) => without(item, rest));
  if (!isObject(value) || !Object.hasOwn(value, step)) return value;
  if (rest.length > 0) return { ...value, [step]: without(value[step] as Json, rest) };
  return objectOf(Object.entries(value).filter(([name]) => name !== step));
}
