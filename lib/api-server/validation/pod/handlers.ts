import { ENUM_VALUES, RANGES, STRING_FORMS } from '../../../kubernetes';
import { type FieldRule, f, type Issue } from '../../../validation';
import { optionalCount } from '../counts';
import { portNumberOrName } from '../ports';
import { isSidecar, type ValidatedPod } from './validated-pod';

const port: FieldRule = f.required('the port of the container, by number or name', portNumberOrName);

const exec: FieldRule = f.object({ command: f.nonEmptyArray('the program and its arguments') });
const httpGet: FieldRule = f.object({
  port,
  scheme: f.optional(f.enumOf(ENUM_VALUES.scheme)),
  httpHeaders: f.array(
    f.object({ name: f.required('the name of the HTTP header', f.pattern(STRING_FORMS.headerName)) }),
  ),
});
const tcpSocket: FieldRule = f.object({ port });
const grpc: FieldRule = f.object({ port });

function actionRules(actions: Readonly<Record<string, FieldRule>>): FieldRule {
  return f.allOf(
    f.exactlyOneOf(Object.keys(actions)),
    f.object(Object.fromEntries(Object.entries(actions).map(([action, rule]) => [action, f.optional(rule)]))),
  );
}

const probeRules: FieldRule = f.allOf(
  actionRules({ exec, httpGet, tcpSocket, grpc }),
  f.object({
    initialDelaySeconds: optionalCount,
    timeoutSeconds: optionalCount,
    periodSeconds: optionalCount,
    successThreshold: optionalCount,
    failureThreshold: optionalCount,
  }),
);

/** A probe whose failure restarts the container. */
const restartingProbeRules: FieldRule = f.optional(
  f.allOf(
    probeRules,
    f.object({
      terminationGracePeriodSeconds: f.optional(f.integer(RANGES.probeGracePeriod)),
      successThreshold: f.optional(f.refine(({ raw }) => raw === 1, '1: only a readiness probe can want more')),
    }),
  ),
);

const readinessProbeRules: FieldRule = f.optional(
  f.allOf(
    probeRules,
    f.object({
      terminationGracePeriodSeconds: f.forbidden('a readiness probe never restarts the container'),
    }),
  ),
);

const hookRules: FieldRule = f.optional(actionRules({ exec, httpGet, tcpSocket, sleep: f.any }));

/**
 * The probes and lifecycle hooks of a container that runs as long as its pod.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export const handlerRules: FieldRule = f.object({
  livenessProbe: restartingProbeRules,
  readinessProbe: readinessProbeRules,
  startupProbe: restartingProbeRules,
  lifecycle: f.object({ postStart: hookRules, preStop: hookRules }),
});

/** A hook sleeps no longer than the grace period of the pod. */
export function validateSleepSeconds(pod: ValidatedPod): readonly Issue[] {
  const most = pod.spec.at('terminationGracePeriodSeconds').number ?? 0;
  const allowed = `from 0 to ${most}, the terminationGracePeriodSeconds of the pod`;
  return [...pod.containers, ...pod.initContainers.filter(isSidecar)]
    .flatMap((container) => ['postStart', 'preStop'].flatMap((hook) => container.find('lifecycle', hook, 'sleep')))
    .map((sleep) => sleep.at('seconds'))
    .filter(({ number: seconds = 0 }) => seconds < 0 || seconds > most)
    .map((seconds) => seconds.issue(allowed));
}
