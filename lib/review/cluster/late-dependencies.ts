import type { JsonObject } from '../../kubernetes';
import { groupOf, namespaceOf } from '../../kubernetes';
import { Field, type Issue } from '../../validation';
import { type Identity, identityOf } from './identity';

/**
 * The namespaces and CustomResourceDefinitions that manifests of one apply create. kubectl creates a namespace when it
 * gets to its manifest. It looks up all kinds before it applies anything, so custom resources of a new definition fail.
 */
export class LateDependencies {
  /** The index of the manifest that creates a namespace, by name. */
  readonly #newNamespaces = new Map<string, number>();
  /** The kinds that new definitions define, with their groups. */
  readonly #newKinds = new Set<string>();

  /** @param exists whether the cluster has an object before the apply */
  constructor(manifests: readonly JsonObject[], exists: (identity: Identity) => boolean) {
    manifests.forEach((manifest, index) => {
      const identity = identityOf(manifest);
      if (exists(identity)) return;
      if (identity.kind === 'Namespace') this.#newNamespaces.set(identity.name, index);
      if (identity.kind === 'CustomResourceDefinition') this.#newKinds.add(definedKind(new Field(manifest)));
    });
  }

  /** Finds what the object of the manifest at this index needs and the cluster does not have yet. */
  findMissing(identity: Identity, index: number): readonly Issue[] {
    return [...this.findMissingNamespace(identity, index), ...this.findMissingKind(identity)];
  }

  private findMissingNamespace(identity: Identity, index: number): Issue[] {
    const namespace = namespaceOf(identity);
    const createdAt = this.#newNamespaces.get(namespace);
    if (identity.namespace === null || createdAt === undefined || createdAt < index) return [];
    const allowed = 'one that exists: its Namespace comes later in the same folder. Apply again, or put it first';
    return [{ path: 'metadata.namespace', value: namespace, allowed }];
  }

  private findMissingKind({ apiVersion, kind }: Identity): Issue[] {
    if (!this.#newKinds.has(`${groupOf(apiVersion)}/${kind}`)) return [];
    const allowed =
      'one that the cluster knows when apply begins: its CustomResourceDefinition is new in the same folder. Apply again';
    return [{ path: 'kind', value: kind, allowed }];
  }
}

function definedKind(definition: Field): string {
  return `${definition.at('spec', 'group').scalar}/${definition.at('spec', 'names', 'kind').scalar}`;
}
