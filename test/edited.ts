import type { Manifest } from './manifests';

/** The path of a value in an object, key by key. */
export type Path = readonly (string | number)[];

/** The keys of a path such as `spec.ports[0]['a.b']`. */
export function stepsOf(path: string): Path {
  return [...path.matchAll(/\[(\d+)\]|\['([^']*)'\]|([^.[\]]+)/g)].map(([, index, quoted, plain]) =>
    index === undefined ? (quoted ?? plain ?? '') : Number(index),
  );
}

/** An object with another value at a path, or without a value there. */
export function withValue(object: Manifest, [step = '', ...rest]: Path, value: unknown): Manifest {
  const inner = rest.length === 0 ? value : withValue(object?.[step] ?? {}, rest, value);
  if (Array.isArray(object)) {
    return object.flatMap((item, index) => (index !== step ? [item] : inner === undefined ? [] : [inner]));
  }
  const { [step]: _, ...others } = object;
  return inner === undefined ? others : { ...others, [step]: inner };
}

/** An object with other values at some paths. */
export function edited(object: Manifest, changes: Readonly<Record<string, unknown>>): Manifest {
  return Object.entries(changes).reduce((made, [path, value]) => withValue(made, stepsOf(path), value), object);
}
