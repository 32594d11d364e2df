import api from './api.json';

/**
 * A field of an API type. `type` is a name of `TYPES` or a scalar of YAML. A prefix says how Go holds it: `*` for a
 * pointer, which tells a missing value from `false`, `0` and `{}`; `[]` for a list; `{}` for a map. `passedOver` is the
 * type of fields that controllers write and the API server ignores in a manifest.
 */
export interface FieldType {
  readonly type: string;
  /** The key by which kubectl merges the items of a list. `.` if it merges the items by their own value. */
  readonly merge?: string;
  /** Whether kubectl removes the keys that a manifest does not set (`patchStrategy: retainKeys`). */
  readonly retain?: true;
  /** The first measured version that has it. Missing if all have it. */
  readonly since?: string;
  /** The last measured version that has it. Missing if all later ones have it. */
  readonly until?: string;
}

/** A kind that API servers serve. */
export interface Kind {
  /** A name of `TYPES`. Undefined if the fields are not known. */
  readonly type?: string;
  readonly namespaced: boolean;
  readonly since?: string;
  readonly until?: string;
}

/**
 * The kinds that API servers serve by default, by `apiVersion` and name: `apps/v1 StatefulSet`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const KINDS: Readonly<Record<string, Kind>> = api.kinds;

/**
 * The API types by Go package and name, with their fields. A string stands for a field that has a type alone.
 * `npm run kubernetes -- --write` writes api.json from Kubernetes' own Go types.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const TYPES = api.types as Readonly<Record<string, Readonly<Record<string, string | FieldType>>>>;
