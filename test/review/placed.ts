import { CLUSTER_SCOPED } from '../../lib/kubernetes';
import { type ManifestChange, objectsOf } from '../changes';
import type { Manifest } from '../manifests';

/** Ports that API servers give nobody who doesn't ask for one as long as there are others; 30007 is the lab's. */
const NODE_PORTS = Array.from({ length: 66 }, (_, index) => 30020 + index);
const IS_NODE_PORT = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 30000 && Number(value) < 32768;
/** The namespace that manifests name where they mean another than the current one. */
const ELSEWHERE = 'elsewhere';

/** A StorageClass that does not exist. Provisioning hundreds of claims would delay the claims of other suites. */
const NO_CLASS = 'none-of-this-name';

/** A change with a namespace and node ports of its own on a cluster. */
export interface Placed extends ManifestChange {
  readonly change: ManifestChange;
  /** The current namespace of who applies it. */
  readonly namespace: string;
  /** With the namespaces that apply would add. */
  readonly applied: { readonly base: readonly Manifest[]; readonly head: readonly Manifest[] };
}

/** Changes that can be on a cluster at the same time: as many of these as there are node ports for, up to a number. */
export function batchesOf(changes: readonly ManifestChange[], most: number, id: string): Placed[][] {
  const batches: Placed[][] = [];
  let free: number[] = [];
  changes.forEach((change, index) => {
    const wanted = nodePortsIn(change);
    if (batches.length === 0 || wanted.length > free.length || Number(batches.at(-1)?.length) >= most) {
      batches.push([]);
      free = [...NODE_PORTS];
    }
    const ports = new Map(wanted.map((port) => [port, Number(free.shift())]));
    batches.at(-1)?.push(placed(change, `${id}-${index}`, ports));
  });
  return batches;
}

/** The node ports that a change names and that a server could give. */
function nodePortsIn({ base, head }: ManifestChange): number[] {
  const services = objectsOf([...base, ...head]).filter(({ kind }) => kind === 'Service');
  const ports = services.flatMap(({ spec }) => (Array.isArray(spec?.ports) ? spec.ports : []));
  return [...new Set<number>(ports.map((port: Manifest) => port?.nodePort).filter(IS_NODE_PORT))];
}

function placed(change: ManifestChange, namespace: string, ports: ReadonlyMap<number, number>): Placed {
  const withPorts = (manifests: readonly Manifest[]) => manifests.map((one) => changed(one, ports));
  const [base, head] = [withPorts(change.base), withPorts(change.head)];
  const inNamespace = (manifests: readonly Manifest[]) => manifests.map((one) => located(one, namespace));
  return { ...change, change, base, head, namespace, applied: { base: inNamespace(base), head: inNamespace(head) } };
}

/** The manifest with these node ports in place of those. */
function changed(value: Manifest, ports: ReadonlyMap<number, number>): Manifest {
  return JSON.parse(JSON.stringify(value), (key, one) => (key === 'nodePort' ? (ports.get(one) ?? one) : one));
}

/** The manifest as it is once apply has given it a namespace; what is in none gets a name of its own. */
export function located(manifest: Manifest, namespace: string): Manifest {
  if (manifest.kind === 'List')
    return { ...manifest, items: manifest.items.map((one: Manifest) => located(one, namespace)) };
  const { metadata } = manifest;
  if (CLUSTER_SCOPED.includes(manifest.kind))
    return { ...manifest, metadata: { ...metadata, name: `${metadata.name}-${namespace}` } };
  const into = metadata.namespace === ELSEWHERE ? elsewhere(namespace) : namespace;
  return { ...manifest, ...withoutProvisioner(manifest), metadata: { ...metadata, namespace: into } };
}

/** The spec of a StatefulSet whose claims no provisioner serves, unless their templates name a class. */
function withoutProvisioner({ kind, spec }: Manifest): object {
  if (kind !== 'StatefulSet' || !Array.isArray(spec?.volumeClaimTemplates)) return {};
  const volumeClaimTemplates = spec.volumeClaimTemplates.map((claim: Manifest) =>
    claim?.spec ? { ...claim, spec: { storageClassName: NO_CLASS, ...claim.spec } } : claim,
  );
  return { spec: { ...spec, volumeClaimTemplates } };
}

/** The other namespace that a change may name. */
export const elsewhere = (namespace: string) => `${namespace}-${ELSEWHERE}`;
