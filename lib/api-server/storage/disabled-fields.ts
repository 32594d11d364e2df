import {
  DROPPED_FIELDS,
  isAvailable,
  isObject,
  isOlder,
  type Json,
  type JsonObject,
  type KubernetesVersion,
  LATER_FIELDS,
  type LaterField,
  objectOf,
  POD_TEMPLATES,
} from '../../kubernetes';
import type { Field } from '../../validation';
import { dropImageVolumes } from './image-volumes';

/** An object without what an API server of this version knows, but drops without a word. */
export function dropDisabledFields(object: JsonObject, kind: string, version: KubernetesVersion): JsonObject {
  return droppedPaths(version, kind).reduce<Json>((left, { rule, path }) => {
    // Its path ends with volumes.*.image.
    return rule.isVolume ? changeAt(left, path.slice(0, -3), dropImageVolumes) : dropPath(left, path);
  }, object) as JsonObject;
}

/** The value with what a function makes of the object at a path, where there is one. */
function changeAt(value: Json, [step, ...rest]: Path, change: (object: JsonObject) => JsonObject): Json {
  const object = value as JsonObject;
  if (step === undefined) return change(object);
  return Object.hasOwn(object, step) ? { ...object, [step]: changeAt(object[step] as Json, rest, change) } : object;
}

/** A field that an API server drops without a word, and when it does not. */
export interface DroppedField {
  readonly field: Field;
  readonly rule: LaterField;
}

/** The fields of an object that an API server of this version drops without a word. */
export function droppedFields(object: Field, kind: string, version: KubernetesVersion): DroppedField[] {
  return droppedPaths(version, kind).flatMap(({ rule, path }) =>
    object.find(...path).map((field) => ({ field, rule })),
  );
}

type Path = readonly string[];

interface DroppedPath {
  readonly rule: LaterField;
  readonly path: Path;
}

/** What a version drops of a kind, by both: to look for it takes longer than to drop it. */
const droppedPathsByKind = new Map<string, readonly DroppedPath[]>();

function droppedPaths(version: KubernetesVersion, kind: string): readonly DroppedPath[] {
  const name = `${version} ${kind}`;
  const known = droppedPathsByKind.get(name);
  if (known !== undefined) return known;
  const found = [...LATER_FIELDS, ...DROPPED_FIELDS]
    .filter((rule) => isDropped(rule, version))
    .flatMap((rule) => {
      const path = pathIn(rule, kind);
      return path === undefined ? [] : [{ rule, path }];
    });
  droppedPathsByKind.set(name, found);
  return found;
}

function isDropped(field: LaterField, version: KubernetesVersion): boolean {
  const { refusedBefore } = field;
  return !isAvailable(field, version) && (refusedBefore === undefined || !isOlder(version, refusedBefore));
}

/** Undefined where an object of this kind has no such field. */
function pathIn(field: LaterField, kind: string): Path | undefined {
  if (field.kind !== 'Pod') return field.kind === kind ? field.path : undefined;
  const template = Object.hasOwn(POD_TEMPLATES, kind) ? POD_TEMPLATES[kind] : undefined;
  return template && [...template, ...field.path];
}

/** The value itself, where it has nothing to drop: most have not, and copies take long. */
function dropPath(value: Json, path: Path): Json {
  const [step, ...rest] = path as [string, ...string[]];
  if (step === '*') {
    const items = value as readonly Json[];
    const left = items.map((item) => dropPath(item, rest));
    return left.some((item, index) => item !== items[index]) ? left : items;
  }
  if (!isObject(value) || !Object.hasOwn(value, step)) return value;
  if (rest.length > 0) {
    const left = dropPath(value[step] as Json, rest);
    return left === value[step] ? value : { ...value, [step]: left };
  }
  return objectOf(Object.entries(value).filter(([name]) => name !== step));
}
