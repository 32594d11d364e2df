import { isIP } from 'node:net';
import type { Duration } from 'cdk8s';
import type { ISecret, IServiceAccount } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { RANGES } from '../../kubernetes';
import { type Issue, nestIssues, type Rule, type RulesOf, v } from '../../validation';
import { durationRule, objectRule } from '../cdk8s-values';
import { InitContainer, ProbedContainer } from '../container';
import { annotationsRule, appLabels, labelsRule, type Selector } from '../labels';
import { omitEmpty } from '../omit-empty';

import {
  listContainers,
  type PodContainer,
  type PodContainersProps,
  type PodContents,
  volumesToKube,
} from './pod-containers';
import { type SchedulingProps, schedulingPropsRules, schedulingToKube } from './scheduling';

/**
 * An address that containers find by these names, whatever DNS says.
 *
 * @see https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
 */
export interface HostAlias {
  /** The address, of version 4 or 6. */
  readonly ip: string;
  /** Its names, at least one. */
  readonly hostnames: readonly string[];
}

/** What the pods of an app are. */
export interface PodProps extends PodContainersProps, SchedulingProps {
  /**
   * The ServiceAccount that they act as.
   *
   * @see https://kubernetes.io/docs/concepts/security/service-accounts/
   * @default - the namespace's `default`
   */
  readonly serviceAccount?: IServiceAccount;
  /**
   * Whether their containers get a token for the Kubernetes API.
   *
   * @default false
   */
  readonly automountServiceAccountToken?: boolean;
  /**
   * The Secrets by which images are pulled.
   *
   * @see https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod
   * @default - none but those of the ServiceAccount
   */
  readonly imagePullSecrets?: readonly ISecret[];
  /**
   * Labels of the pods beyond those of the app. To change them restarts the pods.
   *
   * @default - none
   */
  readonly podLabels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the pods. To change them restarts the pods.
   *
   * @default - none
   */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /**
   * How long a pod has to end by itself, `preStop` included, before it is killed. Whole seconds, at least 1.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
   * @default - 30 seconds, Kubernetes' own
   */
  readonly terminationGracePeriod?: Duration;
  /**
   * Names of addresses.
   *
   * @default - none
   */
  readonly hostAliases?: readonly HostAlias[];
  /**
   * The number of the group that owns what is on the volumes, so that a container without root can write to them.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
   * @default 20000
   */
  readonly fsGroup?: number;
}

/** Above the groups that images and nodes have for themselves. */
const DEFAULT_FS_GROUP = 20000;
/** What Kubernetes grants where nothing is said, in seconds. */
const DEFAULT_GRACE_PERIOD = 30;

const hostAliasRule = v.object<HostAlias>({
  ip: v.refine((value) => typeof value === 'string' && isIP(value) > 0, 'an address such as 203.0.113.7'),
  hostnames: v.array('names', v.name('object'), 1),
});

const CONTAINERS = 'ProbedContainers: new ProbedContainer({ … })';
const initContainerRule: Rule = (value) =>
  value instanceof ProbedContainer
    ? value.issues()
    : v.instance(InitContainer, 'an InitContainer, or a ProbedContainer that keeps running')(value);

export const podPropsRules: RulesOf<PodProps> = {
  ...schedulingPropsRules,
  container: v.instance(ProbedContainer, 'a ProbedContainer: new ProbedContainer({ … })'),
  sidecars: v.optional(v.array(CONTAINERS, v.instance(ProbedContainer, 'a ProbedContainer'))),
  initContainers: v.optional(v.array('InitContainers: new InitContainer({ … })', initContainerRule)),
  serviceAccount: v.optional(objectRule('ServiceAccount')),
  automountServiceAccountToken: v.optional(v.boolean),
  imagePullSecrets: v.optional(v.array('Secrets', objectRule('Secret'))),
  podLabels: v.optional(labelsRule),
  podAnnotations: v.optional(annotationsRule),
  terminationGracePeriod: v.optional(durationRule('positive')),
  hostAliases: v.optional(v.array('{ ip, hostnames }', hostAliasRule)),
  fsGroup: v.optional(v.integer(RANGES.id)),
};

/** A hook that takes longer than its pod may is cut off, and the container has no time left to end by itself. */
export function validatePreStopDurations(props: PodProps & PodContents): readonly Issue[] {
  const grace = props.terminationGracePeriod?.toSeconds() ?? DEFAULT_GRACE_PERIOD;
  const allowed = `less than the ${grace} seconds of terminationGracePeriod, in which the container must end too`;
  return listContainers(props).flatMap(({ path, container }) => {
    const preStop = container instanceof ProbedContainer ? container.preStop : undefined;
    const tooLong = preStop !== undefined && preStop.duration.toSeconds() >= grace;
    return tooLong ? nestIssues(path, [{ path: 'preStop.duration', value: preStop.duration, allowed }]) : [];
  });
}

/** The pod template of an app. The properties must be sound, alone and together. */
export function podTemplateToKube(
  props: PodProps & PodContents,
  selector: Selector,
  several: boolean,
): Manifest<k8s.PodTemplateSpec> {
  const { name, podLabels, podAnnotations } = props;
  return {
    metadata: {
      labels: { ...appLabels(name, selector), ...podLabels },
      annotations: omitEmpty(podAnnotations),
    },
    spec: podSpecToKube(props, selector, several),
  };
}

/** Labels of pods can't change those by which the pods are found. */
export function validatePodLabels(
  selector: Selector,
  podLabels: Readonly<Record<string, string>> = {},
): readonly Issue[] {
  return Object.entries(podLabels)
    .filter(([key, value]) => Object.hasOwn(selector, key) && selector[key] !== value)
    .map(([key, value]) => ({
      path: `podLabels.${key}`,
      value,
      allowed: `${selector[key]}: the pods are found by it`,
    }));
}

function podSpecToKube(props: PodProps & PodContents, selector: Selector, several: boolean): Manifest<k8s.PodSpec> {
  const { serviceAccount, automountServiceAccountToken = false, imagePullSecrets = [], hostAliases = [] } = props;
  const { sidecars = [], fsGroup = DEFAULT_FS_GROUP, terminationGracePeriod } = props;
  const all = listContainers(props);
  const running = all.slice(0, 1 + sidecars.length);
  const before = all.slice(running.length);
  return {
    ...schedulingToKube(props, selector, several),
    serviceAccountName: serviceAccount?.name,
    automountServiceAccountToken,
    imagePullSecrets: omitEmpty(imagePullSecrets.map(({ name }) => ({ name }))),
    // To go through a large volume file by file at each start would hold the pod up.
    securityContext: { fsGroup, fsGroupChangePolicy: 'OnRootMismatch' },
    initContainers: omitEmpty(before.map(initContainerToKube)),
    containers: running.map(containerToKube),
    volumes: omitEmpty(volumesToKube(all)),
    terminationGracePeriodSeconds: terminationGracePeriod?.toSeconds(),
    hostAliases: omitEmpty(hostAliases.map(({ ip, hostnames }) => ({ ip, hostnames }))),
  };
}

function containerToKube({ container, name, mounts }: PodContainer): Manifest<k8s.Container> {
  return container.toKube(
    name as string,
    mounts.map(({ mount }) => mount),
  );
}

function initContainerToKube(init: PodContainer): Manifest<k8s.Container> {
  const keepsRunning = init.container instanceof ProbedContainer;
  return { ...containerToKube(init), ...(keepsRunning && { restartPolicy: 'Always' }) };
}
