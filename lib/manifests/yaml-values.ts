import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from 'yaml';
import type { Json, JsonObject } from '../kubernetes';
import { excessive } from './aliases';
import { losesDigits } from './plain';
import { keyOf, scalarValue } from './scalar';
import { noSuchNumber, Unreadable } from './unreadable';

const MERGE = 'tag:yaml.org,2002:merge';

/** A place in a document of YAML: null where nothing stands. */
export type Place = Node | null;
export type Entry = Pair<Place, Place>;

/** No manifest has as many; whoever works on the values calls himself for each of them. */
export const MOST_LEVELS = 500;
export const TOO_DEEP = `it is nested deeper than ${MOST_LEVELS} levels`;

/** The values of a document of YAML, as kubectl makes JSON of it. */
export class YamlValues {
  /** Where whole numbers stand that have more digits than a number here can have. */
  readonly inexact: number[] = [];
  readonly #anchors = new Map<string, Node>();
  readonly #meant = new Map<Alias, Node>();
  readonly #within = new Set<Alias>();
  #levels = 0;
  #nodes = 0;
  #nodesOfAliases = 0;

  /** @throws Unreadable where kubectl doesn't take it */
  of(place: Place): Json {
    if (place === null) return null;
    this.#count(place);
    this.#levels += 1;
    const value = isAlias(place) ? this.#ofAlias(place) : this.#ofNode(place);
    this.#levels -= 1;
    return value;
  }

  /** The node that an alias stands for; any other for itself. */
  behind(place: Place): Place {
    if (!isAlias(place)) return place;
    const node = this.#meant.get(place) ?? this.#anchors.get(place.source);
    if (node === undefined) throw new Unreadable(`no anchor &${place.source} stands before this`, at(place));
    this.#meant.set(place, node);
    return node;
  }

  /** The key that stands here. */
  key(place: Place): string {
    this.#note(place);
    const scalar = this.behind(place);
    const key = isScalar(scalar) ? keyOf(scalar as Scalar<string>) : undefined;
    if (key === undefined) throw new Unreadable('a key must be a string, a number or a truth value', at(place));
    return key;
  }

  #ofNode(node: Node): Json {
    this.#note(node);
    if (isMap(node)) return Object.fromEntries(this.#entries(node as YAMLMap<Place, Place>));
    if (isSeq(node)) return node.items.map((item) => this.of(item as Place));
    return this.#ofScalar(node as Scalar<string>);
  }

  #count(node: Node): void {
    this.#nodes += 1;
    if (this.#within.size > 0) this.#nodesOfAliases += 1;
    if (excessive(this.#nodes, this.#nodesOfAliases)) throw new Unreadable('too much of it comes of aliases', at(node));
    if (this.#levels > MOST_LEVELS) throw new Unreadable(TOO_DEEP, at(node));
  }

  #note(place: Place): void {
    if (place === null || isAlias(place) || this.#within.size > 0) return;
    if (place.anchor !== undefined) this.#anchors.set(place.anchor, place);
  }

  #ofAlias(alias: Alias): Json {
    const node = this.behind(alias);
    if (this.#within.has(alias)) throw new Unreadable(`what &${alias.source} stands for contains itself`, at(alias));
    this.#within.add(alias);
    const value = this.of(node);
    this.#within.delete(alias);
    return value;
  }

  #ofScalar(scalar: Scalar<string>): Json {
    const value = scalarValue(scalar);
    if (value === undefined) throw new Unreadable(`this is not what its tag says: ${scalar.tag}`, at(scalar));
    if (typeof value !== 'number') return value;
    if (!Number.isFinite(value)) throw new Unreadable(noSuchNumber(scalar.value), at(scalar));
    if (losesDigits(scalar.value)) this.inexact.push(at(scalar));
    return value;
  }

  #entries(map: YAMLMap<Place, Place>): Map<string, Json> {
    const entries = new Map<string, Json>();
    for (const entry of map.items) {
      if (isMerge(entry)) this.#merge(entry, entries);
      else entries.set(this.key(entry.key), this.of(entry.value));
    }
    return entries;
  }

  #merge({ key, value }: Entry, entries: Map<string, Json>): void {
    for (const place of merged(value).toReversed()) {
      if (!isMap(this.behind(place))) throw new Unreadable('<< takes in a map or a list of maps alone', at(key));
      for (const [name, one] of Object.entries(this.of(place) as JsonObject)) entries.set(name, one);
    }
  }
}

/** Whether an entry stands for those of other maps. */
export function isMerge({ key }: Entry): boolean {
  return isScalar(key) && key.value === '<<' && key.type === Scalar.PLAIN && (key.tag ?? MERGE) === MERGE;
}

/** The maps whose entries an entry stands for: of two with one key the first one counts. */
export function merged(value: Place): readonly Place[] {
  return isSeq(value) ? (value.items as Place[]) : [value];
}

/** Where a node begins, from the start of the text. */
export function at(place: Place): number {
  return Number(place?.range?.[0]);
}
