import { isClusterScoped, POD_TEMPLATES } from '../kubernetes';
import { Field, type Issue } from '../validation';
import type { Finding } from './check';
import { Pods } from './pods';

/** An object of an App as it will be applied, patches included. */
export class FinishedObject {
  /** The kind. A kind of a custom API group is followed by the group: `Service.serving.knative.dev`. */
  readonly kind: string;
  readonly name: string;
  /** Undefined if `kubectl apply` decides the namespace, and for cluster-scoped objects. */
  readonly namespace: string | undefined;
  /** The manifest. */
  readonly fields: Field;
  /** The pods that the object creates; undefined if it creates none. */
  readonly pods: Pods | undefined;

  constructor(
    manifest: unknown,
    /** The path of the construct. */
    readonly path: string,
  ) {
    this.fields = new Field(manifest);
    const kind = this.fields.at('kind').string ?? '';
    const group = customGroup(this.fields.at('apiVersion').string);
    this.kind = group === undefined ? kind : `${kind}.${group}`;
    this.name = this.fields.at('metadata', 'name').string ?? '';
    const namespace = this.fields.at('metadata', 'namespace').string;
    this.namespace = isClusterScoped(this.kind) ? undefined : namespace;
    const template = Object.hasOwn(POD_TEMPLATES, this.kind) ? POD_TEMPLATES[this.kind] : undefined;
    this.pods = template && new Pods(this, this.fields.at(...template));
  }

  /** Kind and name: `StatefulSet web`. */
  get title(): string {
    return `${this.kind} ${this.name}`;
  }

  /** Returns the field at this path of keys. */
  at(...keys: readonly string[]): Field {
    return this.fields.at(...keys);
  }

  /** Returns these issues as findings about this object. */
  findings(...issues: readonly Issue[]): Finding[] {
    return issues.map((issue) => ({ ...issue, object: this }));
  }
}

/** Returns the API group if it is not one of Kubernetes, whose groups have no dot or end in `.k8s.io`. */
function customGroup(apiVersion = ''): string | undefined {
  const group = /^([^/]*)\//.exec(apiVersion)?.[1];
  return group?.includes('.') && !group.endsWith('.k8s.io') ? group : undefined;
}
