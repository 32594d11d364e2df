import type { App, IResolver, ResolutionContext } from 'cdk8s';
import { describeIssue, nestIssues } from '../validation';

/** The keys that CDK8s drops as it renders a map, or by which it takes the map for something else. */
const LOST_KEYS = ['__proto__', 'constructor'];

const lostKeyResolver: IResolver = {
  resolve({ key, value }: ResolutionContext) {
    for (const lost of LOST_KEYS.filter((one) => typeof value === 'object' && Object.hasOwn(value, one))) {
      const problem = { path: lost, value: value[lost], allowed: 'called otherwise: CDK8s loses this key' };
      const steps = key.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
      const placed = steps.reduceRight((problems, step) => nestIssues(step, problems), [problem]);
      throw new Error(placed.map((problem) => describeIssue(problem)).join());
    }
  },
};

/** Does what renders objects of an App, and lets it fail where a key of theirs would be lost. */
export function rejectLostKeys<Result>({ resolvers }: App, render: () => Result): Result {
  resolvers.unshift(lostKeyResolver);
  try {
    return render();
  } finally {
    resolvers.shift();
  }
}
