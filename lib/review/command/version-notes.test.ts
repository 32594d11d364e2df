import { versionNotes } from './version-notes';

test.each(['1.28', '1.34.0', '1.37.9'] as const)('adds no note on the measured version %s', (version) => {
  expect(versionNotes(version)).toEqual([]);
});

test('notes known differences of an unmeasured version', () => {
  const [, honored, unknown] = versionNotes('1.31');
  expect(honored).toMatch(
    /^Unlike 1\.28, Kubernetes 1\.31 honors .*Pod preStop\.sleep, .*Service spec\.trafficDistribution/,
  );
  expect(honored).not.toContain('hostUsers');
  expect(unknown).toMatch(
    /^It was not measured whether Kubernetes 1\.31 already has these rules of 1\.34, .*: .*whole stateful sets/,
  );
  expect(versionNotes('1.35')[2]).toMatch(/these rules of 1\.36, .*: strict addresses, service names with digits/);
  expect(versionNotes('1.38')).toHaveLength(1);
});

test('notes a field that only later patch releases honor', () => {
  expect(versionNotes('1.35.3')[1]).toContain('StatefulSet rollingUpdate.maxUnavailable');
  expect(versionNotes('1.35.4')[1]).not.toContain('maxUnavailable');
});
