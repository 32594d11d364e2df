import { ApiServer, type JsonObject, type Standing } from '../../api-server';
import type { KubernetesVersion } from '../../kubernetes';
import { Field, type Issue } from '../../validation';
import { type Identity, identityOf, keyOf, namespaceOf } from './identity';
import { findMissingDependencies } from './missing-dependencies';
import { toSentManifest } from './sent-manifest';
import { ServiceAllocations } from './service-allocations';

/** The namespaces that the API server creates by itself. */
const NAMESPACES_OF_EACH = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/** What came of applying one manifest. */
export interface Outcome {
  readonly identity: Identity;
  /** Alike for all manifests of the object. */
  readonly key: string;
  readonly before: Standing | undefined;
  /** What stands now: where it was refused, what stood before. */
  readonly after: Standing | undefined;
  /** Why it was refused; empty where it wasn't. */
  readonly problems: readonly Issue[];
}

/** What came of applying all manifests of one object in turn. */
export interface Applied extends Outcome {
  /** The index of the manifest that the object has now or, if all were refused, of the last. */
  readonly index: number;
  /** Of several manifests, those that were refused although another was accepted, by their index. */
  readonly refused: readonly { readonly index: number; readonly problems: readonly Issue[] }[];
}

/** A cluster that nobody but `kubectl apply` touches. */
export class ClusterModel {
  #server: ApiServer;
  readonly #standing = new Map<string, Standing>();
  readonly #occupied = new ServiceAllocations();

  constructor(version: KubernetesVersion) {
    this.#server = new ApiServer(version);
    for (const name of NAMESPACES_OF_EACH) {
      const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
      this.#standing.set(keyOf(identityOf(namespace)), { applied: namespace, live: namespace });
    }
  }

  get server(): ApiServer {
    return this.#server;
  }

  /** Every object on it. */
  get objects(): readonly Standing[] {
    return [...this.#standing.values()];
  }

  /** Upgrades the API server. It reads what the older one stored, also what it would not create itself. */
  upgrade(version: KubernetesVersion): void {
    this.#server = new ApiServer(version);
    for (const [key, standing] of this.#standing) this.#standing.set(key, this.#server.takeOver(standing));
  }

  /** The object of this key; undefined if there is none. */
  find(key: string): Standing | undefined {
    return this.#standing.get(key);
  }

  /** The live Services of a namespace. */
  services(namespace: string): readonly JsonObject[] {
    const isOne = (identity: Identity) => identity.kind === 'Service' && namespaceOf(identity) === namespace;
    return this.objects.map(({ live }) => live).filter((live) => isOne(identityOf(live)));
  }

  /**
   * Applies manifests one after the other, as `kubectl apply -f FOLDER` does: what is refused keeps no other from it.
   *
   * @param objects for each object its manifests, in the order in which they are applied
   */
  apply(objects: readonly (readonly JsonObject[])[]): Applied[] {
    const last = objects.map((manifests) => manifests.at(-1) as JsonObject);
    const missing = findMissingDependencies(last, (identity) => this.#standing.has(keyOf(identity)));
    return objects.map((manifests, at) => {
      const outcomes = manifests.map((manifest) => this.applyOne(manifest, missing.get(at) as readonly Issue[]));
      return inTurn(outcomes);
    });
  }

  private applyOne(manifest: JsonObject, missing: readonly Issue[]): Outcome {
    const identity = identityOf(manifest);
    const key = keyOf(identity);
    const before = this.#standing.get(key);
    if (missing.length > 0) return { identity, key, before, after: before, problems: missing };
    const sent = toSentManifest(manifest, before === undefined);
    const { standing, problems = [] } = this.server.apply(sent, before);
    if (standing === undefined) return { identity, key, before, after: before, problems };
    const taken = this.#occupied.allocate(key, new Field(standing.live));
    if (taken.length > 0) return { identity, key, before, after: before, problems: taken };
    this.#standing.set(key, standing);
    return { identity, key, before, after: standing, problems: [] };
  }
}

/** Whether an object is a namespace that the API server creates by itself. */
export function isBuiltInNamespace(object: Field): boolean {
  return object.at('kind').string === 'Namespace' && NAMESPACES_OF_EACH.includes(object.at('metadata', 'name').scalar);
}

function inTurn(outcomes: readonly Outcome[]): Applied {
  const last = outcomes.length - 1;
  const accepted = outcomes.findLastIndex(({ problems }) => problems.length === 0);
  const index = accepted < 0 ? last : accepted;
  const refused = outcomes.flatMap(({ problems }, at) => (problems.length > 0 ? [{ index: at, problems }] : []));
  return {
    ...(outcomes[index] as Outcome),
    before: outcomes[0]?.before,
    index,
    refused: accepted < 0 ? [] : refused,
  };
}
