import type { Issue } from './issue';

/** Every item of a list, in a path of `Field.find`. */
const EACH = '*';

/** A cursor into untyped JSON. Missing paths give empty fields. */
export class Field {
  constructor(
    /** The value; undefined if there is none. */
    readonly raw: unknown,
    /** The path of the value: `spec.ports[0].name`. */
    readonly path: string = '',
  ) {}

  /** The field under these keys, one within the other. */
  at(...keys: readonly string[]): Field {
    let field: Field = this;
    for (const key of keys) field = field.child(key);
    return field;
  }

  /** The items of a list; none if the value is no list. */
  items(): Field[] {
    if (!Array.isArray(this.raw)) return [];
    return Array.from(this.raw, (item, index) => new Field(item, `${this.path}[${index}]`));
  }

  /** The entries of a map; none if the value is no map. */
  entries(): [key: string, field: Field][] {
    const { map } = this;
    return map === undefined ? [] : Object.keys(map).map((key) => [key, this.child(key)]);
  }

  /** The fields at this path that are set; `*` stands for every item of a list. */
  find(...path: readonly string[]): Field[] {
    const found = path.reduce<Field[]>(
      (fields, key) => fields.flatMap((field) => (key === EACH ? field.items() : field.child(key))),
      [this],
    );
    return found.filter(isSet);
  }

  /** The value if it is a string. */
  get string(): string | undefined {
    return typeof this.raw === 'string' ? this.raw : undefined;
  }

  /** The text of a string, number or boolean; otherwise the empty string. */
  get scalar(): string {
    return ['string', 'number', 'boolean'].includes(typeof this.raw) ? String(this.raw) : '';
  }

  /** The value if it is a number. */
  get number(): number | undefined {
    return typeof this.raw === 'number' ? this.raw : undefined;
  }

  /** The value if it is a map. */
  get map(): Readonly<Record<string, unknown>> | undefined {
    return isMap(this.raw) ? this.raw : undefined;
  }

  /** The issue that the value is not `allowed`. */
  issue(allowed: string): Issue {
    return { path: this.path, value: this.raw, allowed };
  }

  private child(key: string): Field {
    const { map, path } = this;
    const value = map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
    // In quotes, a key with a dot or slash is not taken for a path.
    const step = /^\w+$/.test(key) ? `.${key}` : `['${key}']`;
    return new Field(value, path === '' ? key : path + step);
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a field has a value. */
export function isSet({ raw }: Field): boolean {
  return raw !== undefined && raw !== null;
}

/** Whether a field has a value other than an empty string and an empty list. */
export function isNonEmpty(field: Field): boolean {
  return isSet(field) && field.raw !== '' && !(Array.isArray(field.raw) && field.raw.length === 0);
}
