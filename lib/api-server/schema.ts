import {
  type FieldType,
  isOlder,
  KINDS,
  type Kind,
  type KubernetesVersion,
  type MeasuredVersion,
  TYPES,
} from '../kubernetes';
import { rulesOf } from './rules-of';

/** What the type of a field says. */
export interface Type {
  /** Whether nothing is another thing than `false`, `0` or `{}`. */
  readonly isPointer: boolean;
  /** Of what: a list or map has items. */
  readonly form: 'list' | 'map' | 'struct' | 'scalar';
  /** The name of a struct or scalar; the type of the items of a list or map. */
  readonly of: string;
}

const parsed = new Map<string, Type>();

export function typeOf(type: string): Type {
  const known = parsed.get(type) ?? parse(type);
  parsed.set(type, known);
  return known;
}

function parse(type: string): Type {
  if (type.startsWith('*')) return { ...typeOf(type.slice(1)), isPointer: true };
  if (type.startsWith('[]')) return { isPointer: false, form: 'list', of: type.slice(2) };
  if (type.startsWith('{}')) return { isPointer: false, form: 'map', of: type.slice(2) };
  return { isPointer: false, form: Object.hasOwn(TYPES, type) ? 'struct' : 'scalar', of: type };
}

/** The fields that a struct has in a version. */
export type Fields = ReadonlyMap<string, FieldType>;

/** What an API server knows of kinds and their fields: of a version that was measured, or of the one before it. */
export class Schema {
  static readonly #schemas = new Map<KubernetesVersion, Schema>();

  static of(version: KubernetesVersion): Schema {
    const known = Schema.#schemas.get(version) ?? new Schema(rulesOf(version));
    Schema.#schemas.set(version, known);
    return known;
  }

  readonly #structs = new Map<string, Fields>();

  private constructor(readonly version: MeasuredVersion) {}

  /** The kind of an object, by the version of its API and its name; undefined where it is none of Kubernetes' own. */
  kind(apiVersion: string, kind: string): Kind | undefined {
    const name = `${apiVersion} ${kind}`;
    const known = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    return known && this.has(known) ? known : undefined;
  }

  fields(struct: string): Fields {
    const known = this.#structs.get(struct) ?? this.made(struct);
    this.#structs.set(struct, known);
    return known;
  }

  private made(struct: string): Fields {
    const fields = Object.entries(TYPES[struct] as Readonly<Record<string, string | FieldType>>).map(
      ([name, field]) => [name, typeof field === 'string' ? { type: field } : field] as const,
    );
    return new Map(fields.filter(([, field]) => this.has(field)));
  }

  private has({ since, until }: { readonly since?: string; readonly until?: string }): boolean {
    const isSince = since === undefined || !isOlder(this.version, since as KubernetesVersion);
    return isSince && (until === undefined || !isOlder(until as KubernetesVersion, this.version));
  }
}
