import { CLUSTER_SCOPED, POD_TEMPLATES } from '../kubernetes';
import { Field, type Issue } from '../validation';
import type { Finding } from './check';
import { Pods } from './pods';

/** An object as it will be applied, patches included, whoever made it. */
export class FinishedObject {
  /** With the group of its API behind it where that is not Kubernetes' own: `Service.serving.knative.dev`. */
  readonly kind: string;
  readonly name: string;
  /** Undefined where it is left to who applies it, and for what is in no namespace. */
  readonly namespace: string | undefined;
  /** Its manifest. */
  readonly fields: Field;
  /** The pods that it makes, if it makes any. */
  readonly pods: Pods | undefined;

  constructor(
    manifest: unknown,
    /** The path of the construct that it comes from. */
    readonly path: string,
  ) {
    this.fields = new Field(manifest);
    this.kind = [this.fields.at('kind').string ?? '', ...customGroup(this.fields.at('apiVersion').string)].join('.');
    this.name = this.fields.at('metadata', 'name').string ?? '';
    const namespace = this.fields.at('metadata', 'namespace').string;
    this.namespace = CLUSTER_SCOPED.includes(this.kind) ? undefined : namespace;
    const template = Object.hasOwn(POD_TEMPLATES, this.kind) ? POD_TEMPLATES[this.kind] : undefined;
    this.pods = template && new Pods(this, this.fields.at(...template));
  }

  /** What people know it by: `StatefulSet web`. */
  get title(): string {
    return `${this.kind} ${this.name}`;
  }

  /** The field under these keys, one within the other. */
  at(...keys: readonly string[]): Field {
    return this.fields.at(...keys);
  }

  /** These problems, as findings of this object. */
  findings(...problems: readonly Issue[]): Finding[] {
    return problems.map((problem) => ({ ...problem, object: this }));
  }
}

/** The group of an API that is not Kubernetes' own: its Services and Jobs are others. */
function customGroup(apiVersion = ''): string[] {
  const [group, version] = apiVersion.split('/') as [string, string?];
  const isOwn = version === undefined || !group.includes('.') || group.endsWith('.k8s.io');
  return isOwn ? [] : [group];
}
