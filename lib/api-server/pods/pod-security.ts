import {
  isOlder,
  type KubernetesVersion,
  POD_SECURITY_DEMANDS,
  POD_SECURITY_LEVELS,
  POD_SECURITY_LIMITS,
  type PodSecurityDemand,
  type PodSecurityLevel,
  ROOT,
} from '../../kubernetes';
import type { Field } from '../../validation';
import type { Folder } from './manifest-set';
import type { Workload } from './workload';

const LABEL = 'pod-security.kubernetes.io/enforce';

/**
 * Why the namespace that pods are made in, where it is in the folder, doesn't let them in.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export function podSecurityViolation(maker: Workload, folder: Folder, version: KubernetesVersion): string | undefined {
  const namespace = folder.namespaceOf(maker.object);
  const level = POD_SECURITY_LEVELS.find((one) => one === namespace?.at('metadata', 'labels', LABEL).raw);
  if (level === undefined) return undefined;
  const reasons = [...beyondLimits(maker, level, version), ...(level === 'restricted' ? undemanded(maker) : [])];
  return reasons[0] && `Pod Security ${level}, which its namespace enforces, lets no pod in: ${reasons[0]}`;
}

function beyondLimits({ template }: Workload, level: PodSecurityLevel, version: KubernetesVersion): string[] {
  const levels = POD_SECURITY_LEVELS.slice(0, POD_SECURITY_LEVELS.indexOf(level) + 1);
  return POD_SECURITY_LIMITS.filter((limit) => levels.includes(limit.level))
    .filter(({ since, before }) => !(since && isOlder(version, since)) && !(before && !isOlder(version, before)))
    .flatMap(({ path, allowed }) => template.find(...path).filter(({ raw: value }) => !allowed.includes(value)))
    .map((field) => `${field.path}${field.scalar && ` is ${field.scalar}`}`);
}

function undemanded({ template, containers }: Workload): string[] {
  const pod = template.at('spec', 'securityContext');
  const isWindows = template.at('spec', 'os', 'name').raw === 'windows';
  const demands = POD_SECURITY_DEMANDS.filter(({ notForWindows }) => !(notForWindows && isWindows));
  return [
    ...rootIn(pod),
    ...containers.flatMap((container) => {
      const security = container.at('securityContext');
      const unmet = demands.filter((demand) => !isMet(demand, security, pod));
      return [
        ...rootIn(security),
        ...unmet.map(
          ({ path, allowed }) => `${security.path}.${path.join('.').replace('.*', '')} is not ${allowed.join(' or ')}`,
        ),
      ];
    }),
  ];
}

function isMet({ path, allowed, ofPod }: PodSecurityDemand, security: Field, pod: Field): boolean {
  const own = security.find(...path);
  const said = own.length === 0 && ofPod ? pod.find(...path) : own;
  return said.some(({ raw: value }) => allowed.includes(value));
}

function rootIn(security: Field): string[] {
  const user = security.at('runAsUser');
  return user.raw === ROOT ? [`${user.path} is ${ROOT}, which is root`] : [];
}
