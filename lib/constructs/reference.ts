import { isName } from '../kubernetes';
import type { Rule } from '../validation';

/** The Kubernetes name and kind that the interfaces of cdk8s-plus give their objects, such as `ISecret`. */
export interface NamedObject {
  readonly kind: string;
  readonly name: string;
}

/** An object of cdk8s-plus of this kind, made here or declared as made elsewhere: `Secret.fromSecretName(…)`. */
export function objectRule(kind: string): Rule {
  const words = `a ${kind}: new ${kind}(…), or ${kind}.from${kind}Name(scope, id, name) for one that is made elsewhere`;
  return (value) => {
    const given = Object(value) as Partial<NamedObject>;
    return given.kind === kind && isName('object', given.name) ? [] : [{ path: '', value, allowed: words }];
  };
}
