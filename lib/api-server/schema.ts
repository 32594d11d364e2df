import {
  type FieldType,
  isOlder,
  KINDS,
  type Kind,
  type KubernetesVersion,
  MEASURED_MINORS,
  type MeasuredVersion,
  OLDEST_KUBERNETES,
  TYPES,
} from '../kubernetes';

/** The type of a field, parsed from the notation of `TYPES`. */
export interface ParsedType {
  /** Whether the API server tells an unset field from `false`, `0` or `{}`. */
  readonly isPointer: boolean;
  readonly form: 'list' | 'map' | 'struct' | 'scalar';
  /** The name of the struct or scalar. Of a list or map, the type of its items. */
  readonly of: string;
}

const parsedTypes = new Map<string, ParsedType>();

/** Parses a type as `TYPES` writes it: `*int32`, `[]core/v1.Container`, `{}string`. */
export function typeOf(type: string): ParsedType {
  const known = parsedTypes.get(type);
  if (known !== undefined) return known;
  const parsed = parseType(type);
  parsedTypes.set(type, parsed);
  return parsed;
}

function parseType(type: string): ParsedType {
  if (type.startsWith('*')) return { ...typeOf(type.slice(1)), isPointer: true };
  if (type.startsWith('[]')) return { isPointer: false, form: 'list', of: type.slice(2) };
  if (type.startsWith('{}')) return { isPointer: false, form: 'map', of: type.slice(2) };
  return { isPointer: false, form: Object.hasOwn(TYPES, type) ? 'struct' : 'scalar', of: type };
}

/** The measured version whose rules apply to a version: the newest that is not newer, otherwise the oldest of all. */
export function measuredVersionFor(version: KubernetesVersion): MeasuredVersion {
  return MEASURED_MINORS.findLast((measured) => !isOlder(version, measured)) ?? OLDEST_KUBERNETES;
}

/** The fields of a struct by name. */
export type Fields = ReadonlyMap<string, FieldType>;

/** The kinds that an API server serves, and the fields of their types. */
export class Schema {
  static readonly #schemas = new Map<KubernetesVersion, Schema>();

  /** The schema of a version. A version that was not measured has that of the measured version before it. */
  static of(version: KubernetesVersion): Schema {
    const known = Schema.#schemas.get(version);
    if (known !== undefined) return known;
    const schema = new Schema(measuredVersionFor(version));
    Schema.#schemas.set(version, schema);
    return schema;
  }

  readonly #fields = new Map<string, Fields>();

  private constructor(readonly version: MeasuredVersion) {}

  /** The kind of this `apiVersion` and name. Undefined if this version does not serve it, as for custom resources. */
  kind(apiVersion: string, kind: string): Kind | undefined {
    const name = `${apiVersion} ${kind}`;
    const known = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    return known && this.isInVersion(known) ? known : undefined;
  }

  /** The fields of a struct of `TYPES`, such as `core/v1.PodSpec`. */
  fields(struct: string): Fields {
    const known = this.#fields.get(struct);
    if (known !== undefined) return known;
    const fields = Object.entries(TYPES[struct] ?? {})
      .map(([name, field]) => [name, typeof field === 'string' ? { type: field } : field] as const)
      .filter(([, field]) => this.isInVersion(field));
    const byName = new Map<string, FieldType>(fields);
    this.#fields.set(struct, byName);
    return byName;
  }

  private isInVersion({ since, until }: Pick<FieldType, 'since' | 'until'>): boolean {
    const isIntroduced = since === undefined || !isOlder(this.version, since as KubernetesVersion);
    const isRemoved = until !== undefined && isOlder(until as KubernetesVersion, this.version);
    return isIntroduced && !isRemoved;
  }
}
