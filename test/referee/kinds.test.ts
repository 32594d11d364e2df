import { compareAll } from './comparison';
import { createKindCases, createUpdateCases } from './corpus';
import { describeVersions } from './referees';

describeVersions((version, referee) => {
  test('the model answers as Kubernetes does about every kind, changed in every field', async () => {
    expect(await compareAll(referee(), version, 'kinds', createKindCases(version))).toEqual([]);
  });

  test('the model answers as Kubernetes does about updates', async () => {
    expect(await compareAll(referee(), version, 'updates', createUpdateCases(version))).toEqual([]);
  });
});
