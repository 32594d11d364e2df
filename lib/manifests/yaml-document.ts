import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Json } from '../kubernetes';
import { Unreadable } from './unreadable';
import { at, type Entry, isMerge, merged, type Place, TOO_DEEP, YamlValues } from './yaml-values';

/** A document of a file of manifests. */
export interface Parsed {
  readonly value: Json;
  /** Where what these keys lead to stands, from the start of the text; undefined where it isn't there. */
  offsetOf(keys: readonly string[]): number | undefined;
  /** Where whole numbers stand that have more digits than a number here can have. */
  readonly inexact: readonly number[];
}

/**
 * A document of YAML as kubectl reads it. What follows its end in the text is not read.
 *
 * @throws Unreadable where kubectl doesn't take it
 */
export function parseYaml(text: string): Parsed {
  const { contents, errors } = parseDocument(text, {
    schema: 'failsafe',
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [error] = errors;
  if (error !== undefined) {
    const message = error.code === 'RESOURCE_EXHAUSTION' ? TOO_DEEP : error.message;
    throw new Unreadable(message, error.pos[0]);
  }
  const values = new YamlValues();
  const value = values.of(contents);
  return { value, inexact: values.inexact, offsetOf: (keys) => offsetOf(values, contents, keys) };
}

/** Where what these keys lead to begins: an entry of a map with its key. */
function offsetOf(values: YamlValues, root: Place, keys: readonly string[]): number | undefined {
  let [place, offset]: [Place, number] = [root, at(root)];
  for (const key of keys) {
    const next = step(values, values.behind(place), key);
    if (next === undefined) return undefined;
    [place, offset] = next;
  }
  return offset;
}

function step(values: YamlValues, place: Place, key: string): [Place, number] | undefined {
  if (isMap(place)) {
    const entry = entryOf(values, place as YAMLMap<Place, Place>, key);
    return entry === undefined ? undefined : [entry.value, at(entry.key)];
  }
  const item = isSeq(place) && /^\d+$/.test(key) ? (place.items[Number(key)] as Place | undefined) : undefined;
  return item === undefined ? undefined : [item, at(item)];
}

/** The entry that counts for this key: the last one. */
function entryOf(values: YamlValues, map: YAMLMap<Place, Place>, key: string): Entry | undefined {
  for (const entry of map.items.toReversed()) {
    const found = isMerge(entry) ? mergedEntryOf(values, entry, key) : values.key(entry.key) === key && entry;
    if (found) return found;
  }
  return undefined;
}

function mergedEntryOf(values: YamlValues, { value }: Entry, key: string): Entry | undefined {
  for (const place of merged(value)) {
    const found = entryOf(values, values.behind(place) as YAMLMap<Place, Place>, key);
    if (found) return found;
  }
  return undefined;
}
