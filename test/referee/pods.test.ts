import { compareAll } from './comparison';
import { createPodCases, WORKLOAD_KINDS } from './corpus';
import { describeVersions } from './referees';

describeVersions((version, referee) => {
  test.each(Object.keys(WORKLOAD_KINDS))(
    'the model answers like Kubernetes for a %s with each field of its pods changed',
    async (kind) => {
      const cases = await createPodCases(referee(), version, kind);
      expect(await compareAll(referee(), version, `pods of a ${kind}`, cases)).toEqual([]);
    },
  );
});
