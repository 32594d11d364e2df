import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from 'yaml';
import type { Json, JsonObject } from '../kubernetes';
import { hasExcessiveAliases } from './alias-limit';
import { describeInfiniteNumber, InvalidDocument } from './invalid-document';
import { isInexactInteger } from './plain-scalar';
import { parseKey, parseScalar } from './yaml-scalar';

const MERGE_TAG = 'tag:yaml.org,2002:merge';

/** A node of a YAML document. Null for an empty one. */
export type YamlNode = Node | null;
export type YamlEntry = Pair<YamlNode, YamlNode>;

/** Manifests are not nested as deeply. The limit protects recursive functions. */
export const MAX_DEPTH = 500;
export const TOO_DEEP_MESSAGE = `it is nested deeper than ${MAX_DEPTH} levels`;

/** Converts the nodes of a YAML document to JSON, as kubectl does. */
export class YamlReader {
  /** The character indexes of integers that were rounded. */
  readonly inexactNumbers: number[] = [];
  readonly #anchors = new Map<string, Node>();
  readonly #nodeByAlias = new Map<Alias, Node>();
  readonly #openAliases = new Set<Alias>();
  #depth = 0;
  #nodes = 0;
  #aliasNodes = 0;

  /** @throws InvalidDocument if kubectl rejects the node */
  read(node: YamlNode): Json {
    if (node === null) return null;
    this.#countNode(node);
    this.#depth += 1;
    const value = isAlias(node) ? this.#readAlias(node) : this.#readNode(node);
    this.#depth -= 1;
    return value;
  }

  /** The node that an alias refers to. Other nodes are returned as they are. */
  resolve(node: YamlNode): YamlNode {
    if (!isAlias(node)) return node;
    const target = this.#nodeByAlias.get(node) ?? this.#anchors.get(node.source);
    if (target === undefined)
      throw new InvalidDocument(`there is no anchor &${node.source} before this`, offsetOf(node));
    this.#nodeByAlias.set(node, target);
    return target;
  }

  /** The key of an entry. */
  readKey(node: YamlNode): string {
    this.#noteAnchor(node);
    const scalar = this.resolve(node);
    const key = isScalar(scalar) ? parseKey(scalar as Scalar<string>) : undefined;
    if (key === undefined) throw new InvalidDocument('a key must be a string, a number or a boolean', offsetOf(node));
    return key;
  }

  #readNode(node: Node): Json {
    this.#noteAnchor(node);
    if (isMap(node)) return Object.fromEntries(this.#readEntries(node as YAMLMap<YamlNode, YamlNode>));
    if (isSeq(node)) return node.items.map((item) => this.read(item as YamlNode));
    return this.#readScalar(node as Scalar<string>);
  }

  #countNode(node: Node): void {
    this.#nodes += 1;
    if (this.#openAliases.size > 0) this.#aliasNodes += 1;
    if (hasExcessiveAliases(this.#nodes, this.#aliasNodes))
      throw new InvalidDocument('too many of its nodes come from aliases', offsetOf(node));
    if (this.#depth > MAX_DEPTH) throw new InvalidDocument(TOO_DEEP_MESSAGE, offsetOf(node));
  }

  #noteAnchor(node: YamlNode): void {
    if (node === null || isAlias(node) || this.#openAliases.size > 0) return;
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
  }

  #readAlias(alias: Alias): Json {
    const node = this.resolve(alias);
    if (this.#openAliases.has(alias))
      throw new InvalidDocument(`the anchor &${alias.source} contains itself`, offsetOf(alias));
    this.#openAliases.add(alias);
    const value = this.read(node);
    this.#openAliases.delete(alias);
    return value;
  }

  #readScalar(scalar: Scalar<string>): Json {
    const value = parseScalar(scalar);
    if (value === undefined) throw new InvalidDocument(`this is no value of its tag ${scalar.tag}`, offsetOf(scalar));
    if (typeof value !== 'number') return value;
    if (!Number.isFinite(value)) throw new InvalidDocument(describeInfiniteNumber(scalar.value), offsetOf(scalar));
    if (isInexactInteger(scalar.value)) this.inexactNumbers.push(offsetOf(scalar));
    return value;
  }

  #readEntries(map: YAMLMap<YamlNode, YamlNode>): Map<string, Json> {
    const entries = new Map<string, Json>();
    for (const entry of map.items) {
      if (isMergeEntry(entry)) this.#mergeInto(entry, entries);
      else entries.set(this.readKey(entry.key), this.read(entry.value));
    }
    return entries;
  }

  #mergeInto({ key, value }: YamlEntry, entries: Map<string, Json>): void {
    for (const node of mergedNodes(value).toReversed()) {
      if (!isMap(this.resolve(node)))
        throw new InvalidDocument('<< merges only a map or a list of maps', offsetOf(key));
      for (const [name, one] of Object.entries(this.read(node) as JsonObject)) entries.set(name, one);
    }
  }
}

/** Whether an entry is a merge key, `<<`. */
export function isMergeEntry({ key }: YamlEntry): boolean {
  return isScalar(key) && key.value === '<<' && key.type === Scalar.PLAIN && (key.tag ?? MERGE_TAG) === MERGE_TAG;
}

/** The maps that a merge key merges. If two have the same key, the first one wins. */
export function mergedNodes(value: YamlNode): readonly YamlNode[] {
  return isSeq(value) ? (value.items as YamlNode[]) : [value];
}

/** The character index at which a node begins. */
export function offsetOf(node: YamlNode): number {
  return Number(node?.range?.[0]);
}
