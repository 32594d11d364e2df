/** The suites that take longest. If one of them starts last, it still runs when all others are done. */
const LONG = [
  ...['verify', 'rollouts', 'runbooks', 'migrating', 'all-properties', 'review', 'persisting'].map(
    (name) => `cluster/${name}`,
  ),
  ...['pods', 'broken-apps', 'changes', 'accepted-apps'].map((name) => `referee/${name}`),
];

/** The order in which Jest starts suites, some of which run side by side. */
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
