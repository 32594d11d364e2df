import { isName, NAMES, RANGES, VALIDATED_SINCE } from '../../kubernetes';
import { Field, type Issue } from '../../validation';
import { addressRange } from './address';
import { labels } from './pod';
import {
  all,
  each,
  fields,
  isGiven,
  leftOut,
  must,
  named,
  oneOf,
  type Rule,
  required,
  since,
  when,
  within,
} from './rule';
import { serviceAddresses } from './service-addresses';
import { servicePorts } from './service-ports';
import { isFromOutside, isOfType } from './service-type';

/** How long a client stays with its pod, in seconds: a day at most. */
const AFFINITY_TIMEOUT = { min: 1, max: 86400 } as const;
const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode';
const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints';

const sessionAffinity: Rule = all(
  fields({ sessionAffinity: oneOf('sessionAffinity') }),
  when(
    (spec) => spec.at('sessionAffinity').raw === 'ClientIP',
    fields({ sessionAffinityConfig: fields({ clientIP: fields({ timeoutSeconds: within(AFFINITY_TIMEOUT) }) }) }),
  ),
  when(
    (spec) => spec.at('sessionAffinity').raw === 'None',
    fields({ sessionAffinityConfig: leftOut('sessionAffinity is None') }),
  ),
);

/** For historical reasons with spaces around it. */
const paddedRange: Rule = ({ scalar: word, path }, version) => addressRange(new Field(word.trim(), path), version);

const loadBalancer: Rule = all(
  when(
    (spec) => isOfType(spec, 'LoadBalancer'),
    fields({
      loadBalancerClass: named('labelKey'),
      loadBalancerSourceRanges: each(paddedRange),
    }),
  ),
  when(
    (spec) => !isOfType(spec, 'LoadBalancer'),
    fields({
      loadBalancerClass: leftOut('only a Service of type LoadBalancer has one'),
      loadBalancerSourceRanges: leftOut('only a Service of type LoadBalancer has some'),
      allocateLoadBalancerNodePorts: leftOut('only a Service of type LoadBalancer has it'),
    }),
  ),
);

const noTrafficFromOutside: Rule = fields({
  externalTrafficPolicy: leftOut('nothing outside reaches the Service'),
});

const externalTraffic: Rule = all(
  fields({ externalTrafficPolicy: oneOf('trafficPolicy') }),
  since(
    VALIDATED_SINCE.trafficPolicyOfExternalIPs,
    when((spec) => !isFromOutside(spec) && !hasExternalIPs(spec), noTrafficFromOutside),
    when((spec) => !isFromOutside(spec), noTrafficFromOutside),
  ),
);

const healthCheck: Rule = when(
  (spec) => !isOfType(spec, 'LoadBalancer') || spec.at('externalTrafficPolicy').raw !== 'Local',
  fields({ healthCheckNodePort: leftOut('only a LoadBalancer whose externalTrafficPolicy is Local is checked') }),
);

const externalName: Rule = when(
  (spec) => isOfType(spec, 'ExternalName'),
  fields({ externalName: required('the DNS name that the Service stands for', must(isDnsName, NAMES.object.words)) }),
);

/** @see https://kubernetes.io/docs/concepts/services-networking/service/ */
export const service: Rule = fields({
  metadata: fields({ annotations: oneTopology }),
  spec: all(
    fields({
      type: oneOf('serviceType'),
      selector: labels,
      internalTrafficPolicy: oneOf('trafficPolicy'),
      trafficDistribution: oneOf('trafficDistribution'),
      healthCheckNodePort: within(RANGES.nodePort),
    }),
    servicePorts,
    serviceAddresses,
    sessionAffinity,
    loadBalancer,
    externalTraffic,
    healthCheck,
    externalName,
  ),
});

function hasExternalIPs(spec: Field): boolean {
  return isOfType(spec, 'ClusterIP') && spec.at('externalIPs').items().length > 0;
}

function isDnsName({ scalar: word }: Field): boolean {
  return isName('object', word.replace(/\.$/, ''));
}

function oneTopology(annotations: Field): Issue[] {
  const [mode, hints] = [annotations.at(TOPOLOGY_MODE), annotations.at(TOPOLOGY_HINTS)];
  const isOther = isGiven(mode) && isGiven(hints) && mode.raw !== hints.raw;
  return isOther ? [mode.issue(`what ${TOPOLOGY_HINTS} says, or that left out`)] : [];
}
