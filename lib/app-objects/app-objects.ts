import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

type ByKind = ReadonlyMap<string, readonly ApiObject[]>;

/** The objects of Apps that are being rendered: as long as that lasts, none is added or removed. */
const beingRendered = new WeakMap<IConstruct, ByKind>();

/** Does what renders all of an App, whose constructs then look through it once and not each time they ask. */
export function renderingAll<Result>(app: IConstruct, render: () => Result): Result {
  beingRendered.set(app, collect(app));
  try {
    return render();
  } finally {
    beingRendered.delete(app);
  }
}

/** The objects of this kind in the App that `scope` belongs to, of all namespaces. */
export function objectsOfApp(scope: IConstruct, kind: string): readonly ApiObject[] {
  const { root } = scope.node;
  return (beingRendered.get(root) ?? collect(root)).get(kind) ?? [];
}

function collect(root: IConstruct): ByKind {
  const objects = new Map<string, ApiObject[]>();
  for (const object of root.node.findAll().filter((one) => ApiObject.isApiObject(one))) {
    const alike = objects.get(object.kind);
    if (alike) alike.push(object);
    else objects.set(object.kind, [object]);
  }
  return objects;
}
