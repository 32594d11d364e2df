import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

type ObjectsByKind = ReadonlyMap<string, readonly ApiObject[]>;

/** The objects of each App that is being rendered. Rendering neither adds nor removes objects. */
const cachedObjects = new WeakMap<IConstruct, ObjectsByKind>();

/**
 * Calls `render`, during which `findObjects` searches the construct tree of the App once instead of once a call.
 * `render` must not add or remove objects.
 */
export function withCachedObjects<Result>(app: IConstruct, render: () => Result): Result {
  cachedObjects.set(app, groupObjectsByKind(app));
  try {
    return render();
  } finally {
    cachedObjects.delete(app);
  }
}

/** Returns the API objects of this kind in the App that `scope` belongs to, from all charts and namespaces. */
export function findObjects(scope: IConstruct, kind: string): readonly ApiObject[] {
  const { root } = scope.node;
  return (cachedObjects.get(root) ?? groupObjectsByKind(root)).get(kind) ?? [];
}

function groupObjectsByKind(root: IConstruct): ObjectsByKind {
  const objects = root.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
  const groups = new Map<string, ApiObject[]>();
  for (const object of objects) {
    const group = groups.get(object.kind);
    if (group) group.push(object);
    else groups.set(object.kind, [object]);
  }
  return groups;
}
