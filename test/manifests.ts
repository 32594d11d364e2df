/** A Kubernetes object of any kind, as a manifest describes it. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into objects of every kind
export type Manifest = any;

/** Finds the only object of a kind and, optionally, a name. Throws if there is none, or more than one. */
export function findOnly(manifests: readonly Manifest[], kind: string, name?: string): Manifest {
  const found = manifests.filter((one) => one.kind === kind && (name === undefined || one.metadata.name === name));
  if (found.length !== 1) throw new Error(`There are ${found.length} objects ${kind} ${name ?? ''}, instead of 1.`);
  return found[0];
}
