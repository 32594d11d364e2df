import { CONTAINER_RESOURCES, COUNTED_RESOURCES, isName, NAMES, parseQuantity } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { must, type Rule } from './rule';

const OWN_DOMAIN = 'kubernetes.io/';

/** The fields of a map of resources whose names aren't among those that are known, nor behind a prefix of their own. */
export function unknownResources(resources: Field, known: readonly string[]): Issue[] {
  const words = `under ${known.join(', ')} or ${NAMES.labelKey.words}`;
  return resources
    .entries()
    .filter(([name]) => !isName('labelKey', name) || !(name.includes('/') || known.includes(name) || isHugePage(name)))
    .map(([, amount]) => amount.issue(words));
}

const OF_CONTAINERS = `${CONTAINER_RESOURCES.join(', ')}, or a name behind a DNS name and "/"`;

/** What a container can ask for. */
export const resourceOfAContainer: Rule = must(({ scalar: word }) => isOfContainers(word), OF_CONTAINERS);

/** The fields of a map of resources that no container can ask for. */
export function notOfContainers(resources: Field): Issue[] {
  return resources
    .entries()
    .filter(([name]) => !isOfContainers(name))
    .map(([, amount]) => amount.issue(`under ${OF_CONTAINERS}`));
}

/** The amounts that are negative, or no whole number of what is counted. */
export function illegalAmounts(resources: Field): Issue[] {
  return resources
    .entries()
    .filter(
      ([name, { scalar: word }]) =>
        parseQuantity(word) < 0 || (isCounted(name) && !Number.isInteger(parseQuantity(word))),
    )
    .map(([name, amount]) => amount.issue(isCounted(name) ? 'a whole number from 0 on' : 'no less than 0'));
}

/** Whether the resource is one that no two can have at once. */
export function isExclusive(name: string): boolean {
  return isExtended(name) || isHugePage(name);
}

function isOfContainers(name: string): boolean {
  if (!name.includes('/')) return CONTAINER_RESOURCES.includes(name) || /^hugepages-./.test(name);
  return isName('labelKey', name) && (name.includes(OWN_DOMAIN) || isExtended(name));
}

function isHugePage(name: string): boolean {
  return /^(requests\.)?hugepages-/.test(name);
}

function isCounted(name: string): boolean {
  return COUNTED_RESOURCES.includes(name) || isExtended(name);
}

function isExtended(name: string): boolean {
  return (
    name.includes('/') &&
    !name.includes(OWN_DOMAIN) &&
    !name.startsWith('requests.') &&
    isName('labelKey', `requests.${name}`)
  );
}
