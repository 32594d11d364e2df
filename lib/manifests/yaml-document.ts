import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Json } from '../api-server';
import { InvalidDocument } from './invalid-document';
import {
  isMergeEntry,
  mergedNodes,
  offsetOf,
  TOO_DEEP_MESSAGE,
  type YamlEntry,
  type YamlNode,
  YamlReader,
} from './yaml-reader';

/** A document of a file of manifests. */
export interface ParsedDocument {
  readonly value: Json;
  /** Where what these keys lead to stands, from the start of the text; undefined where it isn't there. */
  offsetOf(keys: readonly string[]): number | undefined;
  /** Where whole numbers stand that have more digits than a number here can have. */
  readonly inexactNumbers: readonly number[];
}

/**
 * A document of YAML as kubectl reads it. What follows its end in the text is not read.
 *
 * @throws Unreadable where kubectl doesn't take it
 */
export function parseYaml(text: string): ParsedDocument {
  const { contents, errors } = parseDocument(text, {
    schema: 'failsafe',
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [error] = errors;
  if (error !== undefined) {
    const message = error.code === 'RESOURCE_EXHAUSTION' ? TOO_DEEP_MESSAGE : error.message;
    throw new InvalidDocument(message, error.pos[0]);
  }
  const values = new YamlReader();
  const value = values.read(contents);
  return { value, inexactNumbers: values.inexactNumbers, offsetOf: (keys) => findOffset(values, contents, keys) };
}

/** Where what these keys lead to begins: an entry of a map with its key. */
function findOffset(values: YamlReader, root: YamlNode, keys: readonly string[]): number | undefined {
  let [place, offset]: [YamlNode, number] = [root, offsetOf(root)];
  for (const key of keys) {
    const next = findChild(values, values.resolve(place), key);
    if (next === undefined) return undefined;
    [place, offset] = next;
  }
  return offset;
}

function findChild(values: YamlReader, place: YamlNode, key: string): [YamlNode, number] | undefined {
  if (isMap(place)) {
    const entry = findEntry(values, place as YAMLMap<YamlNode, YamlNode>, key);
    return entry === undefined ? undefined : [entry.value, offsetOf(entry.key)];
  }
  const item = isSeq(place) && /^\d+$/.test(key) ? (place.items[Number(key)] as YamlNode | undefined) : undefined;
  return item === undefined ? undefined : [item, offsetOf(item)];
}

/** The entry that counts for this key: the last one. */
function findEntry(values: YamlReader, map: YAMLMap<YamlNode, YamlNode>, key: string): YamlEntry | undefined {
  for (const entry of map.items.toReversed()) {
    const found = isMergeEntry(entry)
      ? findMergedEntry(values, entry, key)
      : values.readKey(entry.key) === key && entry;
    if (found) return found;
  }
  return undefined;
}

function findMergedEntry(values: YamlReader, { value }: YamlEntry, key: string): YamlEntry | undefined {
  for (const place of mergedNodes(value)) {
    const found = findEntry(values, values.resolve(place) as YAMLMap<YamlNode, YamlNode>, key);
    if (found) return found;
  }
  return undefined;
}
