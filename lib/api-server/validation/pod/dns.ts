import { ENUM_VALUES, POD_LIMITS, STRING_FORMS, VALIDATED_SINCE } from '../../../kubernetes';
import { type FieldRule, f, type Issue, isSet } from '../../../validation';
import { ipAddress } from '../ip-address';
import type { ValidatedPod } from './validated-pod';

const searchDomain: FieldRule = f.since(
  VALIDATED_SINCE.relaxedDnsSearch,
  f.pattern(STRING_FORMS.laterDnsSearch),
  f.pattern(STRING_FORMS.dnsSearch),
);

const searchesRules: FieldRule = f.allOf(
  f.maxItems(POD_LIMITS.dnsSearches),
  f.refine(
    (searches) =>
      searches
        .items()
        .map(({ scalar }) => scalar)
        .join(' ').length <= POD_LIMITS.dnsSearchCharacters,
    `at most ${POD_LIMITS.dnsSearchCharacters} characters, with spaces between the domains`,
  ),
  f.array(searchDomain),
);

const dnsConfigRules: FieldRule = f.object({
  nameservers: f.allOf(f.maxItems(POD_LIMITS.nameservers), f.array(ipAddress)),
  searches: searchesRules,
  options: f.array(f.object({ name: f.required('the name of the option') })),
});

/**
 * The DNS policy and configuration in the spec of a pod.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export const dnsRules: FieldRule = f.allOf(
  f.object({ dnsPolicy: f.optional(f.enumOf(ENUM_VALUES.dnsPolicy)), dnsConfig: dnsConfigRules }),
  f.when(
    f.equals('dnsPolicy', 'None'),
    f.object({
      dnsConfig: f.required(
        'the dnsPolicy is None',
        f.object({ nameservers: f.nonEmptyArray('the dnsPolicy is None') }),
      ),
    }),
  ),
);

/**
 * An additional entry of the hosts file of a pod.
 *
 * @see https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
 */
export const hostAliasRules: FieldRule = f.object({
  ip: f.required('an IP address', ipAddress),
  hostnames: f.array(f.name('object')),
});

const hostnameRules: FieldRule = f.object({
  hostname: f.emptyOr(f.name('label')),
  subdomain: f.emptyOr(f.name('label')),
});

const hostnameOverrideRules: FieldRule = f.optional(
  f.allOf(f.name('object'), f.maxLength(POD_LIMITS.hostnameCharacters)),
);

/** The hostname of a pod. A StatefulSet sets those of its pods itself. */
export function validateHostname(pod: ValidatedPod): readonly Issue[] {
  return [
    ...(pod.kind === 'StatefulSet' ? [] : hostnameRules(pod.spec, pod.version)),
    ...(pod.hasRule('hostnameOverride') ? validateHostnameOverride(pod) : []),
  ];
}

function validateHostnameOverride(pod: ValidatedPod): readonly Issue[] {
  const override = pod.spec.at('hostnameOverride');
  const rivals = ['setHostnameAsFQDN', 'hostNetwork'].filter((key) => isSet(override) && pod.isTrue(key));
  return [
    ...hostnameOverrideRules(override, pod.version),
    ...rivals.map((key) => override.issue(`left out: the pod has ${key}: true`)),
  ];
}
