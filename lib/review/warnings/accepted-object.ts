import type { KubernetesVersion } from '../../kubernetes';
import type { Field } from '../../validation';
import type { Rollout } from '../report';

/** An object of HEAD that the API server accepts. */
export interface AcceptedObject {
  /** HEAD's manifest. */
  readonly manifest: Field;
  /** The live object before the apply. Undefined if it is new. */
  readonly before: Field | undefined;
  /** The live object after the apply. */
  readonly after: Field;
  /** Undefined for kinds other than StatefulSet. */
  readonly rollout: Rollout | undefined;
  readonly kubernetes: KubernetesVersion;
}
