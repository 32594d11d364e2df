import type { Field, Issue } from '../../validation';

const HEADLESS = 'None';

const hasClusterIP = (spec: Field) => spec.at('type').raw !== 'ExternalName';
const isHeadless = (spec: Field) => spec.at('clusterIP').raw === HEADLESS;
const isLoadBalancer = (spec: Field) => spec.at('type').raw === 'LoadBalancer';
const hasHealthCheck = (spec: Field) => isLoadBalancer(spec) && spec.at('externalTrafficPolicy').raw === 'Local';

/** Fields that are immutable as long as the Service is of a type that uses them. */
const IMMUTABLE_FIELDS = [
  {
    isUsedBy: isLoadBalancer,
    name: 'loadBalancerClass',
    allowed: "as it is on the cluster: the loadBalancerClass of a Service can't be changed",
  },
  {
    isUsedBy: hasHealthCheck,
    name: 'healthCheckNodePort',
    allowed: "left out, or as it is on the cluster: the healthCheckNodePort of a Service can't be changed",
  },
];

/**
 * Finds the changes that an update of a Service must not make: its address and first IP family are allocated once.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export function validateServiceUpdate(before: Field, after: Field): Issue[] {
  const [oldSpec, newSpec] = [before.at('spec'), after.at('spec')];
  const changed = IMMUTABLE_FIELDS.filter(
    ({ isUsedBy, name }) => isUsedBy(oldSpec) && isUsedBy(newSpec) && isChanged(oldSpec, newSpec, name),
  );
  return [...validateAddress(oldSpec, newSpec), ...changed.map(({ name, allowed }) => newSpec.at(name).issue(allowed))];
}

function isChanged(oldSpec: Field, newSpec: Field, name: string): boolean {
  return oldSpec.at(name).raw !== newSpec.at(name).raw;
}

function validateAddress(oldSpec: Field, newSpec: Field): Issue[] {
  const areBoth = (test: (spec: Field) => boolean) => test(oldSpec) && test(newSpec);
  if (!areBoth(hasClusterIP) || areBoth(isHeadless)) return [];
  const address = changedFirstItem(oldSpec, newSpec, 'clusterIPs');
  if (address !== undefined) return [addressIssue(oldSpec, newSpec, address)];
  const family = changedFirstItem(oldSpec, newSpec, 'ipFamilies');
  if (family === undefined) return [];
  return [family.issue("what it is on the cluster: the family of a Service's first address can't be changed")];
}

function changedFirstItem(oldSpec: Field, newSpec: Field, list: string): Field | undefined {
  const [[oldItem], [newItem]] = [oldSpec.at(list).items(), newSpec.at(list).items()];
  return newItem !== undefined && newItem.raw !== oldItem?.raw ? newItem : undefined;
}

function addressIssue(oldSpec: Field, newSpec: Field, address: Field): Issue {
  // If clusterIP changes, the API server changes clusterIPs along with it.
  const field = isChanged(oldSpec, newSpec, 'clusterIP') ? newSpec.at('clusterIP') : address;
  if (isHeadless(oldSpec)) return field.issue(`'${HEADLESS}' or left out: a headless Service can't get an address`);
  if (isHeadless(newSpec)) return field.issue("left out: a Service that has an address can't be made headless");
  return field.issue("left out, or what it is on the cluster: the address of a Service can't be changed");
}
