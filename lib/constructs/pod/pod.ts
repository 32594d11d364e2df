import { isIP } from 'node:net';
import type { Duration } from 'cdk8s';
import type { ISecret, IServiceAccount } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import { type ManifestOf, RANGES } from '../../kubernetes';
import { type Issue, type Rule, type RulesOf, v } from '../../validation';
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
import { type PodContext, type SchedulingProps, schedulingPropsRules, schedulingToKube } from './scheduling';

/**
 * An entry in the hosts file of the containers.
 *
 * @see https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
 */
export interface HostAlias {
  /** The IPv4 or IPv6 address. */
  readonly ip: string;
  /** The hostnames of the address, at least one. */
  readonly hostnames: readonly string[];
}

/** Properties of the pods of an app. */
export interface PodProps extends PodContainersProps, SchedulingProps {
  /**
   * The ServiceAccount of the pods.
   *
   * @see https://kubernetes.io/docs/concepts/security/service-accounts/
   * @default - the ServiceAccount `default` of the namespace
   */
  readonly serviceAccount?: IServiceAccount;
  /**
   * Whether the containers get a token for the Kubernetes API.
   *
   * @default false
   */
  readonly automountServiceAccountToken?: boolean;
  /**
   * The Secrets with the credentials of image registries.
   *
   * @see https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod
   * @default - the Secrets of the ServiceAccount
   */
  readonly imagePullSecrets?: readonly ISecret[];
  /**
   * Labels of the pods, in addition to those of the app. To change them restarts the pods.
   *
   * @default - no additional labels
   */
  readonly podLabels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the pods. To change them restarts the pods.
   *
   * @default - no annotations
   */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /**
   * The time that a pod has to shut down, `preStop` hooks included, before it is killed. Whole seconds, at least 1.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
   * @default - 30 seconds
   */
  readonly terminationGracePeriod?: Duration;
  /**
   * Entries in the hosts file of the containers.
   *
   * @default - no additional entries
   */
  readonly hostAliases?: readonly HostAlias[];
  /**
   * The ID of the group that owns the files of the volumes, so that containers without root can write to them.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
   * @default 20000
   */
  readonly fsGroup?: number;
}

/** Higher than the group IDs that images and nodes use. */
const DEFAULT_FS_GROUP = 20000;
/** The default of Kubernetes. */
const DEFAULT_GRACE_PERIOD_SECONDS = 30;

const hostAliasRule = v.object<HostAlias>({
  ip: v.refine((value) => typeof value === 'string' && isIP(value) > 0, 'an address such as 203.0.113.7'),
  hostnames: v.nonEmptyArray('names', v.name('object')),
});

const initContainerRule: Rule = (value) =>
  value instanceof ProbedContainer
    ? value.issues()
    : v.instance(InitContainer, 'an InitContainer, or a ProbedContainer that keeps running')(value);

export const podPropsRules: RulesOf<PodProps> = {
  ...schedulingPropsRules,
  container: v.instance(ProbedContainer, 'a ProbedContainer: new ProbedContainer({ … })'),
  sidecars: v.optional(
    v.array('ProbedContainers: new ProbedContainer({ … })', v.instance(ProbedContainer, 'a ProbedContainer')),
  ),
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

/** Rejects preStop hooks that take the whole grace period: the kubelet would kill the container during the hook. */
export function validatePreStopDurations(props: PodProps & PodContents): readonly Issue[] {
  const graceSeconds = props.terminationGracePeriod?.toSeconds() ?? DEFAULT_GRACE_PERIOD_SECONDS;
  const allowed = `less than the ${graceSeconds} seconds of terminationGracePeriod: the container must shut down in the remaining time`;
  return listContainers(props).flatMap(({ path, container }) => {
    const duration = container instanceof ProbedContainer ? container.preStop?.duration : undefined;
    if (duration === undefined || duration.toSeconds() < graceSeconds) return [];
    return [{ path: `${path}.preStop.duration`, value: duration, allowed }];
  });
}

/** Rejects pod labels that change a label of the selector: it would not select the pods. */
export function validatePodLabels(
  selector: Selector,
  podLabels: Readonly<Record<string, string>> = {},
): readonly Issue[] {
  return Object.entries(podLabels)
    .filter(([key, value]) => Object.hasOwn(selector, key) && selector[key] !== value)
    .map(([key, value]) => ({
      path: `podLabels.${key}`,
      value,
      allowed: `${selector[key]}: the selector of the app requires it`,
    }));
}

/** Converts valid properties to the pod template of an app. */
export function podTemplateToKube(props: PodProps & PodContents, context: PodContext): ManifestOf<k8s.PodTemplateSpec> {
  const { name, podLabels, podAnnotations } = props;
  return {
    metadata: {
      labels: { ...appLabels(name, context.selector), ...podLabels },
      annotations: omitEmpty(podAnnotations),
    },
    spec: podSpecToKube(props, context),
  };
}

function podSpecToKube(props: PodProps & PodContents, context: PodContext): ManifestOf<k8s.PodSpec> {
  const { serviceAccount, automountServiceAccountToken = false, imagePullSecrets = [], hostAliases = [] } = props;
  const { fsGroup = DEFAULT_FS_GROUP, terminationGracePeriod } = props;
  const containers = listContainers(props);
  return {
    ...schedulingToKube(props, context),
    serviceAccountName: serviceAccount?.name,
    automountServiceAccountToken,
    imagePullSecrets: omitEmpty(imagePullSecrets.map(({ name }) => ({ name }))),
    // Without OnRootMismatch the kubelet visits every file of the volume at each start.
    securityContext: { fsGroup, fsGroupChangePolicy: 'OnRootMismatch' },
    initContainers: omitEmpty(containers.filter(({ role }) => role === 'init').map(initContainerToKube)),
    containers: containers.filter(({ role }) => role !== 'init').map(containerToKube),
    volumes: omitEmpty(volumesToKube(containers)),
    terminationGracePeriodSeconds: terminationGracePeriod?.toSeconds(),
    hostAliases: omitEmpty(hostAliases.map(({ ip, hostnames }) => ({ ip, hostnames }))),
  };
}

function containerToKube({ container, name, mounts }: PodContainer): ManifestOf<k8s.Container> {
  return container.toKube(
    name,
    mounts.map(({ mount }) => mount),
  );
}

function initContainerToKube(init: PodContainer): ManifestOf<k8s.Container> {
  const isSidecar = init.container instanceof ProbedContainer;
  return { ...containerToKube(init), ...(isSidecar && { restartPolicy: 'Always' }) };
}
