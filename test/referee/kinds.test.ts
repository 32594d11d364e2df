import { compareAll } from './comparison';
import { createKindCases, createUpdateCases } from './corpus';
import { describeVersions } from './referees';

describeVersions((version, referee) => {
  test('the model answers like Kubernetes for objects of every kind with each field changed', async () => {
    expect(await compareAll(referee(), version, 'kinds', createKindCases(version))).toEqual([]);
  });

  test('the model answers like Kubernetes for updates of every kind that has immutable fields', async () => {
    expect(await compareAll(referee(), version, 'updates', createUpdateCases(version))).toEqual([]);
  });
});
