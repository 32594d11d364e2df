import { isObject, type Json, type JsonObject, KEPT_EMPTY, objectOf } from '../../kubernetes';
import type { Issue } from '../../validation';
import { type Schema, type Type, typeOf } from '../schema';
import { PATCHED_INT32, SCALARS, type Scalar } from './scalars';

/** What an API server reads from a manifest. */
export interface Decoded {
  /** Without what says nothing, and every quantity as the server writes it. */
  readonly value: JsonObject;
  /** Why it reads nothing. */
  readonly problems: readonly Issue[];
}

/** The type of what controllers and the server write, whatever a manifest says. */
const IGNORED_TYPE = 'passedOver';
/** What else the server writes itself, of metadata. */
const SERVER_METADATA = ['creationTimestamp', 'generation', 'selfLink'];

/** Reads an object of a struct, strictly, as kubectl asks the server to; a patched one in the way that it reads those. */
export function decode(manifest: JsonObject, struct: string, schema: Schema, { isPatched = false } = {}): Decoded {
  const decoder = new Decoder(schema, isPatched);
  const value = decoder.struct(withoutSystemMetadata(manifest), struct, '');
  return { value, problems: decoder.problems };
}

function withoutSystemMetadata(manifest: JsonObject): JsonObject {
  const { metadata } = manifest;
  if (metadata === undefined || !isObject(metadata)) return manifest;
  return { ...manifest, metadata: withoutKeys(metadata, SERVER_METADATA) };
}

function withoutKeys(object: JsonObject, keys: readonly string[]): JsonObject {
  return objectOf(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

class Decoder {
  readonly problems: Issue[] = [];

  constructor(
    private readonly schema: Schema,
    private readonly isPatched: boolean,
  ) {}

  struct(value: JsonObject, struct: string, path: string): JsonObject {
    const fields = this.schema.fields(struct);
    const known: Record<string, Json> = {};
    for (const [name, member] of Object.entries(value)) {
      const at = path === '' ? name : `${path}.${name}`;
      const field = fields.get(name);
      if (field === undefined) {
        const allowed = `left out: Kubernetes ${this.schema.version} knows no such field here`;
        this.problems.push({ path: at, value: member, allowed });
        continue;
      }
      if (field.type === IGNORED_TYPE) continue;
      const read = (member ?? null) === null ? undefined : this.value(member, typeOf(field.type), at);
      if (read !== undefined) known[name] = read;
      else if (Array.isArray(member) && KEPT_EMPTY.includes(`${struct}.${name}`)) known[name] = member;
    }
    return known;
  }

  /** Undefined where it says nothing, or what can't be read. */
  private value(value: Json, type: Type, path: string): Json | undefined {
    if (type.form === 'scalar') {
      const scalar = this.isPatched && type.of === 'int32' ? PATCHED_INT32 : (SCALARS[type.of] as Scalar);
      const read = this.scalar(value, scalar, path);
      return read !== undefined && !type.isPointer && scalar.isZero(read) ? undefined : read;
    }
    const read = this.compound(value, type, path);
    return read !== undefined && !type.isPointer && Object.keys(read).length === 0 ? undefined : read;
  }

  private scalar(value: Json, scalar: Scalar, path: string): Json | undefined {
    const read = scalar.read(value);
    if (read === undefined) this.problems.push({ path, value, allowed: scalar.allowed });
    return read;
  }

  private compound(value: Json, type: Type, path: string): readonly Json[] | JsonObject | undefined {
    if (type.form === 'list' && Array.isArray(value)) {
      return value.map((item, index) => this.item(item, type.of, `${path}[${index}]`));
    }
    if (type.form !== 'list' && isObject(value)) {
      return type.form === 'struct' ? this.struct(value, type.of, path) : this.map(value, type.of, path);
    }
    this.problems.push({ path, value, allowed: type.form === 'list' ? 'a list' : 'a map' });
    return undefined;
  }

  private map(value: JsonObject, type: string, path: string): JsonObject {
    const entries = Object.entries(value).map(([key, item]) => {
      const step = /^\w+$/.test(key) ? `.${key}` : `['${key}']`;
      return [key, this.item(item, type, path + step)] as const;
    });
    return objectOf(entries);
  }

  /** What says nothing stays where it is an item. */
  private item(value: Json, type: string, path: string): Json {
    return value === null
      ? zeroOf(typeOf(type))
      : (this.value(value, { ...typeOf(type), isPointer: true }, path) ?? null);
  }
}

/** What stands where an item is null. */
function zeroOf({ form, of }: Type): Json {
  if (form === 'scalar') return (SCALARS[of] as Scalar).zero;
  return form === 'list' ? [] : {};
}
