import type { KubernetesVersion } from '../../kubernetes';
import type { Field } from '../../validation';
import type { Rollout } from '../report';

/** An object that is accepted, as warnings look at it. */
export interface AcceptedObject {
  /** HEAD's manifest. */
  readonly manifest: Field;
  /** The live object before; undefined where it is new. */
  readonly before: Field | undefined;
  /** The live object after. */
  readonly after: Field;
  /** Of StatefulSets. */
  readonly rollout: Rollout | undefined;
  readonly kubernetes: KubernetesVersion;
}
