import { compareAll } from './comparison';
import { MAKERS, podCases } from './corpus';
import { describeVersions } from './referees';

describeVersions((version, referee) => {
  test.each(Object.keys(MAKERS))(
    'the model answers as Kubernetes does about a %s, changed in every field',
    async (kind) => {
      const cases = await podCases(referee(), version, kind);
      expect(await compareAll(referee(), version, `pods of a ${kind}`, cases)).toEqual([]);
    },
  );
});
