import { type AppPlan, PlannedCall, partsOf } from './plan';

/** A level of the Pod Security Standards. */
export type PlanSecurityLevel = 'restricted' | 'baseline' | 'privileged';

/** The strictest level of the Pod Security Standards that the pods of a plan pass, by the `security` of its containers. */
export function securityLevelOf(plan: AppPlan): PlanSecurityLevel {
  const given = [...partsOf(plan.app)]
    .map(([, part]) => part)
    .filter((part) => part instanceof PlannedCall)
    .filter(({ name }) => name.startsWith('Security.'));
  if (given.some(({ name }) => name === 'Security.privileged')) return 'privileged';
  const isRestricted = ({ name, args: [props] }: PlannedCall) =>
    name === 'Security.restricted' && listExceptions(props).every((field) => field === 'readOnlyRootFilesystem');
  return given.every(isRestricted) ? 'restricted' : 'baseline';
}

/** Lists the opted-out security defaults. An undefined reason opts out of nothing. */
function listExceptions(props: unknown): string[] {
  const { except = {} } = Object(props) as { except?: object };
  return Object.entries(except).flatMap(([field, reason]) => (reason === undefined ? [] : field));
}
