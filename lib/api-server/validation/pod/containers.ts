import { ENUM_VALUES, NAMES, POD_LIMITS } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import {
  all,
  at,
  atMost,
  type Demand,
  distinct,
  each,
  isGiven,
  leftOut,
  named,
  needed,
  oneOf,
  textThat,
  where,
  within,
} from './demands';
import { environment } from './environment';
import { lifecycle, probes } from './handlers';
import { mounts } from './mounts';
import type { Pod } from './pod';
import { hostPortProblems, ports } from './ports';
import { containerBounds, resizePolicies, resourceClaimsOf } from './resources';
import { securityContext } from './security';

const isSidecar = (container: Field) => container.at('restartPolicy').raw === 'Always';

/** The containers of a pod, of every sort. */
export function containerProblems(pod: Pod): readonly Issue[] {
  const { containers, initContainers, spec } = pod;
  const common = anyContainer(pod);
  const running = all(probes, lifecycle(pod));
  return [
    ...needed('at least one of them')(spec.at('containers')),
    ...containers.flatMap(all(common, running, ownRestarts(pod))),
    ...initContainers.flatMap(
      all(
        common,
        initRestarts(pod),
        where(isSidecar, running),
        where((one) => !isSidecar(one), ending(pod)),
      ),
    ),
    ...distinct([...containers, ...initContainers].map((container) => container.at('name'))),
    ...hostPortProblems(pod),
    ...leftOut('they are added to pods that run')(spec.at('ephemeralContainers')),
  ];
}

function anyContainer(pod: Pod): Demand {
  return all(
    at('name', needed(), where(isGiven, named(NAMES.label))),
    at('image', needed()),
    where(
      () => pod.isPod,
      at(
        'image',
        textThat('without white space around it', (image) => image.trim() === image),
      ),
    ),
    at('imagePullPolicy', oneOf(ENUM_VALUES.imagePullPolicy)),
    at('terminationMessagePolicy', oneOf(ENUM_VALUES.terminationMessagePolicy)),
    ports,
    environment(pod),
    mounts(pod),
    within('resources', containerBounds, resourceClaimsOf(pod)),
    resizePolicies(pod),
    securityContext(pod),
  );
}

/** What a container that ends before the others start can't have. */
function ending(pod: Pod): Demand {
  const why = 'an init container has it only with restartPolicy: Always';
  return all(
    ...['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'].map((key) => at(key, leftOut(why))),
    where(
      () => pod.has('initContainersResizedInPlace'),
      each(
        'resizePolicy',
        where(
          (policy) => policy.at('restartPolicy').raw === 'RestartContainer',
          at('restartPolicy', (field) => [field.issue('NotRequired: the container runs once')]),
        ),
      ),
    ),
  );
}

/** When a container is started again, apart from the others. */
const restarts: Demand = all(
  at('restartPolicy', oneOf(ENUM_VALUES.restartPolicy)),
  where(
    (container) => isGiven(container.at('restartPolicyRules')),
    at('restartPolicy', needed('there are restartPolicyRules')),
  ),
  at('restartPolicyRules', atMost(POD_LIMITS.restartRules, 'of them')),
  each(
    'restartPolicyRules',
    at('action', needed(), where(isGiven, oneOf(ENUM_VALUES.restartRuleAction))),
    at('exitCodes', needed('the codes that it is about')),
    within(
      'exitCodes',
      at('operator', needed(), where(isGiven, oneOf(ENUM_VALUES.restartRuleOperator))),
      at('values', atMost(POD_LIMITS.exitCodes, 'of them')),
    ),
  ),
);

function ownRestarts(pod: Pod): Demand {
  return pod.has('containerRestartPolicyDropped')
    ? initRestarts(pod)
    : at('restartPolicy', leftOut('only init containers can have it'));
}

function initRestarts(pod: Pod): Demand {
  return where(() => pod.has('containerRestartPolicy'), restarts);
}
