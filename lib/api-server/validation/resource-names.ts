import { CONTAINER_RESOURCES, COUNTED_RESOURCES, HUGE_PAGES_PREFIX, hasForm, STRING_FORMS } from '../../kubernetes';
import { type FieldRule, f } from '../../validation';
import { quantityOf } from './quantity';

const OWN_DOMAIN = 'kubernetes.io/';
const REQUESTS = 'requests.';

const CONTAINER_RESOURCE = `${CONTAINER_RESOURCES.join(', ')}, ${HUGE_PAGES_PREFIX}SIZE, or the resource of a device such as example.com/gpu`;

/**
 * A resource that a container can request.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-types
 */
export const containerResource: FieldRule = f.refine(({ scalar }) => isContainerResource(scalar), CONTAINER_RESOURCE);

/** A map whose keys are resources that a container can request. */
export const containerResourceKeys: FieldRule = f.keys(isContainerResource, CONTAINER_RESOURCE);

/** A map whose keys are these resources, huge pages, or resources with a domain such as example.com/gpu. */
export function resourceKeys(known: readonly string[]): FieldRule {
  return f.keys(
    (name) =>
      hasForm('labelKey', name) && (name.includes('/') || known.includes(name) || isHugePages(withoutRequests(name))),
    `${known.join(', ')} or ${STRING_FORMS.labelKey.words}`,
  );
}

/** A map of quantities of 0 or more, without a fraction where the resource is counted. */
export const quotaQuantities: FieldRule = (resources) =>
  resources
    .entries()
    .filter(([name, quantity]) => {
      const value = quantityOf(quantity);
      return value < 0 || (isCounted(name) && !Number.isInteger(value));
    })
    .map(([name, quantity]) =>
      quantity.issue(isCounted(name) ? 'a whole number of 0 or more' : 'a quantity of 0 or more'),
    );

/** Whether a resource is huge pages of some size. */
export function isHugePages(name: string): boolean {
  return name.startsWith(HUGE_PAGES_PREFIX);
}

/** Whether a resource is one that a device plugin offers. */
export function isExtendedResource(name: string): boolean {
  return !isNative(name) && !name.startsWith(REQUESTS) && hasForm('labelKey', REQUESTS + name);
}

/** Whether a resource can't be overcommitted: requests must equal limits. */
export function isNotOvercommitted(name: string): boolean {
  return !isNative(name) || isHugePages(name);
}

function isContainerResource(name: string): boolean {
  if (!hasForm('labelKey', name)) return false;
  if (!name.includes('/')) return CONTAINER_RESOURCES.includes(name) || isHugePages(name);
  return isNative(name) || isExtendedResource(name);
}

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes(OWN_DOMAIN);
}

function isCounted(name: string): boolean {
  return COUNTED_RESOURCES.includes(name) || isExtendedResource(name);
}

/** The resource of a key of a ResourceQuota: `cpu` for `requests.cpu`. */
function withoutRequests(name: string): string {
  return name.startsWith(REQUESTS) ? name.slice(REQUESTS.length) : name;
}
