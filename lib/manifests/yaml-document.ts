import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Json } from '../kubernetes';
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

/** A parsed document. */
export interface ParsedDocument {
  readonly value: Json;
  /** The character index of the field at a path. Undefined if there is no such field. */
  offsetOf(keys: readonly string[]): number | undefined;
  /** The character indexes of integers that were rounded. */
  readonly inexactNumbers: readonly number[];
}

/**
 * Parses the first document of YAML as kubectl does.
 *
 * @throws InvalidDocument if kubectl rejects it
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
  const reader = new YamlReader();
  const value = reader.read(contents);
  return { value, inexactNumbers: reader.inexactNumbers, offsetOf: (keys) => findOffset(reader, contents, keys) };
}

/** The character index of a field. In a map, an entry begins with its key. */
function findOffset(reader: YamlReader, root: YamlNode, keys: readonly string[]): number | undefined {
  let [node, offset]: [YamlNode, number] = [root, offsetOf(root)];
  for (const key of keys) {
    const next = findChild(reader, reader.resolve(node), key);
    if (next === undefined) return undefined;
    [node, offset] = next;
  }
  return offset;
}

function findChild(reader: YamlReader, node: YamlNode, key: string): [YamlNode, number] | undefined {
  if (isMap(node)) {
    const entry = findEntry(reader, node as YAMLMap<YamlNode, YamlNode>, key);
    return entry === undefined ? undefined : [entry.value, offsetOf(entry.key)];
  }
  const item = isSeq(node) && /^\d+$/.test(key) ? (node.items[Number(key)] as YamlNode | undefined) : undefined;
  return item === undefined ? undefined : [item, offsetOf(item)];
}

/** The entry of a key. If there are several, the last one wins. */
function findEntry(reader: YamlReader, map: YAMLMap<YamlNode, YamlNode>, key: string): YamlEntry | undefined {
  for (const entry of map.items.toReversed()) {
    const found = isMergeEntry(entry)
      ? findMergedEntry(reader, entry, key)
      : reader.readKey(entry.key) === key && entry;
    if (found) return found;
  }
  return undefined;
}

function findMergedEntry(reader: YamlReader, { value }: YamlEntry, key: string): YamlEntry | undefined {
  for (const node of mergedNodes(value)) {
    const found = findEntry(reader, reader.resolve(node) as YAMLMap<YamlNode, YamlNode>, key);
    if (found) return found;
  }
  return undefined;
}
