import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type * as k8s from '../../../imports/k8s';
import type { ManifestOf } from '../../kubernetes';
import type { Selector } from '../labels';

/**
 * Creates a PodDisruptionBudget that lets a node drain evict one pod at a time.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function createPodDisruptionBudget(
  scope: Construct,
  metadata: ApiObjectMetadata,
  selector: Selector,
): ApiObject {
  const spec: ManifestOf<k8s.PodDisruptionBudgetSpec> = { maxUnavailable: 1, selector: { matchLabels: selector } };
  return new ApiObject(scope, 'PodDisruptionBudget', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata,
    spec,
  });
}
