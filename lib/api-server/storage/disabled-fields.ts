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
  listOf,
  omitKeys,
  POD_TEMPLATES,
} from '../../kubernetes';
import type { Field } from '../../validation';
import { dropImageVolumes } from './image-volumes';

/** The path of an image volume in a pod template. */
const IMAGE_VOLUME_STEPS = 3;

/** Drops the fields that an API server of this version knows but has disabled. The API server reports no error. */
export function dropDisabledFields(object: JsonObject, kind: string, version: KubernetesVersion): JsonObject {
  return disabledPaths(kind, version).reduce(
    (left, { rule, path }) =>
      rule.isVolume ? changeObjectAt(left, path.slice(0, -IMAGE_VOLUME_STEPS), dropImageVolumes) : dropPath(left, path),
    object,
  );
}

/** A field that the API server drops, and the rule by which it does. */
export interface DroppedField {
  readonly field: Field;
  readonly rule: LaterField;
}

/** Finds the fields of an object that an API server of this version drops. */
export function findDroppedFields(object: Field, kind: string, version: KubernetesVersion): DroppedField[] {
  return disabledPaths(kind, version).flatMap(({ rule, path }) =>
    object.find(...path).map((field) => ({ field, rule })),
  );
}

type Path = readonly string[];

interface DisabledPath {
  readonly rule: LaterField;
  /** From the object on; `*` stands for every item of a list. */
  readonly path: Path;
}

/** The paths by version and kind. To find them takes longer than to drop the fields. */
const knownPaths = new Map<string, readonly DisabledPath[]>();

function disabledPaths(kind: string, version: KubernetesVersion): readonly DisabledPath[] {
  const key = `${version} ${kind}`;
  const known = knownPaths.get(key);
  if (known !== undefined) return known;
  const paths = [...LATER_FIELDS, ...DROPPED_FIELDS]
    .filter((rule) => isDropped(rule, version))
    .flatMap((rule) => pathsInKind(rule, kind).map((path) => ({ rule, path })));
  knownPaths.set(key, paths);
  return paths;
}

function isDropped(rule: LaterField, version: KubernetesVersion): boolean {
  const { refusedBefore } = rule;
  return !isAvailable(rule, version) && (refusedBefore === undefined || !isOlder(version, refusedBefore));
}

/** The path of a field in objects of a kind. A field of pods is in their pod template. Empty if they do not have it. */
function pathsInKind({ kind: ruleKind, path }: LaterField, kind: string): Path[] {
  if (ruleKind !== 'Pod') return ruleKind === kind ? [path] : [];
  const template = Object.hasOwn(POD_TEMPLATES, kind) ? POD_TEMPLATES[kind] : undefined;
  return template === undefined ? [] : [[...template, ...path]];
}

/** Returns the object itself if it does not have the field, since copies take time and few objects have it. */
function dropPath(object: JsonObject, [step, ...rest]: Path): JsonObject {
  const value = object[String(step)];
  if (value === undefined) return object;
  if (rest.length === 0) return omitKeys(object, [String(step)]);
  const left = rest[0] === '*' ? dropFromItems(listOf(value), rest.slice(1)) : dropFromValue(value, rest);
  return left === value ? object : { ...object, [String(step)]: left };
}

function dropFromItems(items: readonly Json[], path: Path): readonly Json[] {
  const left = items.map((item) => dropFromValue(item, path));
  return left.some((item, index) => item !== items[index]) ? left : items;
}

function dropFromValue(value: Json, path: Path): Json {
  return isObject(value) ? dropPath(value, path) : value;
}

/** Changes the object at a path, if there is one. */
function changeObjectAt(
  object: JsonObject,
  [step, ...rest]: Path,
  change: (object: JsonObject) => JsonObject,
): JsonObject {
  if (step === undefined) return change(object);
  const value = object[step];
  if (!isObject(value)) return object;
  const changed = changeObjectAt(value, rest, change);
  return changed === value ? object : { ...object, [step]: changed };
}
