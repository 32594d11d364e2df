import { ENUM_VALUES, hasForm, RANGES, STRING_FORMS, VALIDATED_SINCE } from '../../kubernetes';
import { Field, type FieldRule, f, type Issue, isSet } from '../../validation';
import { ipRange } from './ip-address';
import { labelRules } from './labels';
import { serviceAddressesRules } from './service-addresses';
import { servicePortsRules } from './service-ports';
import { hasNodePorts, isClusterIP, isExternalName, isLoadBalancer } from './service-type';

/** The seconds for which a client keeps its pod: a day at most. */
const AFFINITY_SECONDS = { min: 1, max: 86400 } as const;
const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode';
const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints';

const sessionAffinityRules: FieldRule = f.allOf(
  f.object({ sessionAffinity: f.optional(f.enumOf(ENUM_VALUES.sessionAffinity)) }),
  f.when(
    f.equals('sessionAffinity', 'ClientIP'),
    f.object({
      sessionAffinityConfig: f.object({
        clientIP: f.object({ timeoutSeconds: f.optional(f.integer(AFFINITY_SECONDS)) }),
      }),
    }),
  ),
  f.when(
    f.equals('sessionAffinity', 'None'),
    f.object({ sessionAffinityConfig: f.forbidden('sessionAffinity is None') }),
  ),
);

/** A range of IP addresses. API servers ignore spaces around it. */
const paddedIpRange: FieldRule = ({ scalar, path }, version) => ipRange(new Field(scalar.trim(), path), version);

const onlyLoadBalancers = f.forbidden('only a Service of type LoadBalancer has it');

const loadBalancerRules: FieldRule = f.allOf(
  f.when(
    isLoadBalancer,
    f.object({
      loadBalancerSourceRanges: f.array(paddedIpRange),
      loadBalancerClass: f.optional(f.name('labelKey')),
    }),
  ),
  f.when(
    f.not(isLoadBalancer),
    f.object({
      loadBalancerSourceRanges: onlyLoadBalancers,
      allocateLoadBalancerNodePorts: onlyLoadBalancers,
      loadBalancerClass: onlyLoadBalancers,
    }),
  ),
);

const noExternalTraffic: FieldRule = f.object({
  externalTrafficPolicy: f.forbidden('no external traffic reaches the Service'),
});

const externalTrafficRules: FieldRule = f.allOf(
  f.object({ externalTrafficPolicy: f.optional(f.enumOf(ENUM_VALUES.trafficPolicy)) }),
  f.when(
    f.not(hasNodePorts),
    f.since(
      VALIDATED_SINCE.trafficPolicyOfExternalIPs,
      f.when(
        (spec, version) => !isClusterIP(spec, version) || spec.at('externalIPs').items().length === 0,
        noExternalTraffic,
      ),
      noExternalTraffic,
    ),
  ),
);

const healthCheckRules: FieldRule = f.allOf(
  f.object({ healthCheckNodePort: f.optional(f.integer(RANGES.nodePort)) }),
  f.when(
    (spec, version) => !isLoadBalancer(spec, version) || spec.at('externalTrafficPolicy').raw !== 'Local',
    f.object({ healthCheckNodePort: f.forbidden('only a LoadBalancer with externalTrafficPolicy: Local has it') }),
  ),
);

const externalNameRules: FieldRule = f.when(
  isExternalName,
  f.object({
    externalName: f.required(
      'the DNS name that the Service stands for',
      f.refine(({ scalar }) => hasForm('object', scalar.replace(/\.$/, '')), STRING_FORMS.object.words),
    ),
  }),
);

/**
 * The rules of a Service.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export const serviceRules: FieldRule = f.object({
  metadata: f.object({ annotations: validateTopologyAnnotations }),
  spec: f.allOf(
    f.object({
      selector: labelRules,
      type: f.optional(f.enumOf(ENUM_VALUES.serviceType)),
      internalTrafficPolicy: f.optional(f.enumOf(ENUM_VALUES.trafficPolicy)),
      trafficDistribution: f.optional(f.enumOf(ENUM_VALUES.trafficDistribution)),
    }),
    servicePortsRules,
    serviceAddressesRules,
    sessionAffinityRules,
    loadBalancerRules,
    externalTrafficRules,
    healthCheckRules,
    externalNameRules,
  ),
});

/** The two annotations for topology aware routing, of which one is deprecated, must have the same value. */
function validateTopologyAnnotations(annotations: Field): readonly Issue[] {
  const [mode, hints] = [annotations.at(TOPOLOGY_MODE), annotations.at(TOPOLOGY_HINTS)];
  const isOther = isSet(mode) && isSet(hints) && mode.raw !== hints.raw;
  return isOther ? [mode.issue(`${hints.scalar}, as in ${TOPOLOGY_HINTS}, or left out`)] : [];
}
