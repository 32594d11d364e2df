import { POD_NAME_LABEL } from '../kubernetes';
import type { Field } from '../validation';
import type { FinishedObject } from './finished-object';

/** The pods that an object makes, as its template says. */
export class Pods {
  constructor(
    /** The object that makes them. */
    readonly owner: FinishedObject,
    /** Their template. */
    readonly template: Field,
  ) {}

  /** The spec of each. */
  get spec(): Field {
    return this.template.at('spec');
  }

  /** Their labels. */
  get labels(): Field {
    return this.template.at('metadata', 'labels');
  }

  /** The containers that run until the pod ends. */
  get containers(): Field[] {
    const keepRunning = this.spec
      .find('initContainers', '*')
      .filter((container) => container.at('restartPolicy').string === 'Always');
    return [...this.spec.find('containers', '*'), ...keepRunning];
  }

  /** All containers, those included that run before the others. */
  get allContainers(): Field[] {
    return [...this.spec.find('containers', '*'), ...this.spec.find('initContainers', '*')];
  }

  /** Whether they have a label with this value; for what the controller adds, whether one of them can have it. */
  hasLabel(key: string, value: unknown): boolean {
    if (key === POD_NAME_LABEL && this.owner.kind === 'StatefulSet') return this.isPodName(value);
    return this.labels.at(key).raw === value;
  }

  private isPodName(value: unknown): boolean {
    const prefix = `${this.owner.name}-`;
    return typeof value === 'string' && value.startsWith(prefix) && /^\d+$/.test(value.slice(prefix.length));
  }
}
