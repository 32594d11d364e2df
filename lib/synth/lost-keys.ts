import type { App, IResolver, ResolutionContext } from 'cdk8s';
import { describeIssue, nestIssues } from '../validation';

/** Keys of maps that CDK8s drops when it renders the map, or by which it mistakes the map for an object of a class. */
const LOST_KEYS = ['__proto__', 'constructor'];

/** Throws at a map with such a key. It resolves nothing. */
const lostKeyResolver: IResolver = {
  resolve({ key: path, value }: ResolutionContext) {
    if (typeof value !== 'object') return;
    const lostKey = LOST_KEYS.find((key) => Object.hasOwn(value, key));
    if (lostKey === undefined) return;
    const issue = { path: lostKey, value: value[lostKey], allowed: 'renamed: CDK8s loses this key' };
    const steps = path.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const issues = steps.reduceRight((nested, step) => nestIssues(step, nested), [issue]);
    throw new Error(issues.map((one) => describeIssue(one)).join());
  },
};

/** Calls `render`, which throws if a map in an object of the App has a key that CDK8s would lose. */
export function rejectLostKeys<Result>({ resolvers }: App, render: () => Result): Result {
  resolvers.unshift(lostKeyResolver);
  try {
    return render();
  } finally {
    resolvers.shift();
  }
}
