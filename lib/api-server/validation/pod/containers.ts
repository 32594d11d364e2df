import { ENUM_VALUES, POD_LIMITS, VALIDATED_SINCE } from '../../../kubernetes';
import { type FieldRule, f, findDuplicateFields, type Issue, isNonEmpty } from '../../../validation';
import { variableRules, variablesOfObjectRules } from './environment';
import { handlerRules } from './handlers';
import { volumeDeviceRules, volumeMountRules } from './mounts';
import { containerPortsRules } from './ports';
import { containerResourcesRules, resizePolicyRules } from './resources';
import { securityContextRules } from './security-context';
import { isSidecar, type ValidatedPod } from './validated-pod';

const SIDECARS_ALONE = 'an init container has it only with restartPolicy: Always';

const commonRules: FieldRule = f.object({
  name: f.required('the name of the container', f.name('label')),
  image: f.required('the image that the container runs'),
  ports: containerPortsRules,
  envFrom: f.array(variablesOfObjectRules),
  env: f.array(variableRules),
  resources: f.optional(containerResourcesRules),
  resizePolicy: resizePolicyRules,
  volumeMounts: f.array(volumeMountRules),
  volumeDevices: f.array(volumeDeviceRules),
  terminationMessagePolicy: f.optional(f.enumOf(ENUM_VALUES.terminationMessagePolicy)),
  imagePullPolicy: f.optional(f.enumOf(ENUM_VALUES.imagePullPolicy)),
  securityContext: f.optional(securityContextRules),
});

const restartRuleRules: FieldRule = f.object({
  action: f.required(ENUM_VALUES.restartRuleAction.join(' or '), f.enumOf(ENUM_VALUES.restartRuleAction)),
  exitCodes: f.required(
    'the exit codes to which the rule applies',
    f.object({
      operator: f.required('In or NotIn', f.enumOf(ENUM_VALUES.restartRuleOperator)),
      values: f.maxItems(POD_LIMITS.exitCodes),
    }),
  ),
});

/**
 * The restart policy of a single container.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules
 */
const restartPolicyRules: FieldRule = f.since(
  VALIDATED_SINCE.containerRestartPolicy,
  f.allOf(
    f.object({
      restartPolicy: f.optional(f.enumOf(ENUM_VALUES.restartPolicy)),
      restartPolicyRules: f.allOf(f.maxItems(POD_LIMITS.restartRules), f.array(restartRuleRules)),
    }),
    f.when(
      (container) => isNonEmpty(container.at('restartPolicyRules')),
      f.object({ restartPolicy: f.required('there are restartPolicyRules') }),
    ),
  ),
);

/** A container of `containers`. */
const mainContainerRules: FieldRule = f.allOf(
  commonRules,
  handlerRules,
  f.since(
    VALIDATED_SINCE.containerRestartPolicyDropped,
    restartPolicyRules,
    f.object({ restartPolicy: f.forbidden('only init containers can have it') }),
  ),
);

/** An init container that ends before the next container starts. */
const endingContainerRules: FieldRule = f.allOf(
  f.object({
    lifecycle: f.forbidden(SIDECARS_ALONE),
    livenessProbe: f.forbidden(SIDECARS_ALONE),
    readinessProbe: f.forbidden(SIDECARS_ALONE),
    startupProbe: f.forbidden(SIDECARS_ALONE),
  }),
  f.since(
    VALIDATED_SINCE.initContainersResizedInPlace,
    f.object({
      resizePolicy: f.array(
        f.object({
          restartPolicy: f.refine(({ raw }) => raw !== 'RestartContainer', 'NotRequired: the container runs once'),
        }),
      ),
    }),
  ),
);

/** A container of `initContainers`. */
const initContainerRules: FieldRule = f.allOf(
  commonRules,
  restartPolicyRules,
  f.when(isSidecar, handlerRules),
  f.when(f.not(isSidecar), endingContainerRules),
);

/**
 * The lists of containers in the spec of a pod.
 *
 * @see https://kubernetes.io/docs/concepts/containers/
 */
export const containersRules: FieldRule = f.object({
  containers: f.nonEmptyArray('the containers of the pod', mainContainerRules),
  initContainers: f.array(initContainerRules),
  ephemeralContainers: f.forbidden('they are added to pods that run'),
});

/** Names are unique among the containers and init containers of a pod. */
export function validateContainerNames(pod: ValidatedPod): readonly Issue[] {
  return findDuplicateFields([...pod.containers, ...pod.initContainers].map((container) => container.at('name')));
}

/** API servers reject white space around an image in a Pod, but not in a pod template. */
export function validateImageNames(pod: ValidatedPod): readonly Issue[] {
  if (!pod.isPod) return [];
  return pod.allContainers
    .map((container) => container.at('image'))
    .filter(({ scalar }) => scalar.trim() !== scalar)
    .map((image) => image.issue('without white space around it'));
}
