import api from './api.json';

/**
 * A field of a type of the API. The type is a name of `TYPES` or one that YAML has, behind `*` where nothing is
 * another thing than `false`, `0` or `{}`, `[]` where it is a list and `{}` where it is a map; `passedOver` is the type of
 * what controllers write and a manifest says in vain.
 */
export interface FieldType {
  readonly type: string;
  /** The key by which kubectl merges the items of a list, `.` where the items themselves are told apart. */
  readonly merge?: string;
  /** Whether what a manifest doesn't name of it goes where kubectl merges. */
  readonly retain?: true;
  /** The first version that was measured and has it, where not all do. */
  readonly since?: string;
  /** The last version that was measured and has it, where not all do. */
  readonly until?: string;
}

/** A kind of object that API servers serve. */
export interface Kind {
  /** A name of `TYPES`; undefined where they aren't known. */
  readonly type?: string;
  readonly namespaced: boolean;
  readonly since?: string;
  readonly until?: string;
}

/** The kinds that API servers serve by default, by version of the API and name: `apps/v1 StatefulSet`. */
export const KINDS: Readonly<Record<string, Kind>> = api.kinds;

/**
 * The types of the API, field by field, by the package of Kubernetes that has them and their name. A type alone stands
 * for a field of it and nothing more. `npm run kubernetes -- --write` makes api.json.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const TYPES = api.types as Readonly<Record<string, Readonly<Record<string, string | FieldType>>>>;
