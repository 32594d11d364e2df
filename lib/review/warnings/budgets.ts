import type { LiveObject } from '../../api-server';
import { matchesSelector, namespaceOf, objectKeyOf, toSelectablePods } from '../../kubernetes';
import { Field } from '../../validation';
import { identityOf, podTemplateOf, titleOf } from '../cluster';

/** A PodDisruptionBudget. */
interface IndexedBudget {
  readonly key: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly selector: Field;
}

/** Another budget that selects the pods of the same workload. */
interface Overlap {
  readonly budget: IndexedBudget;
  readonly workload: string;
}

/**
 * The PodDisruptionBudgets that select the same pods. The API server rejects evictions of such pods.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors
 */
export class OverlappingBudgets {
  readonly #overlaps = new Map<string, Overlap[]>();

  constructor(objects: readonly LiveObject[]) {
    const budgets = new BudgetIndex(objects);
    for (const { live } of objects) {
      const template = podTemplateOf(new Field(live));
      if (template === undefined) continue;
      const identity = identityOf(live);
      const found = budgets.selecting(namespaceOf(identity), template.at('metadata', 'labels'));
      for (const one of found) this.addOverlaps(one, found, titleOf(identity));
    }
  }

  private addOverlaps({ key }: IndexedBudget, found: readonly IndexedBudget[], workload: string): void {
    const others = found.filter((other) => other.key !== key).map((budget) => ({ budget, workload }));
    this.#overlaps.set(key, [...(this.#overlaps.get(key) ?? []), ...others]);
  }

  /** Warns about a budget, by its key. `applied` has the keys of HEAD's objects. */
  warnings(key: string, applied: ReadonlySet<string>): string[] {
    return (this.#overlaps.get(key) ?? []).map(({ budget: { key: other, name, namespace }, workload }) => {
      const command = `kubectl delete poddisruptionbudget/${name}${namespace === null ? '' : ` -n ${namespace}`}`;
      const wayOut = applied.has(other) ? 'Remove one of the two manifests.' : `Delete it: \`${command}\``;
      return `PodDisruptionBudget ${name} also selects the pods of ${workload}. The API server rejects evictions of pods that two budgets select, so kubectl drain fails, and node upgrades and autoscalers wait. ${wayOut}`;
    });
  }
}

/** Finds the budgets that select a pod. One label that their pods must have leads to them. */
class BudgetIndex {
  readonly #byLabel = new Map<string, IndexedBudget[]>();

  constructor(objects: readonly LiveObject[]) {
    for (const { live } of objects) {
      const identity = identityOf(live);
      if (identity.kind !== 'PodDisruptionBudget') continue;
      const selector = new Field(live).at('spec', 'selector');
      const [label] = selector.at('matchLabels').entries();
      const index = indexOf(namespaceOf(identity), label && [label[0], label[1].raw]);
      const budget = { key: objectKeyOf(identity), name: identity.name, namespace: identity.namespace, selector };
      this.#byLabel.set(index, [...(this.#byLabel.get(index) ?? []), budget]);
    }
  }

  /** The budgets that select pods with these labels. */
  selecting(namespace: string, labels: Field): IndexedBudget[] {
    const indexes = labels.entries().map(([key, { raw }]) => indexOf(namespace, [key, raw]));
    return [indexOf(namespace), ...indexes]
      .flatMap((index) => this.#byLabel.get(index) ?? [])
      .filter(({ selector }) => matchesSelector(selector, toSelectablePods(labels)));
  }
}

function indexOf(namespace: string, label?: readonly [key: string, value: unknown]): string {
  return JSON.stringify([namespace, label]);
}
