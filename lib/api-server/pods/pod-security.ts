import {
  isOlder,
  type KubernetesVersion,
  POD_SECURITY_LEVELS,
  POD_SECURITY_LIMITS,
  POD_SECURITY_REQUIREMENTS,
  type PodSecurityLevel,
  type PodSecurityLimit,
  type PodSecurityRequirement,
  ROOT_USER,
} from '../../kubernetes';
import type { Field } from '../../validation';
import type { ManifestSet } from './manifest-set';
import type { Workload } from './workload';

const ENFORCE_LABEL = 'pod-security.kubernetes.io/enforce';

/**
 * Says which Pod Security Standard the pods of a workload violate, if the manifests have their namespace and it enforces
 * one. Undefined if they violate none.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export function podSecurityViolation(
  workload: Workload,
  manifests: ManifestSet,
  version: KubernetesVersion,
): string | undefined {
  const namespace = manifests.findNamespace(workload.object);
  const enforced = namespace?.at('metadata', 'labels', ENFORCE_LABEL).raw;
  const level = POD_SECURITY_LEVELS.find((one) => one === enforced);
  if (level === undefined) return undefined;
  const [violation] = [
    ...findForbiddenValues(workload, level, version),
    ...(level === 'restricted' ? findMissingRestrictions(workload) : []),
  ];
  return violation && `Pod Security ${level}, which the namespace enforces, forbids the pods: ${violation}`;
}

/** Finds values that the level, or one below it, does not allow. */
function findForbiddenValues({ template }: Workload, level: PodSecurityLevel, version: KubernetesVersion): string[] {
  const levels = POD_SECURITY_LEVELS.slice(0, POD_SECURITY_LEVELS.indexOf(level) + 1);
  return POD_SECURITY_LIMITS.filter((limit) => levels.includes(limit.level) && isInVersion(limit, version))
    .flatMap(({ path, allowed }) => template.find(...path).filter(({ raw }) => !allowed.includes(raw)))
    .map((field) => `${field.path}${field.scalar && ` is ${field.scalar}`}`);
}

function isInVersion({ since, before }: PodSecurityLimit, version: KubernetesVersion): boolean {
  const isIntroduced = since === undefined || !isOlder(version, since);
  return isIntroduced && (before === undefined || isOlder(version, before));
}

/** Finds containers without the restrictions that `restricted` requires. */
function findMissingRestrictions({ template, containers }: Workload): string[] {
  const podSecurity = template.at('spec', 'securityContext');
  const isWindows = template.at('spec', 'os', 'name').raw === 'windows';
  const requirements = POD_SECURITY_REQUIREMENTS.filter(({ isLinuxOnly }) => !(isLinuxOnly && isWindows));
  const ofContainers = containers.flatMap((container) => {
    const security = container.at('securityContext');
    const unmet = requirements.filter((requirement) => !isMet(requirement, security, podSecurity));
    return [...findRootUser(security), ...unmet.map((requirement) => describeUnmet(requirement, security))];
  });
  return [...findRootUser(podSecurity), ...ofContainers];
}

function isMet(
  { path, allowed, isInheritedFromPod }: PodSecurityRequirement,
  security: Field,
  podSecurity: Field,
): boolean {
  const own = security.find(...path);
  const effective = own.length === 0 && isInheritedFromPod ? podSecurity.find(...path) : own;
  return effective.some(({ raw }) => allowed.includes(raw));
}

function describeUnmet({ path, allowed }: PodSecurityRequirement, security: Field): string {
  return `${security.path}.${path.join('.').replace('.*', '')} is not ${allowed.join(' or ')}`;
}

function findRootUser(security: Field): string[] {
  const user = security.at('runAsUser');
  return user.raw === ROOT_USER ? [`${user.path} is ${ROOT_USER}, which is root`] : [];
}
