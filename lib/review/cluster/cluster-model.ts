import { ApiServer, type LiveObject } from '../../api-server';
import { type JsonObject, type KubernetesVersion, namespaceOf, objectKeyOf } from '../../kubernetes';
import type { SourceObject } from '../../manifests';
import { Field, type Issue } from '../../validation';
import { type Identity, identityOf } from './identity';
import { LateDependencies } from './late-dependencies';
import { toSentManifest } from './sent-manifest';
import { ServiceAllocations } from './service-allocations';

/** The namespaces that every API server creates. */
const BUILT_IN_NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/** The outcome of applying a manifest. */
export interface Outcome {
  readonly identity: Identity;
  /** The key of the object. It is the same for all its manifests. */
  readonly key: string;
  /** The object before the apply. Undefined if there is none. */
  readonly before: LiveObject | undefined;
  /** The object after the apply. If the manifest is rejected, the same as before. */
  readonly after: LiveObject | undefined;
  /** Why the manifest is rejected. Empty if it is accepted. */
  readonly problems: readonly Issue[];
}

interface ManifestOutcome extends Outcome {
  readonly source: SourceObject;
}

/** The outcome of applying all manifests of an object, one after the other. */
export interface ObjectOutcome extends ManifestOutcome {
  /** The manifest that is accepted last. If all manifests are rejected, the last one. */
  readonly source: SourceObject;
  /** The last manifest, which has the others as `earlier`. */
  readonly object: SourceObject;
  /** The rejected manifests of an object of which another manifest is accepted. */
  readonly rejectedManifests: readonly ManifestOutcome[];
}

/** A model of a cluster that only `kubectl apply` changes. */
export class ClusterModel {
  #server: ApiServer;
  readonly #objects = new Map<string, LiveObject>();
  readonly #allocations = new ServiceAllocations();

  constructor(version: KubernetesVersion) {
    this.#server = new ApiServer(version);
    for (const name of BUILT_IN_NAMESPACES) {
      const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
      this.#objects.set(objectKeyOf(identityOf(namespace)), { lastApplied: namespace, live: namespace });
    }
  }

  get server(): ApiServer {
    return this.#server;
  }

  /** All objects on the cluster. */
  get objects(): readonly LiveObject[] {
    return [...this.#objects.values()];
  }

  /** Upgrades the API server. The new version keeps stored objects, even those that it would reject. */
  upgrade(version: KubernetesVersion): void {
    this.#server = new ApiServer(version);
    for (const [key, object] of this.#objects) this.#objects.set(key, this.#server.readStored(object));
  }

  /** Returns the object with this key. Undefined if there is none. */
  find(key: string): LiveObject | undefined {
    return this.#objects.get(key);
  }

  /** Returns the live Services in a namespace. */
  services(namespace: string): readonly JsonObject[] {
    return this.objects
      .map(({ live }) => live)
      .filter((live) => live.kind === 'Service' && namespaceOf(identityOf(live)) === namespace);
  }

  /** Applies objects one after the other, as `kubectl apply -f FOLDER` does. Goes on if a manifest is rejected. */
  apply(objects: readonly SourceObject[]): ObjectOutcome[] {
    const manifests = objects.map(({ manifest }) => manifest);
    const dependencies = new LateDependencies(manifests, (identity) => this.#objects.has(objectKeyOf(identity)));
    return objects.map((object, index) => {
      const problems = dependencies.findMissing(identityOf(object.manifest), index);
      return this.applyObject(object, problems);
    });
  }

  /**
   * Applies objects until another apply accepts no more of them. The first apply rejects an object that needs a later
   * one.
   *
   * @returns the outcomes of the last useful apply, and the number of applies
   */
  applyUntilStable(objects: readonly SourceObject[]): { readonly outcomes: ObjectOutcome[]; readonly rounds: number } {
    let outcomes = this.apply(objects);
    for (let rounds = 1; ; rounds++) {
      const rejected = outcomes.filter(isRejected).length;
      const next = rejected === 0 ? outcomes : this.apply(objects);
      if (next.filter(isRejected).length === rejected) return { outcomes, rounds };
      outcomes = next;
    }
  }

  /** Applies all manifests of an object. `problems` are those of the object, whatever its manifests state. */
  private applyObject(object: SourceObject, problems: readonly Issue[]): ObjectOutcome {
    const earlier = (object.earlier ?? []).map((source) => this.applyManifest(source, problems));
    const last = this.applyManifest(object, problems);
    const outcomes = [...earlier, last];
    const accepted = outcomes.findLast((outcome) => !isRejected(outcome));
    return {
      ...(accepted ?? last),
      before: outcomes[0]?.before,
      object,
      rejectedManifests: accepted ? outcomes.filter(isRejected) : [],
    };
  }

  private applyManifest(source: SourceObject, dependencyProblems: readonly Issue[]): ManifestOutcome {
    const identity = identityOf(source.manifest);
    const key = objectKeyOf(identity);
    const before = this.#objects.get(key);
    const reject = (problems: readonly Issue[]) => ({ identity, key, before, after: before, problems, source });
    if (dependencyProblems.length > 0) return reject(dependencyProblems);
    const { liveObject: after, problems = [] } = this.server.apply(
      toSentManifest(source.manifest, { isCreated: before === undefined }),
      before,
    );
    if (after === undefined) return reject(problems);
    const allocationProblems = this.#allocations.allocate(key, new Field(after.live));
    if (allocationProblems.length > 0) return reject(allocationProblems);
    this.#objects.set(key, after);
    return { identity, key, before, after, problems: [], source };
  }
}

/** Whether the API server rejects a manifest or, if an object has several, all of them. */
export function isRejected({ problems }: Outcome): boolean {
  return problems.length > 0;
}

/** Whether an object is a namespace that every API server creates. */
export function isBuiltInNamespace(object: Field): boolean {
  return object.at('kind').string === 'Namespace' && BUILT_IN_NAMESPACES.includes(object.at('metadata', 'name').scalar);
}
