import { BUILT_IN, CLUSTER_SCOPED, type KubernetesVersion, OLDEST_KUBERNETES, POD_NAME_LABEL } from '../kubernetes';
import { type Field, hasLabels, matchesSelector } from '../validation';
import type { FinishedObject } from './finished-object';
import type { Pods } from './pods';

/** An object that an App refers to and that somebody else makes. */
export interface DeclaredObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** All objects of an App as they will be applied. */
export class FinishedApp {
  /** The pods that its objects make. */
  readonly pods: readonly Pods[];
  readonly #objects: ReadonlyMap<string, FinishedObject>;
  readonly #byKind: ReadonlyMap<string, readonly FinishedObject[]>;
  readonly #declared: ReadonlySet<string>;
  readonly #podsByLabel: ReadonlyMap<string, readonly Pods[]>;

  constructor(
    readonly objects: readonly FinishedObject[],
    declared: readonly DeclaredObject[],
    /** The oldest Kubernetes that it is applied to. */
    readonly kubernetes: KubernetesVersion = OLDEST_KUBERNETES,
  ) {
    this.#objects = new Map(objects.map((object) => [objectKey(object.kind, object.name, object.namespace), object]));
    this.#byKind = groupBy(objects, ({ kind }) => [kind]);
    this.#declared = new Set(declared.map(({ kind, name, namespace }) => objectKey(kind, name, namespace)));
    this.pods = objects.flatMap(({ pods }) => pods ?? []);
    this.#podsByLabel = groupBy(this.pods, labelKeys);
  }

  /** Its objects of this kind. */
  ofKind(kind: string): readonly FinishedObject[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** Its object of this kind and name that `from` would refer to. */
  find(kind: string, name: string, from: FinishedObject): FinishedObject | undefined {
    return this.#objects.get(objectKey(kind, name, from.namespace));
  }

  /** Whether an object that `from` refers to is there: in the App, by declaration, or in every cluster. */
  has(kind: string, name: string, from: FinishedObject): boolean {
    const declared = this.#declared.has(objectKey(kind, name, from.namespace)) || BUILT_IN.includes(`${kind}/${name}`);
    return declared || this.find(kind, name, from) !== undefined;
  }

  /** The pods that a label selector of `from` catches. */
  selectPods(selector: Field, from: FinishedObject): Pods[] {
    return this.candidatePods(selector.at('matchLabels'), from).filter((pods) => matchesSelector(selector, pods));
  }

  /** The pods that a Service with a selector leads to. */
  podsOfService(service: FinishedObject): Pods[] {
    const selector = service.at('spec', 'selector');
    return this.candidatePods(selector, service).filter((pods) => hasLabels(selector, pods));
  }

  /** The pods in the namespace of `from` that have one of these labels: to ask all for each selector would take long. */
  private candidatePods(labels: Field, from: FinishedObject): readonly Pods[] {
    const [label] = labels.entries().filter(([name]) => name !== POD_NAME_LABEL);
    const place = label ? labelKey(from, label[0], label[1].scalar) : labelKey(from);
    return this.#podsByLabel.get(place) ?? [];
  }
}

function objectKey(kind: string, name: string, namespace: string | undefined): string {
  return `${kind}/${CLUSTER_SCOPED.includes(kind) ? '' : (namespace ?? '')}/${name}`;
}

/** Where pods are listed that have a label with this value, or where all of a namespace are. */
function labelKey({ namespace = '' }: FinishedObject, name = '', value = ''): string {
  return `${namespace}/${name}=${value}`;
}

/** The labels, and the namespace, under which pods are listed. */
function labelKeys({ labels, owner }: Pods): string[] {
  return [labelKey(owner), ...labels.entries().map(([name, { scalar: word }]) => labelKey(owner, name, word))];
}

function groupBy<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const each of keysOf(item)) {
      const group = groups.get(each);
      if (group) group.push(item);
      else groups.set(each, [item]);
    }
  }
  return groups;
}
