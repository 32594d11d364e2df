import { forecastObjects, forecastUpdate, statefulSet } from '../../../test/forecasts';
import { dataStatusesOf } from '../../../test/shops';

test('reports that data is kept if a StatefulSet is scaled up, down, to 0 and back', () => {
  const count = (replicas: number) => statefulSet({ replicas });
  for (const [before, after] of [
    [2, 3],
    [3, 2],
    [2, 0],
    [0, 2],
  ] as const) {
    expect(dataStatusesOf(forecastUpdate(count(before), count(after)))).toEqual(['/data kept']);
  }
});

test('reports that data is left behind if a smaller range of ordinals starts later', () => {
  const report = forecastUpdate(statefulSet({ replicas: 3 }), statefulSet({ replicas: 2, ordinals: { start: 1 } }));
  expect([dataStatusesOf(report), report.verdict]).toEqual([['/data left-behind'], 'data-loss']);
});

test('reports that data is left behind if the range of ordinals moves', () => {
  const report = forecastUpdate(statefulSet({ replicas: 2 }), statefulSet({ replicas: 2, ordinals: { start: 1 } }));
  expect([dataStatusesOf(report), report.verdict]).toEqual([['/data left-behind'], 'data-loss']);
});

test('reports that the status of data is unknown if the old or the new StatefulSet has no pods', () => {
  const report = forecastObjects([statefulSet({ replicas: 0 })], [statefulSet({}, {}, 'site')]).objects[0];
  expect(report?.data).toMatchObject([{ fate: 'unknown', reason: expect.stringContaining('BASE runs no pod') }]);
  const none = forecastObjects([statefulSet()], [statefulSet({ replicas: 0 }, {}, 'site')]).objects[0];
  expect(none?.data).toMatchObject([{ fate: 'unknown', reason: 'HEAD runs no pod' }]);
});

test('reports that folders named after the pods of a StatefulSet are kept', () => {
  const named = (image: string) =>
    statefulSet(
      {},
      {
        container: {
          image,
          env: [{ name: 'POD', value: 'a' }],
          volumeMounts: [{ name: 'data', mountPath: '/data', subPathExpr: '$(POD)' }],
        },
      },
    );
  expect(dataStatusesOf(forecastUpdate(named('a:1'), named('a:2')))).toEqual(['/data kept']);
  const from = (fieldPath: string, image: string) => {
    const made = named(image);
    made.spec.template.spec.containers[0].env = [{ name: 'POD', valueFrom: { fieldRef: { fieldPath } } }];
    return made;
  };
  expect(dataStatusesOf(forecastUpdate(from('metadata.name', 'a:1'), from('metadata.name', 'a:2')))).toEqual([
    '/data kept',
  ]);
  expect(dataStatusesOf(forecastUpdate(from('metadata.uid', 'a:1'), from('metadata.uid', 'a:2')))).toEqual([
    '/data unknown',
  ]);
});
