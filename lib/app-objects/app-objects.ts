import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

type ObjectsByKind = ReadonlyMap<string, readonly ApiObject[]>;

/** The objects of Apps that are being rendered: as long as that lasts, none is added or removed. */
const cachedObjects = new WeakMap<IConstruct, ObjectsByKind>();

/** Does what renders all of an App, whose constructs then look through it once and not each time they ask. */
export function withCachedObjects<Result>(app: IConstruct, render: () => Result): Result {
  cachedObjects.set(app, groupObjectsByKind(app));
  try {
    return render();
  } finally {
    cachedObjects.delete(app);
  }
}

/** The objects of this kind in the App that `scope` belongs to, of all namespaces. */
export function findObjects(scope: IConstruct, kind: string): readonly ApiObject[] {
  const { root } = scope.node;
  return (cachedObjects.get(root) ?? groupObjectsByKind(root)).get(kind) ?? [];
}

function groupObjectsByKind(root: IConstruct): ObjectsByKind {
  const objects = new Map<string, ApiObject[]>();
  for (const object of root.node.findAll().filter((one) => ApiObject.isApiObject(one))) {
    const alike = objects.get(object.kind);
    if (alike) alike.push(object);
    else objects.set(object.kind, [object]);
  }
  return objects;
}
