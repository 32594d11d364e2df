import type { KubernetesVersion } from './measured-versions';
import type { STRING_FORMS } from './names';
import { VALIDATED_SINCE } from './validated-since';

type Form = keyof typeof STRING_FORMS;

/** The form of the names of a kind's objects. */
export interface ObjectNameForm {
  readonly form: Form;
  /** The form that later versions require, and the first of them. */
  readonly later?: { readonly since: KubernetesVersion; readonly form: Form };
}

/**
 * The forms of objects' names by `apiVersion` and kind. All other kinds have the form `object`. They follow
 * `Validate…Name` of each package in `pkg/apis`; strategies without one require a path segment (`rest.BeforeCreate`).
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export const OBJECT_NAME_FORMS: Readonly<Record<string, ObjectNameForm>> = {
  'v1 Namespace': { form: 'label' },
  'v1 Service': { form: 'service', later: { since: VALIDATED_SINCE.serviceNamesWithDigits, form: 'label' } },
  'v1 Event': { form: 'pathSegment' },
  'apiregistration.k8s.io/v1 APIService': { form: 'pathSegment' },
  'apps/v1 StatefulSet': { form: 'label' },
  'batch/v1 CronJob': { form: 'cronJob' },
  'events.k8s.io/v1 Event': { form: 'pathSegment' },
  'networking.k8s.io/v1 IPAddress': { form: 'pathSegment' },
  'policy/v1 PodDisruptionBudget': { form: 'pathSegment' },
  'rbac.authorization.k8s.io/v1 ClusterRole': { form: 'pathSegment' },
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': { form: 'pathSegment' },
  'rbac.authorization.k8s.io/v1 Role': { form: 'pathSegment' },
  'rbac.authorization.k8s.io/v1 RoleBinding': { form: 'pathSegment' },
  'storage.k8s.io/v1 CSIDriver': { form: 'pathSegment' },
};
