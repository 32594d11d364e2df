import { Construct } from 'constructs';
import { v } from '../validation';
import { assertValid } from './assert-valid';

/** Which object it is. */
export interface OutsideObjectProps {
  /** Its kind, such as `PriorityClass`. */
  readonly kind: string;
  /** Its name. */
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
 * An object that is in the cluster, in the namespace of the chart where its kind has one, and that somebody else
 * makes. It says to the checks that what refers to it does so on purpose, and makes nothing.
 *
 * For Secrets, ConfigMaps, ServiceAccounts and claims, those of cdk8s-plus say the same: `Secret.fromSecretName`.
 */
export class OutsideObject extends Construct {
  /** Its kind. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;

  /** @throws InvalidProperties with every property that is not as it must be */
  constructor(scope: Construct, id: string, props: OutsideObjectProps) {
    super(scope, id);
    assertValid(this, outsideObjectPropsRule, props, OutsideObject);
    this.kind = props.kind;
    this.name = props.name;
  }
}
