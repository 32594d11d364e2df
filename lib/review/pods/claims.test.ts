import { claimTemplate, forecastObjects, forecastUpdate, statefulSet } from '../../../test/forecasts';

const fatesByName = (claims: readonly { name: string; fate: string }[] | undefined) =>
  Object.fromEntries((claims ?? []).map(({ name, fate }) => [name, fate]));

describe('the claims of a StatefulSet', () => {
  test('are created for new pods, and kept for existing ones', () => {
    expect(fatesByName(forecastUpdate(statefulSet({ replicas: 1 }), statefulSet({ replicas: 2 })).claims)).toEqual({
      'data-web-0': 'kept',
      'data-web-1': 'created',
    });
  });

  test('are orphaned when replicas shrink, which loses no data', () => {
    const { claims, verdict } = forecastUpdate(statefulSet({ replicas: 2 }), statefulSet({ replicas: 1 }));
    expect(fatesByName(claims)).toEqual({ 'data-web-0': 'kept', 'data-web-1': 'orphaned' });
    expect(verdict).toBe('restart');
  });

  test('are deleted when replicas shrink and whenScaled is Delete', () => {
    const spec = { replicas: 1, persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' } };
    const { claims, verdict } = forecastUpdate(statefulSet({ replicas: 2 }), statefulSet(spec));
    expect(fatesByName(claims)).toEqual({ 'data-web-0': 'kept', 'data-web-1': 'deleted' });
    expect(verdict).toBe('data-loss');
  });

  test('are out of reach when ordinals.start moves, which loses data', () => {
    const { claims, verdict, rollout } = forecastUpdate(
      statefulSet({ replicas: 2 }),
      statefulSet({ replicas: 2, ordinals: { start: 1 } }),
    );
    expect(fatesByName(claims)).toEqual({ 'data-web-0': 'orphaned', 'data-web-1': 'kept', 'data-web-2': 'created' });
    expect(verdict).toBe('data-loss');
    expect(rollout).toMatchObject({ creates: ['web-2'], deletes: ['web-0'] });
  });

  test('are created for each template and pod', () => {
    const spec = { replicas: 1, volumeClaimTemplates: [claimTemplate('data'), claimTemplate('logs')] };
    expect(fatesByName(forecastObjects([], [statefulSet(spec)]).objects[0]?.claims)).toEqual({
      'data-web-0': 'created',
      'logs-web-0': 'created',
    });
  });

  test('are kept if another StatefulSet created claims of the same names', () => {
    const before = statefulSet({ replicas: 1, volumeClaimTemplates: [claimTemplate('a-b')] }, mountClaim('a-b'), 'c');
    const after = statefulSet({ replicas: 1, volumeClaimTemplates: [claimTemplate('a')] }, mountClaim('a'), 'b-c');
    expect(fatesByName(forecastObjects([before], [after]).objects[0]?.claims)).toEqual({ 'a-b-c-0': 'kept' });
  });
});

describe('a renamed StatefulSet', () => {
  const others = statefulSet({}, {}, 'site');

  test('is recognized, and loses data because its pods start with empty claims', () => {
    const { verdict, objects } = forecastObjects([statefulSet()], [others]);
    expect(verdict).toBe('data-loss');
    expect(objects[0]).toMatchObject({
      name: 'site',
      outcome: 'created',
      renamedFrom: 'StatefulSet web',
      verdict: 'data-loss',
    });
    expect(objects[0]?.runbook?.length).toBeGreaterThan(0);
    expect(objects[1]).toMatchObject({ name: 'web', outcome: 'left-running' });
    expect(fatesByName(objects[1]?.claims)).toEqual({
      'data-web-0': 'kept',
      'data-web-1': 'kept',
      'data-web-2': 'kept',
    });
  });

  test('is recognized if it has a new image or a new namespace as well', () => {
    const changed = statefulSet({}, { container: { image: 'other/site:1' } }, 'site');
    expect(forecastObjects([statefulSet()], [changed]).objects[0]?.renamedFrom).toBe('StatefulSet web');
    const moved = { ...statefulSet(), metadata: { name: 'web', namespace: 'team' } };
    const { objects } = forecastObjects([statefulSet(), others], [moved]);
    expect(objects[0]).toMatchObject({ namespace: 'team', renamedFrom: 'StatefulSet web', verdict: 'data-loss' });
    const [back] = forecastObjects([moved], [statefulSet()]).objects;
    expect(back).toMatchObject({ namespace: null, renamedFrom: 'StatefulSet team/web' });
  });

  test('loses no data if it has no claims', () => {
    const bare = (name: string) => statefulSet({ volumeClaimTemplates: [] }, { container: { volumeMounts: [] } }, name);
    expect(forecastObjects([bare('web')], [bare('site')]).verdict).toBe('in-place');
  });

  test('is not recognized if the old one stays, or if nothing is the same', () => {
    expect(forecastObjects([statefulSet()], [statefulSet(), others]).verdict).toBe('in-place');
    const unlike = statefulSet({}, { container: { name: 'db', image: 'team/db:1', ports: [] } }, 'db');
    const { verdict, objects } = forecastObjects([statefulSet()], [unlike]);
    expect(verdict).toBe('in-place');
    expect(objects[0]).not.toHaveProperty('renamedFrom');
  });

  test('names all StatefulSets of BASE that it may replace', () => {
    const { objects, verdict } = forecastObjects(
      [statefulSet(), others],
      [statefulSet({}, {}, 'a'), statefulSet({}, {}, 'b')],
    );
    const either = 'StatefulSet web or StatefulSet site';
    expect(objects.map(({ renamedFrom }) => renamedFrom)).toEqual([either, either, undefined, undefined]);
    // Whichever it is, the new pods start on claims of their own.
    expect(objects[0]?.data).toMatchObject([{ container: 'web', path: '/data', fate: 'left-behind' }]);
    expect(verdict).toBe('data-loss');
  });
});

function mountClaim(name: string) {
  return { container: { volumeMounts: [{ name, mountPath: '/data' }] } };
}
