import { Construct } from 'constructs';
import { v } from '../validation';
import { assertValid } from './assert-valid';

/** Kind and name of an existing object. */
export interface OutsideObjectProps {
  /** The kind of the object, such as `PriorityClass`. */
  readonly kind: string;
  /** The name of the object. */
  readonly name: string;
}

const outsideObjectPropsRule = v.object<OutsideObjectProps>({
  kind: v.refine(
    (value) => typeof value === 'string' && /^[A-Z][A-Za-z0-9]{0,62}$/.test(value),
    'a kind such as PriorityClass',
  ),
  name: v.name('object'),
});

/**
 * An object that already exists in the cluster and that this App does not create. A namespaced object is in the
 * namespace of the chart. Checks then accept references to it.
 *
 * For Secrets, ConfigMaps, ServiceAccounts and PersistentVolumeClaims use cdk8s-plus: `Secret.fromSecretName`.
 */
export class OutsideObject extends Construct {
  /** The kind of the object. */
  readonly kind: string;
  /** The name of the object. */
  readonly name: string;

  /** @throws InvalidProperties with all invalid properties */
  constructor(scope: Construct, id: string, props: OutsideObjectProps) {
    super(scope, id);
    assertValid(this, outsideObjectPropsRule, props, OutsideObject);
    this.kind = props.kind;
    this.name = props.name;
  }
}
