/** An object as it stands in a manifest, of whatever kind. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into objects of every kind
export type Manifest = any;

/** The one object of this kind and, where it is given, this name. */
export function only(manifests: readonly Manifest[], kind: string, name?: string): Manifest {
  const found = manifests.filter((one) => one.kind === kind && (name === undefined || one.metadata.name === name));
  if (found.length !== 1) throw new Error(`${found.length} objects are a ${kind} ${name ?? ''}`);
  return found[0];
}
