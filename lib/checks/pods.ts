import { POD_NAME_LABEL } from '../kubernetes';
import type { Field } from '../validation';
import type { FinishedObject } from './finished-object';

/** The pods that a workload creates from its pod template. */
export class Pods {
  constructor(
    /** The workload that creates the pods. */
    readonly owner: FinishedObject,
    /** The pod template. */
    readonly template: Field,
  ) {}

  /** The pod spec. */
  get spec(): Field {
    return this.template.at('spec');
  }

  /** The labels of the pods. */
  get labels(): Field {
    return this.template.at('metadata', 'labels');
  }

  /** The containers that run as long as the pod: `containers` and native sidecars. */
  get containers(): Field[] {
    const sidecars = this.spec
      .find('initContainers', '*')
      .filter((container) => container.at('restartPolicy').string === 'Always');
    return [...this.spec.find('containers', '*'), ...sidecars];
  }

  /** All containers, init containers included. */
  get allContainers(): Field[] {
    return [...this.spec.find('containers', '*'), ...this.spec.find('initContainers', '*')];
  }

  /** Whether the pods have a label with this value. For the pod name label of a StatefulSet, whether one can have it. */
  hasLabel(key: string, value: unknown): boolean {
    if (key === POD_NAME_LABEL && this.owner.kind === 'StatefulSet') return this.isPodName(value);
    return this.labels.at(key).raw === value;
  }

  private isPodName(value: unknown): boolean {
    const prefix = `${this.owner.name}-`;
    return typeof value === 'string' && value.startsWith(prefix) && /^\d+$/.test(value.slice(prefix.length));
  }
}
