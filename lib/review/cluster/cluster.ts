import { ApiServer, type JsonObject, type Standing } from '../../api-server';
import { Field, type Problem } from '../../fields';
import type { KubernetesVersion } from '../../kubernetes';
import { type Identity, identityOf, keyOf, namespaceOf } from './identity';
import { missingBefore } from './missing-before';
import { Occupied } from './occupied';

/** What came of applying one manifest. */
export interface Outcome {
  readonly identity: Identity;
  /** Alike for all manifests of the object. */
  readonly key: string;
  readonly before: Standing | undefined;
  /** What stands now: where it was refused, what stood before. */
  readonly after: Standing | undefined;
  /** Why it was refused; empty where it wasn't. */
  readonly problems: readonly Problem[];
}

/** A cluster that nobody but `kubectl apply` touches. */
export class Cluster {
  #server: ApiServer;
  readonly #standing = new Map<string, Standing>();
  readonly #occupied = new Occupied();

  constructor(version: KubernetesVersion) {
    this.#server = new ApiServer(version);
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

  /** Applies manifests one after the other, as `kubectl apply -f FOLDER` does: what is refused keeps no other from it. */
  apply(manifests: readonly JsonObject[]): Outcome[] {
    const missing = missingBefore(manifests, (identity) => this.#standing.has(keyOf(identity)));
    return manifests.map((manifest, index) => this.applyOne(manifest, missing.get(index) as readonly Problem[]));
  }

  private applyOne(manifest: JsonObject, missing: readonly Problem[]): Outcome {
    const identity = identityOf(manifest);
    const key = keyOf(identity);
    const before = this.#standing.get(key);
    if (missing.length > 0) return { identity, key, before, after: before, problems: missing };
    const { standing, problems = [] } = this.server.apply(manifest, before);
    if (standing === undefined) return { identity, key, before, after: before, problems };
    const taken = this.#occupied.take(key, new Field(standing.live));
    if (taken.length > 0) return { identity, key, before, after: before, problems: taken };
    this.#standing.set(key, standing);
    return { identity, key, before, after: standing, problems: [] };
  }
}
