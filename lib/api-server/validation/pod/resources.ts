import {
  ENUM_VALUES,
  HUGE_PAGES_PREFIX,
  hasForm,
  POD_RESOURCES,
  parseQuantity,
  VALIDATED_SINCE,
} from '../../../kubernetes';
import { type Field, type FieldRule, f, findDuplicateFields, type Issue, isNonEmpty, isSet } from '../../../validation';
import { nonNegativeQuantity, quantityOf, wholeQuantity } from '../quantity';
import { containerResourceKeys, isExtendedResource, isHugePages, isNotOvercommitted } from '../resource-names';
import type { ValidatedPod } from './validated-pod';

const podResourceKeys: FieldRule = f.keys(
  (name) => POD_RESOURCES.includes(name) || (isHugePages(name) && hasForm('labelKey', name)),
  `${POD_RESOURCES.join(', ')} or ${HUGE_PAGES_PREFIX}SIZE: a pod as a whole has no other resources`,
);

const quantities: FieldRule = (resources, version) =>
  resources
    .entries()
    .flatMap(([name, quantity]) => [
      ...nonNegativeQuantity(quantity, version),
      ...(isExtendedResource(name) ? wholeQuantity(quantity, version) : []),
      ...(isHugePages(name) ? validateHugePages(name.slice(HUGE_PAGES_PREFIX.length), quantity) : []),
    ]);

const containerQuantities: FieldRule = f.allOf(containerResourceKeys, quantities);
const podQuantities: FieldRule = f.allOf(podResourceKeys, quantities);

/** The overhead of a pod: what it needs besides its containers. */
export const overheadRules: FieldRule = containerQuantities;

/** The requests and limits of a container. */
export const containerResourcesRules: FieldRule = f.allOf(
  f.object({ limits: containerQuantities, requests: containerQuantities }),
  validateRequestsWithinLimits,
  validateHugePagesWithOthers,
  f.since(
    VALIDATED_SINCE.resourceClaims,
    f.object({
      claims: f.allOf(
        f.array(
          f.object({
            name: f.required('the name of a resource claim of the pod'),
            request: f.emptyOr(f.name('label')),
          }),
        ),
        validateClaimsOnce,
      ),
    }),
  ),
);

/** The requests and limits of a whole pod. */
export const podResourcesRules: FieldRule = f.allOf(
  f.object({ limits: podQuantities, requests: podQuantities, claims: f.forbidden('claims belong to containers') }),
  validateRequestsWithinLimits,
  validateHugePagesWithOthers,
);

/**
 * The resize policies of a container.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 */
export const resizePolicyRules: FieldRule = f.since(
  VALIDATED_SINCE.resizePolicy,
  f.allOf(
    f.array(
      f.object({
        resourceName: f.required('cpu or memory', f.enumOf(ENUM_VALUES.resizedResource)),
        restartPolicy: f.required('NotRequired or RestartContainer', f.enumOf(ENUM_VALUES.resizePolicy)),
      }),
    ),
    f.uniqueBy('resourceName'),
  ),
);

/** The containers of a pod that never restarts them can't restart to be resized. */
export function validateResizePolicies(pod: ValidatedPod): readonly Issue[] {
  if (!pod.hasRule('resizePolicy') || pod.spec.at('restartPolicy').raw !== 'Never') return [];
  return pod.allContainers
    .flatMap((container) => container.find('resizePolicy', '*', 'restartPolicy'))
    .filter(({ raw }) => raw === 'RestartContainer')
    .map((policy) => policy.issue('NotRequired: the pod has restartPolicy: Never'));
}

/** The claims of a container are claims of its pod. */
export function validateResourceClaims(pod: ValidatedPod): readonly Issue[] {
  if (!pod.hasRule('resourceClaims')) return [];
  const names = pod.spec.find('resourceClaims', '*', 'name').map(({ scalar }) => scalar);
  return pod.allContainers
    .flatMap((container) => container.find('resources', 'claims', '*', 'name'))
    .filter((name) => isNonEmpty(name) && !names.includes(name.scalar))
    .map((name) => name.issue(`the name of a resource claim of the pod: ${names.join(', ') || 'it has none'}`));
}

function validateHugePages(size: string, quantity: Field): readonly Issue[] {
  const bytes = parseQuantity(size);
  const isMultiple = bytes > 0 && Number.isInteger(bytes) && Math.ceil(quantityOf(quantity)) % bytes === 0;
  return isMultiple ? [] : [quantity.issue(`a multiple of ${size}`)];
}

/** A request is at most the limit, and equals the limit if the resource can't be overcommitted. */
function validateRequestsWithinLimits(resources: Field): readonly Issue[] {
  const limits = resources.at('limits');
  return resources
    .at('requests')
    .entries()
    .flatMap(([name, request]) => validateRequest(name, request, limits.at(name)));
}

function validateRequest(name: string, request: Field, limit: Field): readonly Issue[] {
  if (isNotOvercommitted(name)) {
    const why = "the resource can't be overcommitted";
    if (!isSet(limit)) return [limit.issue(`${request.scalar}, as the request: ${why}`)];
    if (quantityOf(request) !== quantityOf(limit)) return [request.issue(`${limit.scalar}, as the limit: ${why}`)];
  }
  return quantityOf(request) > quantityOf(limit) ? [request.issue(`at most the limit, ${limit.scalar}`)] : [];
}

function validateHugePagesWithOthers(resources: Field): readonly Issue[] {
  const names = [...resources.at('limits').entries(), ...resources.at('requests').entries()].map(([name]) => name);
  const isAlone = names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory');
  return isAlone ? [resources.issue('with cpu or memory besides the huge pages')] : [];
}

/** A container has a claim as a whole once, or each of its requests once. */
function validateClaimsOnce(list: Field): readonly Issue[] {
  const claims = list.items();
  const wholes = claims.filter((claim) => !isNonEmpty(claim.at('request'))).map((claim) => claim.at('name').scalar);
  return findDuplicateFields(
    claims.map((claim) => claim.at('name')),
    claims.map((claim) => {
      const name = claim.at('name').scalar;
      return wholes.includes(name) ? name : `${name}/${claim.at('request').scalar}`;
    }),
  );
}
