import { ENUM_VALUES, NAMES, RANGES, RESTART_POLICIES } from '../../../kubernetes';
import { affinity } from './affinity';
import {
  all,
  at,
  type Demand,
  distinct,
  each,
  exactlyOne,
  inRange,
  isGiven,
  leftOut,
  named,
  needed,
  oneOf,
  where,
} from './demands';
import { dns, hostnames } from './dns';
import { labels } from './labels';
import type { Pod } from './pod';
import { podSecurityContext } from './pod-security';
import { overhead } from './resources';
import { spreads, tolerations } from './scheduling';

/** What a pod says of itself as a whole. */
export function wholePod(pod: Pod, kind: string): Demand {
  return all(
    restartPolicy(kind),
    at('nodeSelector', labels),
    at('serviceAccountName', where(isGiven, named(NAMES.object))),
    at('nodeName', where(isGiven, named(NAMES.object))),
    at('priorityClassName', where(isGiven, named(NAMES.object))),
    at('runtimeClassName', named(NAMES.object)),
    at('preemptionPolicy', oneOf(ENUM_VALUES.preemptionPolicy)),
    at('overhead', overhead),
    each('readinessGates', at('conditionType', needed(), where(isGiven, named(NAMES.labelKey)))),
    each('schedulingGates', at('name', needed(), where(isGiven, named(NAMES.labelKey)))),
    (spec) => distinct(spec.find('schedulingGates', '*', 'name')),
    where(() => pod.has('resourceClaims'), resourceClaims),
    affinity(pod),
    tolerations,
    spreads(pod),
    dns(pod),
    hostnames(pod, kind === 'StatefulSet'),
    podSecurityContext(pod),
    where(
      (spec) => pod.isPod && isGiven(spec.at('schedulingGates')),
      at('nodeName', leftOut('there are schedulingGates')),
    ),
  );
}

/** When containers start again, and how long the pod may run: pods that others make run on, or they are of a Job. */
export function restartPolicy(kind: string): Demand {
  const policies = RESTART_POLICIES[kind] ?? ENUM_VALUES.restartPolicy;
  const runOn = policies.length === 1;
  return all(
    at('restartPolicy', oneOf(policies)),
    at('activeDeadlineSeconds', inRange(RANGES.activeDeadline)),
    where(() => runOn, at('activeDeadlineSeconds', leftOut(`the pods of a ${kind} run on`))),
  );
}

/** The devices that a pod claims. */
const resourceClaims: Demand = all(
  each(
    'resourceClaims',
    at('name', needed(), where(isGiven, named(NAMES.label))),
    exactlyOne(['resourceClaimName', 'resourceClaimTemplateName']),
    at('resourceClaimName', named(NAMES.object)),
    at('resourceClaimTemplateName', named(NAMES.object)),
  ),
  (spec) => distinct(spec.find('resourceClaims', '*', 'name')),
);
