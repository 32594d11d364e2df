import { isObject, type Json, type JsonObject, LISTS_KEPT_EMPTY, objectOf, omitKeys } from '../../kubernetes';
import type { Issue } from '../../validation';
import { type ParsedType, type Schema, typeOf } from '../schema';
import { scalarOf } from './scalars';

/** A decoded manifest. */
export interface Decoded {
  /** Unset fields are left out, and quantities are in canonical form. */
  readonly value: JsonObject;
  /** Why the API server cannot decode the manifest. Empty if it can. */
  readonly problems: readonly Issue[];
}

/** The type in `TYPES` of fields that only controllers and the API server write. Values in manifests are ignored. */
const IGNORED_TYPE = 'passedOver';
/** Fields of the metadata that the API server overwrites. */
const SERVER_METADATA = ['creationTimestamp', 'generation', 'selfLink'];

/** How to decode. */
export interface DecodeOptions {
  /**
   * Whether the object comes from a patch. The API server then truncates integers that are too large, instead of
   * rejecting them.
   *
   * @default false
   */
  readonly isPatched?: boolean;
}

/** Decodes an object of a struct as strictly as the API server does for kubectl, which sets `fieldValidation=Strict`. */
export function decode(manifest: JsonObject, struct: string, schema: Schema, options: DecodeOptions = {}): Decoded {
  const decoder = new Decoder(schema, options);
  const value = decoder.decodeStruct(dropServerMetadata(manifest), struct, '');
  return { value, problems: decoder.problems };
}

function dropServerMetadata(manifest: JsonObject): JsonObject {
  const { metadata } = manifest;
  return isObject(metadata) ? { ...manifest, metadata: omitKeys(metadata, SERVER_METADATA) } : manifest;
}

/** Decodes values by their types in a schema, and collects the problems. */
class Decoder {
  readonly problems: Issue[] = [];

  constructor(
    private readonly schema: Schema,
    private readonly options: DecodeOptions,
  ) {}

  decodeStruct(object: JsonObject, struct: string, path: string): JsonObject {
    const fields = this.schema.fields(struct);
    const decoded: Record<string, Json> = {};
    for (const [name, value] of Object.entries(object)) {
      const fieldPath = path === '' ? name : `${path}.${name}`;
      const field = fields.get(name);
      if (field === undefined) {
        this.reject(value, fieldPath, `left out: Kubernetes ${this.schema.version} knows no such field here`);
        continue;
      }
      if (field.type === IGNORED_TYPE) continue;
      const read = (value ?? null) === null ? undefined : this.decodeValue(value, typeOf(field.type), fieldPath);
      if (read !== undefined) decoded[name] = read;
      else if (Array.isArray(value) && LISTS_KEPT_EMPTY.includes(`${struct}.${name}`)) decoded[name] = value;
    }
    return decoded;
  }

  /** Undefined if the value is the same as an unset field, or cannot be decoded. */
  private decodeValue(value: Json, type: ParsedType, path: string): Json | undefined {
    if (type.form !== 'scalar') {
      const decoded = this.decodeListOrMap(value, type, path);
      return isEmpty(decoded) && !type.isPointer ? undefined : decoded;
    }
    const scalar = scalarOf(type.of, this.options);
    const decoded = scalar.read(value);
    if (decoded === undefined) return this.reject(value, path, scalar.allowed);
    return scalar.isZero(decoded) && !type.isPointer ? undefined : decoded;
  }

  private decodeListOrMap(value: Json, type: ParsedType, path: string): readonly Json[] | JsonObject | undefined {
    if (type.form === 'list') {
      if (!Array.isArray(value)) return this.reject(value, path, 'a list');
      return value.map((item, index) => this.decodeItem(item, type.of, `${path}[${index}]`));
    }
    if (!isObject(value)) return this.reject(value, path, 'a map');
    return type.form === 'struct' ? this.decodeStruct(value, type.of, path) : this.decodeMap(value, type.of, path);
  }

  private decodeMap(map: JsonObject, itemType: string, path: string): JsonObject {
    const entries = Object.entries(map).map(([key, item]) => {
      const step = /^\w+$/.test(key) ? `.${key}` : `['${key}']`;
      return [key, this.decodeItem(item, itemType, path + step)] as const;
    });
    return objectOf(entries);
  }

  /** Unlike a field, an item stays even if its value is that of an unset field. */
  private decodeItem(item: Json, itemType: string, path: string): Json {
    const type = typeOf(itemType);
    return item === null ? zeroOf(type) : (this.decodeValue(item, { ...type, isPointer: true }, path) ?? null);
  }

  private reject(value: Json, path: string, allowed: string): undefined {
    this.problems.push({ path, value, allowed });
  }
}

function isEmpty(value: readonly Json[] | JsonObject | undefined): boolean {
  return value !== undefined && Object.keys(value).length === 0;
}

/** The value that an item of `null` gets. */
function zeroOf({ form, of }: ParsedType): Json {
  if (form === 'scalar') return scalarOf(of).zero;
  return form === 'list' ? [] : {};
}
