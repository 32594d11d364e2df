import {
  CONTAINER_RESOURCES,
  ENUM_VALUES,
  HUGE_PAGES_PREFIX,
  isName,
  NAMES,
  POD_RESOURCES,
  parseQuantity,
} from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import { amount, quantities } from './amounts';
import { all, at, type Demand, distinct, each, isGiven, isSet, named, needed, oneOf, where } from './demands';
import type { Pod } from './pod';

const isNative = (name: string) => !name.includes('/') || name.includes('kubernetes.io/');
const isHugePages = (name: string) => name.startsWith(HUGE_PAGES_PREFIX);
const isScarce = (name: string) => !isNative(name) || isHugePages(name);
const isExtended = (name: string) =>
  !isNative(name) && !name.startsWith('requests.') && isName('labelKey', `requests.${name}`);

const OF_CONTAINERS = `under a name that there is: ${CONTAINER_RESOURCES.join(', ')}, ${HUGE_PAGES_PREFIX}SIZE, or the resource of a device such as example.com/gpu`;
const OF_PODS = `under a name that there is for a pod: ${POD_RESOURCES.join(', ')} or ${HUGE_PAGES_PREFIX}SIZE`;

/** What a container asks for, and what it may use at the most. */
export const containerBounds: Demand = bounds(OF_CONTAINERS, isOfContainers);

/** What a pod needs beside its containers. */
export const overhead: Demand = amountsOf(OF_CONTAINERS, isOfContainers);

/** What a whole pod asks for, and what it may use at the most. */
export const podBounds: Demand = bounds(
  OF_PODS,
  (name) => POD_RESOURCES.includes(name) || (isHugePages(name) && isName('labelKey', name)),
);

function isOfContainers(name: string): boolean {
  if (!isName('labelKey', name)) return false;
  if (!name.includes('/')) return CONTAINER_RESOURCES.includes(name) || isHugePages(name);
  return isNative(name) || isExtended(name);
}

function bounds(allowed: string, isResource: (name: string) => boolean): Demand {
  const list = amountsOf(allowed, isResource);
  return all(at('limits', list), at('requests', list), requestsWithinLimits, hugePagesWithOthers);
}

function amountsOf(allowed: string, isResource: (name: string) => boolean): Demand {
  return (field) =>
    field
      .entries()
      .flatMap(([name, quantity]) => [
        ...(isResource(name) ? [] : [quantity.issue(allowed)]),
        ...quantityProblems(name, quantity),
      ]);
}

function quantityProblems(name: string, quantity: Field): readonly Issue[] {
  return [
    ...quantities.notNegative(quantity),
    ...(isExtended(name) ? quantities.whole(quantity) : []),
    ...(isHugePages(name) && !isMultiple(quantity, name.slice(HUGE_PAGES_PREFIX.length))
      ? [quantity.issue(`a multiple of ${name.slice(HUGE_PAGES_PREFIX.length)}`)]
      : []),
  ];
}

function isMultiple(quantity: Field, of: string): boolean {
  const size = parseQuantity(of);
  return size > 0 && Number.isInteger(size) && Math.ceil(amount(quantity)) % size === 0;
}

/** No more is asked for than may be used, and exactly that of what can't be shared out twice. */
function requestsWithinLimits(resources: Field): Issue[] {
  const limits = resources.at('limits');
  return resources
    .at('requests')
    .entries()
    .flatMap(([name, request]) => {
      const limit = limits.at(name);
      if (isScarce(name) && !isSet(limit))
        return [limit.issue(`${request.scalar}, as its request: a node has no more of it`)];
      if (isScarce(name) && amount(request) !== amount(limit))
        return [request.issue(`the same as its limit, ${limit.scalar}: a node has no more of it`)];
      return amount(request) > amount(limit) ? [request.issue(`at most the limit, ${limit.scalar}`)] : [];
    });
}

function hugePagesWithOthers(resources: Field): Issue[] {
  const names = ['limits', 'requests'].flatMap((bound) =>
    resources
      .at(bound)
      .entries()
      .map(([name]) => name),
  );
  const isAlone = names.some(isHugePages) && !names.some((name) => POD_RESOURCES.includes(name));
  return isAlone ? [resources.issue('with cpu or memory beside the huge pages')] : [];
}

/** The claims of the pod that a container uses. */
export function resourceClaimsOf(pod: Pod): Demand {
  const names = pod.spec.find('resourceClaims', '*', 'name').map(({ scalar: word }) => word);
  return where(
    () => pod.has('resourceClaims'),
    each(
      'claims',
      at('name', needed(), where(isGiven, oneOf(names))),
      at('request', where(isGiven, named(NAMES.label))),
    ),
    claimsOnce,
  );
}

/** A claim is used as a whole once, or each of its requests once. */
function claimsOnce(resources: Field): readonly Issue[] {
  const claims = resources.at('claims').items();
  const wholes = claims.filter((claim) => !isGiven(claim.at('request'))).map((claim) => claim.at('name').scalar);
  return distinct(
    claims.map((claim) => claim.at('name')),
    claims.map((claim) => {
      const name = claim.at('name').scalar;
      return wholes.includes(name) ? name : `${name}/${claim.at('request').scalar}`;
    }),
  );
}

/** What happens to a container when its resources change. */
export function resizePolicies(pod: Pod): Demand {
  const neverRestarts = pod.spec.at('restartPolicy').raw === 'Never';
  return where(
    () => pod.has('resizePolicy'),
    each(
      'resizePolicy',
      at('resourceName', needed(), where(isGiven, oneOf(ENUM_VALUES.resizedResource))),
      at('restartPolicy', needed(), where(isGiven, oneOf(neverRestarts ? ['NotRequired'] : ENUM_VALUES.resizePolicy))),
    ),
    (container) => distinct(container.find('resizePolicy', '*', 'resourceName')),
  );
}
