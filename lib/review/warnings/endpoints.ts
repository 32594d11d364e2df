import type { LiveObject } from '../../api-server';
import { matchesServiceSelector, namespaceOf, objectKeyOf, toSelectablePods } from '../../kubernetes';
import { Field } from '../../validation';
import { identityOf, podTemplateOf, titleOf } from '../cluster';

/** Finds the workloads whose pods a Service selects. Each label of a pod template leads to its workload. */
class WorkloadIndex {
  readonly #byLabel = new Map<string, { readonly title: string; readonly labels: Field }[]>();

  constructor(objects: readonly LiveObject[]) {
    for (const { live } of objects) {
      const labels = podTemplateOf(new Field(live))?.at('metadata', 'labels');
      const identity = identityOf(live);
      for (const [key, { scalar }] of labels?.entries() ?? []) {
        const index = indexOf(namespaceOf(identity), key, scalar);
        const workload = { title: titleOf(identity), labels: labels as Field };
        this.#byLabel.set(index, [...(this.#byLabel.get(index) ?? []), workload]);
      }
    }
  }

  /** The titles of the workloads whose pods a Service selects. None if it has no selector. */
  selectedBy(service: Field, namespace: string): string[] {
    const selector = service.at('spec', 'selector');
    const [first] = selector.entries();
    if (first === undefined) return [];
    const candidates = this.#byLabel.get(indexOf(namespace, first[0], first[1].scalar)) ?? [];
    return candidates
      .filter(({ labels }) => matchesServiceSelector(selector, toSelectablePods(labels)))
      .map(({ title }) => title);
  }
}

/** The Services that select pods before the apply and none after it. */
export class LostEndpoints {
  readonly #lost = new Map<string, readonly string[]>();

  constructor(before: readonly LiveObject[], after: readonly LiveObject[]) {
    const [was, is] = [new WorkloadIndex(before), new WorkloadIndex(after)];
    const services = new Map(after.filter(isService).map(({ live }) => [objectKeyOf(identityOf(live)), live]));
    for (const { live } of before.filter(isService)) {
      const key = objectKeyOf(identityOf(live));
      const namespace = namespaceOf(identityOf(live));
      const now = new Field(services.get(key));
      const lost = was.selectedBy(new Field(live), namespace);
      const hasSelector = now.at('spec', 'selector').entries().length > 0;
      if (lost.length > 0 && hasSelector && is.selectedBy(now, namespace).length === 0) this.#lost.set(key, lost);
    }
  }

  /** Warns about a Service, by its key. */
  warnings(key: string): string[] {
    const lost = this.#lost.get(key);
    if (lost === undefined) return [];
    return [
      `the selector matches no pods after the apply, so that the Service has no endpoints. Before, it selected the pods of ${lost.join(', ')}`,
    ];
  }
}

function isService({ live }: LiveObject): boolean {
  return live.kind === 'Service' && live.apiVersion === 'v1';
}

function indexOf(namespace: string, key: string, value: string): string {
  return JSON.stringify([namespace, key, value]);
}
