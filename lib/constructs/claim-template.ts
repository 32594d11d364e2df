import type { Size } from 'cdk8s';
import { PersistentVolumeAccessMode } from 'cdk8s-plus-28';
import type * as k8s from '../../imports/k8s';
import type { Manifest } from '../kubernetes';
import { absolutePath, list, name, oneOf, optional, properties, quantity, size } from '../rules';

/**
 * A volume that each pod of an app has for itself, and gets back when it is replaced. The claim of a pod is
 * called `<name>-<app>-<ordinal>`. Once the app runs, only the mount path can be changed in place.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export interface ClaimTemplate {
  /** The name of the template, and of the volume in the pod. Another name means other, empty volumes. */
  readonly name: string;
  /** Where the app's container sees the volume: an absolute path. */
  readonly mountPath: string;
  /** How much each pod gets, more than 0. */
  readonly size: Size;
  /**
   * How a volume may be mounted.
   *
   * @default [PersistentVolumeAccessMode.READ_WRITE_ONCE]
   */
  readonly accessModes?: readonly PersistentVolumeAccessMode[];
}

export const claimTemplate = properties<ClaimTemplate>({
  name: name('label'),
  mountPath: absolutePath,
  size,
  accessModes: optional(list('access modes', oneOf(Object.values(PersistentVolumeAccessMode)), 1)),
});

/** The claim template as it stands in a manifest. */
export function claimTemplateToKube(claim: ClaimTemplate): Manifest<k8s.KubePersistentVolumeClaimProps> {
  const { name, size, accessModes = [PersistentVolumeAccessMode.READ_WRITE_ONCE] } = claim;
  return { metadata: { name }, spec: { accessModes, resources: { requests: { storage: quantity(size) } } } };
}
