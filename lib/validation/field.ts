import type { Issue } from './issue';

/** Every item of a list, in a path of `Field.find`. */
const EACH = '*';

/**
 * A place in an object of which nobody knows the form for sure. To ask for what isn't there, or is of another form,
 * is no error: it gives a field without a value, or none.
 */
export class Field {
  constructor(
    /** What stands there; undefined where nothing does. */
    readonly raw: unknown,
    /** Where it stands: `spec.ports[0].name`. */
    readonly path: string = '',
  ) {}

  /** The field under these keys, one within the other. */
  at(...keys: readonly string[]): Field {
    let field: Field = this;
    for (const key of keys) field = field.child(key);
    return field;
  }

  /** The items of a list; none where it is no list. */
  items(): Field[] {
    if (!Array.isArray(this.raw)) return [];
    return Array.from(this.raw, (item, index) => new Field(item, `${this.path}[${index}]`));
  }

  /** The values of a map by their keys; none where it is no map. */
  entries(): [key: string, field: Field][] {
    const { map } = this;
    return map === undefined ? [] : Object.keys(map).map((key) => [key, this.child(key)]);
  }

  /** The fields at this path that have a value; `*` stands for every item of a list. */
  find(...path: readonly string[]): Field[] {
    const found = path.reduce<Field[]>(
      (fields, key) => fields.flatMap((field) => (key === EACH ? field.items() : field.child(key))),
      [this],
    );
    return found.filter(({ raw: value }) => value !== undefined && value !== null);
  }

  /** The value, where it is a string. */
  get string(): string | undefined {
    return typeof this.raw === 'string' ? this.raw : undefined;
  }

  /** The value as it would be read aloud, where it is a string, a number or a truth value; otherwise nothing. */
  get scalar(): string {
    return ['string', 'number', 'boolean'].includes(typeof this.raw) ? String(this.raw) : '';
  }

  /** The value, where it is a number. */
  get number(): number | undefined {
    return typeof this.raw === 'number' ? this.raw : undefined;
  }

  /** The value, where it is a map. */
  get map(): Readonly<Record<string, unknown>> | undefined {
    const isMap = typeof this.raw === 'object' && this.raw !== null && !Array.isArray(this.raw);
    return isMap ? (this.raw as Record<string, unknown>) : undefined;
  }

  /** That this is not `allowed`. */
  issue(allowed: string): Issue {
    return { path: this.path, value: this.raw, allowed };
  }

  private child(key: string): Field {
    const { map, path } = this;
    const value = map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
    // A key that has a dot or a slash in it would not be told from a path.
    const step = /^\w+$/.test(key) ? `.${key}` : `['${key}']`;
    return new Field(value, path === '' ? key : path + step);
  }
}
