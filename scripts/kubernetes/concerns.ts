import type { AnswerChange } from './answer-changes';
import { ANY_KIND } from './places';

const VALIDATION = 'lib/api-server/validation';

/** The rule files that are not named after their kind. */
const RULE_FILES: Readonly<Record<string, string>> = {
  ClusterRole: 'roles.ts',
  ClusterRoleBinding: 'roles.ts',
  HorizontalPodAutoscaler: 'autoscaler.ts',
  IngressClass: 'class.ts',
  PersistentVolumeClaim: 'claim.ts',
  Pod: 'pod/',
  PodDisruptionBudget: 'disruption-budget.ts',
  PriorityClass: 'class.ts',
  ReplicaSet: 'deployment.ts',
  Role: 'roles.ts',
  RoleBinding: 'roles.ts',
  StorageClass: 'class.ts',
};

/** The kinds whose rule file is named after them. */
const KINDS_WITH_OWN_FILE =
  /^(ConfigMap|CronJob|DaemonSet|Deployment|Ingress|Job|Lease|LimitRange|Namespace|NetworkPolicy|ResourceQuota|Secret|Service|StatefulSet)$/;

/** Names the data or the rule of this project to change for a changed answer. */
export function adviceFor({ aspect, isUpdate, kind, place }: AnswerChange): string {
  switch (aspect) {
    case 'default':
      return `Change ${kind === 'Pod' ? 'lib/kubernetes/pod-defaults.ts' : 'lib/kubernetes/defaults.ts'}.`;
    case 'drops':
    case 'honors':
      return 'Change LATER_FIELDS (fields that constructs write) or DROPPED_FIELDS (others) in lib/kubernetes/versions.ts.';
    case 'stores':
      return `See how lib/api-server stores ${place}.`;
    case 'fails':
      return "Kubernetes' own code fails: exclude the request from the corpus, or fix test/referee/program.";
    case 'errors':
      return isUpdate
        ? 'Compare with lib/kubernetes/immutable.ts. Only error paths change: no data has them.'
        : `Compare with ${ruleFileOf(kind)}. Only error paths change.`;
    default:
      return isUpdate
        ? `Change lib/kubernetes/immutable.ts, or add a rule to VALIDATED_SINCE and ${ruleFileOf(kind)}.`
        : `Add a rule to VALIDATED_SINCE (lib/kubernetes/validated-since.ts) and to ${ruleFileOf(kind)}.`;
  }
}

/** The path of the file that has the rules of a kind. */
export function ruleFileOf(kind: string): string {
  if (kind === ANY_KIND) return `${VALIDATION}/metadata.ts`;
  if (RULE_FILES[kind] !== undefined) return `${VALIDATION}/${RULE_FILES[kind]}`;
  const file = kind.replace(/\B[A-Z]/g, '-$&').toLowerCase();
  return KINDS_WITH_OWN_FILE.test(kind)
    ? `${VALIDATION}/${file}.ts`
    : `${VALIDATION}/kinds.ts, which has no rules for ${kind}`;
}
