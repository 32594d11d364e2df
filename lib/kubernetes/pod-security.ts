import type { MeasuredVersion } from './measured-versions';
import { VOLUME_SOURCES } from './volume-sources';

/**
 * The levels of Pod Security that forbid anything. Each forbids more than the one before.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const POD_SECURITY_LEVELS = ['baseline', 'restricted'] as const;
export type PodSecurityLevel = (typeof POD_SECURITY_LEVELS)[number];

/** A field of a pod that a level restricts to some values. */
export interface PodSecurityLimit {
  readonly level: PodSecurityLevel;
  /** The path from the pod on. `*` stands for every item of a list. */
  readonly path: readonly string[];
  /** The allowed values. Empty if the field must not be set. */
  readonly allowed: readonly unknown[];
  /** The first measured version with this limit. Missing if all have it. */
  readonly since?: MeasuredVersion;
  /** The first measured version without this limit. Missing if there is none. */
  readonly before?: MeasuredVersion;
}

/** A field that `restricted` requires in the security context of every container. */
export interface PodSecurityRequirement {
  readonly path: readonly string[];
  readonly allowed: readonly unknown[];
  /** Whether the security context of the pod may set it for its containers. */
  readonly isInheritedFromPod: boolean;
  /** Whether Windows pods need not set it. */
  readonly isLinuxOnly: boolean;
}

const LISTS = ['containers', 'initContainers', 'ephemeralContainers'];

const ofPod = (level: PodSecurityLevel, path: string, ...allowed: readonly unknown[]): PodSecurityLimit => ({
  level,
  path: ['spec', ...path.split('.')],
  allowed,
});
const ofContainers = (level: PodSecurityLevel, path: string, ...allowed: readonly unknown[]): PodSecurityLimit[] =>
  LISTS.map((list) => ofPod(level, `${list}.*.${path}`, ...allowed));
const ofBoth = (level: PodSecurityLevel, path: string, ...allowed: readonly unknown[]): PodSecurityLimit[] => [
  ofPod(level, `securityContext.${path}`, ...allowed),
  ...ofContainers(level, `securityContext.${path}`, ...allowed),
];

const before134 = (limit: PodSecurityLimit): PodSecurityLimit => ({ ...limit, before: '1.34' });
const since134 = (limit: PodSecurityLimit): PodSecurityLimit => ({ ...limit, since: '1.34' });

const SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_syncookies',
];
const LATER_SYSCTLS = [
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
];
const SELINUX_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t'];

const HANDLERS = [
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle.postStart',
  'lifecycle.preStop',
].flatMap((place) => [`${place}.httpGet.host`, `${place}.tcpSocket.host`]);

/** The volume sources that `restricted` allows. It forbids all others that `baseline` does not forbid already. */
const RESTRICTED_VOLUME_SOURCES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];
const BASELINE_FORBIDDEN_SOURCE = 'hostPath';

/**
 * The fields that the levels restrict to some values.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const POD_SECURITY_LIMITS: readonly PodSecurityLimit[] = [
  ofPod('baseline', 'hostNetwork', false),
  ofPod('baseline', 'hostPID', false),
  ofPod('baseline', 'hostIPC', false),
  ofPod('baseline', `volumes.*.${BASELINE_FORBIDDEN_SOURCE}`),
  before134(ofPod('baseline', 'securityContext.sysctls.*.name', ...SYSCTLS)),
  since134(ofPod('baseline', 'securityContext.sysctls.*.name', ...SYSCTLS, ...LATER_SYSCTLS)),
  ...ofContainers('baseline', 'ports.*.hostPort', 0),
  ...ofContainers('baseline', 'securityContext.privileged', false),
  ...ofContainers('baseline', 'securityContext.procMount', 'Default'),
  ...ofContainers(
    'baseline',
    'securityContext.capabilities.add.*',
    ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE'],
    ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
  ),
  ...ofBoth('baseline', 'seLinuxOptions.type', ...SELINUX_TYPES).map(before134),
  ...ofBoth('baseline', 'seLinuxOptions.type', ...SELINUX_TYPES, 'container_engine_t').map(since134),
  ...ofBoth('baseline', 'seLinuxOptions.user', ''),
  ...ofBoth('baseline', 'seLinuxOptions.role', ''),
  ...ofBoth('baseline', 'appArmorProfile.type', 'RuntimeDefault', 'Localhost'),
  ...ofBoth('baseline', 'seccompProfile.type', 'RuntimeDefault', 'Localhost'),
  ...ofBoth('baseline', 'windowsOptions.hostProcess', false),
  ...HANDLERS.flatMap((path) => ofContainers('baseline', path, '')).map(since134),
  ...VOLUME_SOURCES.filter(
    (source) => source !== BASELINE_FORBIDDEN_SOURCE && !RESTRICTED_VOLUME_SOURCES.includes(source),
  ).map((source) => ofPod('restricted', `volumes.*.${source}`)),
  ...ofContainers('restricted', 'securityContext.capabilities.add.*', 'NET_BIND_SERVICE'),
  ...ofBoth('restricted', 'runAsNonRoot', true),
];

/** The fields that `restricted` requires in every container or its pod. */
export const POD_SECURITY_REQUIREMENTS: readonly PodSecurityRequirement[] = [
  { path: ['runAsNonRoot'], allowed: [true], isInheritedFromPod: true, isLinuxOnly: false },
  { path: ['allowPrivilegeEscalation'], allowed: [false], isInheritedFromPod: false, isLinuxOnly: true },
  {
    path: ['seccompProfile', 'type'],
    allowed: ['RuntimeDefault', 'Localhost'],
    isInheritedFromPod: true,
    isLinuxOnly: true,
  },
  { path: ['capabilities', 'drop', '*'], allowed: ['ALL'], isInheritedFromPod: false, isLinuxOnly: true },
];

/** The user ID that `restricted` forbids. */
export const ROOT_USER = 0;

/**
 * The `securityContext` with which a container meets Pod Security `restricted`.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const RESTRICTED_SECURITY_CONTEXT = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
} as const;
