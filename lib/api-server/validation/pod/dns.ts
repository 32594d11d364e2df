import { ENUM_VALUES, NAMES, POD_LIMITS } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import { address } from './addresses';
import {
  all,
  at,
  atMost,
  type Demand,
  each,
  is,
  isGiven,
  isSet,
  leftOut,
  named,
  needed,
  oneOf,
  textThat,
  where,
  within,
} from './demands';
import type { Pod } from './pod';

/** How names are looked up in a pod. */
export function dns(pod: Pod): Demand {
  const search = named(pod.has('relaxedDnsSearch') ? NAMES.laterDnsSearch : NAMES.dnsSearch);
  return all(
    at('dnsPolicy', oneOf(ENUM_VALUES.dnsPolicy)),
    where(
      (spec) => spec.at('dnsPolicy').raw === 'None',
      at('dnsConfig', needed('the dnsPolicy is None')),
      within('dnsConfig', at('nameservers', needed('the dnsPolicy is None'))),
    ),
    at(
      'dnsConfig',
      at('nameservers', atMost(POD_LIMITS.nameservers, 'of them')),
      at('searches', atMost(POD_LIMITS.dnsSearches, 'of them'), searchCharacters),
      (config) => config.find('nameservers', '*').flatMap(address(pod)),
      (config) => config.find('searches', '*').flatMap(search),
      each('options', at('name', needed())),
    ),
  );
}

const searchCharacters: Demand = is(
  `at most ${POD_LIMITS.dnsSearchCharacters} characters, with spaces between them`,
  (searches) => (searches as readonly string[]).join(' ').length <= POD_LIMITS.dnsSearchCharacters,
);

/** By which names a pod goes. */
export function hostnames(pod: Pod, isNamedByMaker: boolean): Demand {
  const label = where(() => !isNamedByMaker, where(isGiven, named(NAMES.label)));
  return all(
    at('hostname', label),
    at('subdomain', label),
    where(() => pod.has('hostnameOverride'), at('hostnameOverride', where(isSet, override(pod)))),
    each('hostAliases', at('ip', needed('an IP address'), where(isGiven, address(pod))), (alias) =>
      alias.find('hostnames', '*').flatMap(named(NAMES.object)),
    ),
  );
}

function override(pod: Pod): Demand {
  const most = POD_LIMITS.hostnameCharacters;
  const rivals = ['setHostnameAsFQDN', 'hostNetwork'].filter((rival) => pod.says(rival));
  return all(
    named(NAMES.object),
    textThat(`at most ${most} characters`, (name) => name.length <= most),
    (field: Field): readonly Issue[] => rivals.flatMap((rival) => leftOut(`the pod has ${rival}: true`)(field)),
  );
}
