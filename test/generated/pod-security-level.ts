import { type AppPlan, PlannedCall, partsOf } from './plan';

/** A level of Pod Security. */
export type PlanSecurityLevel = 'restricted' | 'baseline' | 'privileged';

/** The strictest level of Pod Security that the pods of a plan pass, by what its containers say. */
export function securityLevelOf(plan: AppPlan): PlanSecurityLevel {
  const given = [...partsOf(plan.app)]
    .map(([, part]) => part)
    .filter((part) => part instanceof PlannedCall && part.name.startsWith('Security.')) as PlannedCall[];
  if (given.some(({ name }) => name === 'Security.privileged')) return 'privileged';
  const isRestricted = ({ name, args: [props] }: PlannedCall) =>
    name === 'Security.restricted' && listExceptions(props).every((field) => field === 'readOnlyRootFilesystem');
  return given.every(isRestricted) ? 'restricted' : 'baseline';
}

/** What was given up; a reason that is undefined gives up nothing. */
function listExceptions(props: unknown): string[] {
  const { except = {} } = Object(props) as { except?: object };
  return Object.entries(except).flatMap(([field, reason]) => (reason === undefined ? [] : field));
}
