/** The suites that take longest, in the order in which they start. Short suites run beside them. */
const LONG = [
  ...['verify', 'rollouts', 'runbooks', 'migrating', 'all-properties', 'review', 'persisting'].map(
    (name) => `cluster/${name}`,
  ),
  ...['pods', 'broken-apps', 'changes', 'accepted-apps'].map((name) => `referee/${name}`),
];

/** A test sequencer for Jest that starts the longest suites first. */
export default class LongestFirst {
  sort(tests) {
    const rank = ({ path }) => {
      const at = LONG.findIndex((name) => path.endsWith(`/${name}.test.ts`));
      return at === -1 ? LONG.length : at;
    };
    return [...tests].sort((one, other) => rank(one) - rank(other) || one.path.localeCompare(other.path));
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
