import { Call, type Plan, partsOf } from './plan';

/** A level of Pod Security. */
export type Level = 'restricted' | 'baseline' | 'privileged';

/** The strictest level of Pod Security that the pods of a plan pass, by what its containers say. */
export function levelOf(plan: Plan): Level {
  const given = [...partsOf(plan.app)]
    .map(([, part]) => part)
    .filter((part) => part instanceof Call && part.name.startsWith('Security.')) as Call[];
  if (given.some(({ name }) => name === 'Security.privileged')) return 'privileged';
  const isRestricted = ({ name, args: [props] }: Call) =>
    name === 'Security.restricted' && exceptions(props).every((field) => field === 'readOnlyRootFilesystem');
  return given.every(isRestricted) ? 'restricted' : 'baseline';
}

/** What was given up; a reason that is undefined gives up nothing. */
function exceptions(props: unknown): string[] {
  const { except = {} } = Object(props) as { except?: object };
  return Object.entries(except).flatMap(([field, reason]) => (reason === undefined ? [] : field));
}
