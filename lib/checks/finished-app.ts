import {
  BUILT_IN_OBJECTS,
  isClusterScoped,
  type KubernetesVersion,
  matchesSelector,
  matchesServiceSelector,
  OLDEST_KUBERNETES,
  POD_NAME_LABEL,
} from '../kubernetes';
import type { Field } from '../validation';
import type { FinishedObject } from './finished-object';
import type { Pods } from './pods';

/** An existing object that an App refers to and does not create. */
export interface DeclaredObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** The objects of an App as they will be applied. */
export class FinishedApp {
  /** The pods that the objects create. */
  readonly pods: readonly Pods[];
  readonly #objects: ReadonlyMap<string, FinishedObject>;
  readonly #byKind: ReadonlyMap<string, readonly FinishedObject[]>;
  readonly #declared: ReadonlySet<string>;
  readonly #podsByLabel: ReadonlyMap<string, readonly Pods[]>;

  constructor(
    readonly objects: readonly FinishedObject[],
    declared: readonly DeclaredObject[],
    /** The oldest Kubernetes version that the App supports. */
    readonly kubernetes: KubernetesVersion = OLDEST_KUBERNETES,
  ) {
    this.#objects = new Map(objects.map((object) => [objectKey(object.kind, object.name, object.namespace), object]));
    this.#byKind = groupBy(objects, ({ kind }) => [kind]);
    this.#declared = new Set(declared.map(({ kind, name, namespace }) => objectKey(kind, name, namespace)));
    this.pods = objects.flatMap(({ pods }) => pods ?? []);
    this.#podsByLabel = groupBy(this.pods, labelKeys);
  }

  /** Returns the objects of this kind. */
  ofKind(kind: string): readonly FinishedObject[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** Returns the object that `from` refers to by this kind and name; undefined if it is not in the App. */
  find(kind: string, name: string, from: FinishedObject): FinishedObject | undefined {
    return this.#objects.get(objectKey(kind, name, from.namespace));
  }

  /** Whether the object that `from` refers to is in the App, is declared as existing, or is in every cluster. */
  has(kind: string, name: string, from: FinishedObject): boolean {
    const declared =
      this.#declared.has(objectKey(kind, name, from.namespace)) || BUILT_IN_OBJECTS.includes(`${kind}/${name}`);
    return declared || this.find(kind, name, from) !== undefined;
  }

  /** Returns the pods that a label selector of `from` selects. */
  selectPods(selector: Field, from: FinishedObject): Pods[] {
    return this.candidatePods(selector.at('matchLabels'), from).filter((pods) => matchesSelector(selector, pods));
  }

  /** Returns the pods that the selector of a Service selects. */
  podsOfService(service: FinishedObject): Pods[] {
    const selector = service.at('spec', 'selector');
    return this.candidatePods(selector, service).filter((pods) => matchesServiceSelector(selector, pods));
  }

  /** Returns the pods in the namespace of `from` that have the first label: an index, because Apps have many pods. */
  private candidatePods(labels: Field, from: FinishedObject): readonly Pods[] {
    const [label] = labels.entries().filter(([name]) => name !== POD_NAME_LABEL);
    const indexKey = label ? labelKey(from, label[0], label[1].scalar) : labelKey(from);
    return this.#podsByLabel.get(indexKey) ?? [];
  }
}

function objectKey(kind: string, name: string, namespace: string | undefined): string {
  return `${kind}/${isClusterScoped(kind) ? '' : (namespace ?? '')}/${name}`;
}

/** Returns the index key of the pods with this label in a namespace, or without a label of all its pods. */
function labelKey({ namespace = '' }: FinishedObject, name = '', value = ''): string {
  return `${namespace}/${name}=${value}`;
}

/** Returns the index keys of pods: one for the namespace and one for each label. */
function labelKeys({ labels, owner }: Pods): string[] {
  return [labelKey(owner), ...labels.entries().map(([name, { scalar }]) => labelKey(owner, name, scalar))];
}

function groupBy<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
