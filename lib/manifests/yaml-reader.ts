import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from 'yaml';
import type { Json, JsonObject } from '../api-server';
import { hasExcessiveAliases } from './alias-limit';
import { describeInfiniteNumber, InvalidDocument } from './invalid-document';
import { isInexactInteger } from './plain-scalar';
import { parseKey, parseScalar } from './yaml-scalar';

const MERGE_TAG = 'tag:yaml.org,2002:merge';

/** A place in a document of YAML: null where nothing stands. */
export type YamlNode = Node | null;
export type YamlEntry = Pair<YamlNode, YamlNode>;

/** No manifest has as many; whoever works on the values calls himself for each of them. */
export const MAX_DEPTH = 500;
export const TOO_DEEP_MESSAGE = `it is nested deeper than ${MAX_DEPTH} levels`;

/** The values of a document of YAML, as kubectl makes JSON of it. */
export class YamlReader {
  /** Where whole numbers stand that have more digits than a number here can have. */
  readonly inexactNumbers: number[] = [];
  readonly #anchors = new Map<string, Node>();
  readonly #meant = new Map<Alias, Node>();
  readonly #within = new Set<Alias>();
  #levels = 0;
  #nodes = 0;
  #nodesOfAliases = 0;

  /** @throws Unreadable where kubectl doesn't take it */
  read(place: YamlNode): Json {
    if (place === null) return null;
    this.#count(place);
    this.#levels += 1;
    const value = isAlias(place) ? this.#ofAlias(place) : this.#ofNode(place);
    this.#levels -= 1;
    return value;
  }

  /** The node that an alias stands for; any other for itself. */
  resolve(place: YamlNode): YamlNode {
    if (!isAlias(place)) return place;
    const node = this.#meant.get(place) ?? this.#anchors.get(place.source);
    if (node === undefined) throw new InvalidDocument(`no anchor &${place.source} stands before this`, offsetOf(place));
    this.#meant.set(place, node);
    return node;
  }

  /** The key that stands here. */
  readKey(place: YamlNode): string {
    this.#note(place);
    const scalar = this.resolve(place);
    const key = isScalar(scalar) ? parseKey(scalar as Scalar<string>) : undefined;
    if (key === undefined)
      throw new InvalidDocument('a key must be a string, a number or a truth value', offsetOf(place));
    return key;
  }

  #ofNode(node: Node): Json {
    this.#note(node);
    if (isMap(node)) return Object.fromEntries(this.#entries(node as YAMLMap<YamlNode, YamlNode>));
    if (isSeq(node)) return node.items.map((item) => this.read(item as YamlNode));
    return this.#ofScalar(node as Scalar<string>);
  }

  #count(node: Node): void {
    this.#nodes += 1;
    if (this.#within.size > 0) this.#nodesOfAliases += 1;
    if (hasExcessiveAliases(this.#nodes, this.#nodesOfAliases))
      throw new InvalidDocument('too much of it comes of aliases', offsetOf(node));
    if (this.#levels > MAX_DEPTH) throw new InvalidDocument(TOO_DEEP_MESSAGE, offsetOf(node));
  }

  #note(place: YamlNode): void {
    if (place === null || isAlias(place) || this.#within.size > 0) return;
    if (place.anchor !== undefined) this.#anchors.set(place.anchor, place);
  }

  #ofAlias(alias: Alias): Json {
    const node = this.resolve(alias);
    if (this.#within.has(alias))
      throw new InvalidDocument(`what &${alias.source} stands for contains itself`, offsetOf(alias));
    this.#within.add(alias);
    const value = this.read(node);
    this.#within.delete(alias);
    return value;
  }

  #ofScalar(scalar: Scalar<string>): Json {
    const value = parseScalar(scalar);
    if (value === undefined)
      throw new InvalidDocument(`this is not what its tag says: ${scalar.tag}`, offsetOf(scalar));
    if (typeof value !== 'number') return value;
    if (!Number.isFinite(value)) throw new InvalidDocument(describeInfiniteNumber(scalar.value), offsetOf(scalar));
    if (isInexactInteger(scalar.value)) this.inexactNumbers.push(offsetOf(scalar));
    return value;
  }

  #entries(map: YAMLMap<YamlNode, YamlNode>): Map<string, Json> {
    const entries = new Map<string, Json>();
    for (const entry of map.items) {
      if (isMergeEntry(entry)) this.#merge(entry, entries);
      else entries.set(this.readKey(entry.key), this.read(entry.value));
    }
    return entries;
  }

  #merge({ key, value }: YamlEntry, entries: Map<string, Json>): void {
    for (const place of mergedNodes(value).toReversed()) {
      if (!isMap(this.resolve(place)))
        throw new InvalidDocument('<< takes in a map or a list of maps alone', offsetOf(key));
      for (const [name, one] of Object.entries(this.read(place) as JsonObject)) entries.set(name, one);
    }
  }
}

/** Whether an entry stands for those of other maps. */
export function isMergeEntry({ key }: YamlEntry): boolean {
  return isScalar(key) && key.value === '<<' && key.type === Scalar.PLAIN && (key.tag ?? MERGE_TAG) === MERGE_TAG;
}

/** The maps whose entries an entry stands for: of two with one key the first one counts. */
export function mergedNodes(value: YamlNode): readonly YamlNode[] {
  return isSeq(value) ? (value.items as YamlNode[]) : [value];
}

/** Where a node begins, from the start of the text. */
export function offsetOf(place: YamlNode): number {
  return Number(place?.range?.[0]);
}
