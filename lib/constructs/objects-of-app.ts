import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

type ByKindAndName = ReadonlyMap<string, readonly ApiObject[]>;

/** The objects of Apps that are being rendered: as long as that lasts, none is added or removed. */
const beingRendered = new WeakMap<IConstruct, ByKindAndName>();

/** Does what renders all of an App, whose constructs then look through it once and not each time they ask. */
export function renderingAll<Result>(app: IConstruct, render: () => Result): Result {
  beingRendered.set(app, collect(app));
  try {
    return render();
  } finally {
    beingRendered.delete(app);
  }
}

/** The objects of this kind and name in the App that `scope` belongs to, of all namespaces. */
export function objectsOfApp(scope: IConstruct, kind: string, name: string): readonly ApiObject[] {
  const { root } = scope.node;
  return (beingRendered.get(root) ?? collect(root)).get(key(kind, name)) ?? [];
}

function collect(root: IConstruct): ByKindAndName {
  const objects = new Map<string, ApiObject[]>();
  for (const object of root.node.findAll().filter((one) => ApiObject.isApiObject(one))) {
    const alike = key(object.kind, object.name);
    objects.set(alike, [...(objects.get(alike) ?? []), object]);
  }
  return objects;
}

function key(kind: string, name: string): string {
  return `${kind}/${name}`;
}
