import { groupOf, type JsonObject } from '../../api-server';
import { Field, type Issue } from '../../validation';

import { type Identity, identityOf, namespaceOf } from './identity';

/**
 * What manifests need that comes too late, by their index: a namespace that a later one makes, and the definition of a
 * custom resource, which kubectl looks for before it applies anything.
 */
export function findMissingDependencies(
  manifests: readonly JsonObject[],
  stands: (identity: Identity) => boolean,
): ReadonlyMap<number, readonly Issue[]> {
  const identities = manifests.map(identityOf);
  const isNew = (identity: Identity) => !stands(identity);
  const namespaces = new Map(
    identities.flatMap((one, index) => (one.kind === 'Namespace' && isNew(one) ? [[one.name, index] as const] : [])),
  );
  const resources = new Set(
    manifests.flatMap((manifest, index) => {
      const identity = identities[index] as Identity;
      return identity.kind === 'CustomResourceDefinition' && isNew(identity) ? [definedBy(new Field(manifest))] : [];
    }),
  );
  return new Map(
    identities.map((identity, index) => [
      index,
      [...namespaceProblems(identity, index, namespaces), ...resourceProblems(identity, resources)],
    ]),
  );
}

function namespaceProblems(
  identity: Identity,
  index: number,
  namespaces: ReadonlyMap<string, number>,
): readonly Issue[] {
  const namespace = namespaceOf(identity);
  const madeAt = namespaces.get(namespace);
  if (identity.namespace === null || madeAt === undefined || madeAt < index) return [];
  const allowed = 'one that is there: its Namespace comes later in the same folder. Apply again, or put it first';
  return [{ path: 'metadata.namespace', value: namespace, allowed }];
}

function resourceProblems({ apiVersion, kind }: Identity, resources: ReadonlySet<string>): readonly Issue[] {
  if (!resources.has(`${groupOf(apiVersion)}/${kind}`)) return [];
  const allowed =
    'one that the cluster knows when apply begins: its CustomResourceDefinition is new in the same folder. Apply again';
  return [{ path: 'kind', value: kind, allowed }];
}

function definedBy(definition: Field): string {
  return `${definition.at('spec', 'group').scalar}/${definition.at('spec', 'names', 'kind').scalar}`;
}
