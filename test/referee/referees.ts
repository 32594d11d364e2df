import { MEASURED_MINORS, MEASURED_VERSIONS, type MeasuredVersion } from '../../lib/kubernetes';
import { Referee } from './referee';

/** Declares tests for every measured version. They get the version and its referee. */
export function describeVersions(tests: (version: MeasuredVersion, referee: () => Referee) => void): void {
  describe.each([...MEASURED_MINORS])('Kubernetes %s', (version) => {
    let referee: Referee;
    beforeAll(() => {
      referee = Referee.start(MEASURED_VERSIONS[version]);
    });
    afterAll(() => referee?.close());
    tests(version, () => referee);
  });
}
