import type { Field, Issue } from '../../validation';

const HEADLESS = 'None';

const is = (spec: Field, name: string, value: string) => spec.at(name).raw === value;
const isAddressed = (spec: Field) => !is(spec, 'type', 'ExternalName');
const isHeadless = (spec: Field) => is(spec, 'clusterIP', HEADLESS);
const isBalanced = (spec: Field) => is(spec, 'type', 'LoadBalancer');
const isChecked = (spec: Field) => isBalanced(spec) && is(spec, 'externalTrafficPolicy', 'Local');

/** What stays as it is in a Service that is of a sort before and after. */
const LASTING = [
  {
    of: isBalanced,
    name: 'loadBalancerClass',
    words: `as it is on the cluster: the loadBalancerClass of a Service can't be changed`,
  },
  {
    of: isChecked,
    name: 'healthCheckNodePort',
    words: `left out, or as it is on the cluster: the healthCheckNodePort of a Service can't be changed`,
  },
];

/**
 * What can't be changed in a Service. Its address is chosen once, and most often by the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export function validateServiceUpdate(before: Field, after: Field): Issue[] {
  const [old, spec] = [before.at('spec'), after.at('spec')];
  const lasting = LASTING.filter(({ of, name }) => of(old) && of(spec) && differs(old, spec, name));
  return [...addressProblems(old, spec), ...lasting.map(({ name, words }) => spec.at(name).issue(words))];
}

function differs(old: Field, spec: Field, name: string): boolean {
  return old.at(name).raw !== spec.at(name).raw;
}

function addressProblems(old: Field, spec: Field): Issue[] {
  if (![old, spec].every(isAddressed) || [old, spec].every(isHeadless)) return [];
  const [address, family] = ['clusterIPs', 'ipFamilies'].map((list) => {
    const [first] = spec.at(list).items();
    return first !== undefined && first.raw !== old.at(list).items()[0]?.raw ? first : undefined;
  });
  if (address !== undefined) return [addressProblem(old, spec, address)];
  const words = `what it is on the cluster: the family of a Service's first address can't be changed`;
  return family === undefined ? [] : [family.issue(words)];
}

function addressProblem(old: Field, spec: Field, address: Field): Issue {
  // Where the one address is changed, the list of them only follows.
  const field = differs(old, spec, 'clusterIP') ? spec.at('clusterIP') : address;
  if (isHeadless(old)) return field.issue(`'${HEADLESS}' or left out: a headless Service can't get an address`);
  return isHeadless(spec)
    ? field.issue(`left out: a Service that has an address can't be made headless`)
    : field.issue(`left out, or what it is on the cluster: the address of a Service can't be changed`);
}
