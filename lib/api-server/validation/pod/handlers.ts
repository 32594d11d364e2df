import { ENUM_VALUES, NAMES, RANGES } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import { all, at, type Demand, each, exactlyOne, inRange, is, leftOut, named, needed, oneOf, within } from './demands';
import type { Pod } from './pod';
import { portNumberOrName } from './ports';

const ACTIONS: Readonly<Record<string, Demand>> = {
  exec: at('command', needed('the program that is run, and its arguments')),
  httpGet: all(
    at('port', portNumberOrName),
    at('scheme', oneOf(ENUM_VALUES.scheme)),
    each('httpHeaders', at('name', needed(), named(NAMES.headerName))),
  ),
  tcpSocket: at('port', portNumberOrName),
  grpc: at('port', portNumberOrName),
};

const { exec, httpGet, tcpSocket } = ACTIONS as Record<string, Demand>;

function oneOfActions(actions: Readonly<Record<string, Demand>>): Demand {
  return all(
    exactlyOne(Object.keys(actions)),
    ...Object.entries(actions).map(([action, demand]) => within(action, demand)),
  );
}

const probe: Demand = all(
  oneOfActions(ACTIONS),
  ...['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'].map((key) =>
    at(key, inRange(RANGES.count)),
  ),
);

const decisive: Demand = all(
  probe,
  at('terminationGracePeriodSeconds', inRange(RANGES.probeGracePeriod)),
  at(
    'successThreshold',
    is('1, where a failure restarts the container', (value) => value === 1),
  ),
);

/** What is asked of a container while it runs. */
export const probes: Demand = all(
  within('livenessProbe', decisive),
  within(
    'readinessProbe',
    probe,
    at('terminationGracePeriodSeconds', leftOut('a readiness probe never restarts the container')),
  ),
  within('startupProbe', decisive),
);

/** What a container does when it has started, and before it ends. */
export function lifecycle(pod: Pod): Demand {
  const hook = oneOfActions({ exec, httpGet, tcpSocket, sleep: sleep(pod) } as Record<string, Demand>);
  return within('lifecycle', within('postStart', hook), within('preStop', hook));
}

function sleep({ gracePeriod }: Pod): Demand {
  return (action: Field): Issue[] => {
    const seconds = action.at('seconds').number ?? 0;
    const allowed = `from 0 to ${gracePeriod}, the terminationGracePeriodSeconds of the pod`;
    return seconds >= 0 && seconds <= gracePeriod ? [] : [action.at('seconds').issue(allowed)];
  };
}
