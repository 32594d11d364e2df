import { isClusterScoped } from '../../lib/kubernetes';
import { type ManifestChange, objectsOf } from '../changes';
import type { Manifest } from '../manifests';

/** Node ports that API servers do not choose as long as others are free. Port 30007 belongs to another suite. */
const NODE_PORTS = Array.from({ length: 66 }, (_, index) => 30020 + index);
const isNodePort = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 30000 && Number(value) < 32768;
/** The namespace in manifests that stands for a namespace other than the current one. */
const ELSEWHERE = 'elsewhere';

/** A StorageClass that does not exist. Provisioning hundreds of claims would delay the claims of other suites. */
const NO_CLASS = 'none-of-this-name';

/** A change with its own namespace and node ports on a cluster. */
export interface PlacedChange extends ManifestChange {
  readonly change: ManifestChange;
  /** The current namespace of kubectl. */
  readonly namespace: string;
  /** The manifests with the namespaces that kubectl adds. */
  readonly applied: { readonly base: readonly Manifest[]; readonly head: readonly Manifest[] };
}

/**
 * Splits changes into batches that a cluster can have at the same time. A batch has at most `maxSize` changes, and no
 * more than there are node ports for.
 *
 * @param id the prefix of the namespaces
 */
export function placeInBatches(changes: readonly ManifestChange[], maxSize: number, id: string): PlacedChange[][] {
  const batches: PlacedChange[][] = [];
  let free: number[] = [];
  changes.forEach((change, index) => {
    const wanted = nodePortsIn(change);
    if (batches.length === 0 || wanted.length > free.length || Number(batches.at(-1)?.length) >= maxSize) {
      batches.push([]);
      free = [...NODE_PORTS];
    }
    const ports = new Map(wanted.map((port) => [port, Number(free.shift())]));
    batches.at(-1)?.push(placeChange(change, `${id}-${index}`, ports));
  });
  return batches;
}

/** The valid node ports that a change states. */
function nodePortsIn({ base, head }: ManifestChange): number[] {
  const services = objectsOf([...base, ...head]).filter(({ kind }) => kind === 'Service');
  const ports = services.flatMap(({ spec }) => (Array.isArray(spec?.ports) ? spec.ports : []));
  return [...new Set<number>(ports.map((port: Manifest) => port?.nodePort).filter(isNodePort))];
}

function placeChange(change: ManifestChange, namespace: string, ports: ReadonlyMap<number, number>): PlacedChange {
  const withPorts = (manifests: readonly Manifest[]) => manifests.map((one) => replaceNodePorts(one, ports));
  const [base, head] = [withPorts(change.base), withPorts(change.head)];
  const inNamespace = (manifests: readonly Manifest[]) => manifests.map((one) => moveToNamespace(one, namespace));
  return { ...change, change, base, head, namespace, applied: { base: inNamespace(base), head: inNamespace(head) } };
}

/** Replaces node ports in a manifest. */
function replaceNodePorts(value: Manifest, ports: ReadonlyMap<number, number>): Manifest {
  return JSON.parse(JSON.stringify(value), (key, one) => (key === 'nodePort' ? (ports.get(one) ?? one) : one));
}

/** Returns a manifest with the namespace that kubectl adds. Cluster-scoped objects get a unique name instead. */
export function moveToNamespace(manifest: Manifest, namespace: string): Manifest {
  if (manifest.kind === 'List')
    return { ...manifest, items: manifest.items.map((one: Manifest) => moveToNamespace(one, namespace)) };
  const { metadata } = manifest;
  if (isClusterScoped(manifest.kind))
    return { ...manifest, metadata: { ...metadata, name: `${metadata.name}-${namespace}` } };
  const into = metadata.namespace === ELSEWHERE ? otherNamespace(namespace) : namespace;
  return { ...manifest, ...withoutProvisioner(manifest), metadata: { ...metadata, namespace: into } };
}

/** Gives claim templates without a StorageClass one that no provisioner serves. */
function withoutProvisioner({ kind, spec }: Manifest): object {
  if (kind !== 'StatefulSet' || !Array.isArray(spec?.volumeClaimTemplates)) return {};
  const volumeClaimTemplates = spec.volumeClaimTemplates.map((claim: Manifest) =>
    claim?.spec ? { ...claim, spec: { storageClassName: NO_CLASS, ...claim.spec } } : claim,
  );
  return { spec: { ...spec, volumeClaimTemplates } };
}

/** The second namespace of a change. */
export const otherNamespace = (namespace: string) => `${namespace}-${ELSEWHERE}`;
