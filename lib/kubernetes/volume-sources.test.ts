import { isEphemeralVolumeSource, PERSISTENT_VOLUME_SOURCES, POD_SECURITY_LIMITS, VOLUME_SOURCES } from '.';

test('knows the sources of volumes and of PersistentVolumes', () => {
  expect(VOLUME_SOURCES).toHaveLength(30);
  expect(PERSISTENT_VOLUME_SOURCES).toHaveLength(22);
  expect(PERSISTENT_VOLUME_SOURCES.filter((source) => !VOLUME_SOURCES.includes(source))).toEqual(['local']);
});

test('counts every volume source as ephemeral that is neither a claim nor the source of a PersistentVolume', () => {
  const others = VOLUME_SOURCES.filter((source) => !PERSISTENT_VOLUME_SOURCES.includes(source));
  expect(others.filter((source) => !isEphemeralVolumeSource(source))).toEqual(['persistentVolumeClaim']);
});

test('Pod Security forbids hostPath at baseline, and network and node storage at restricted', () => {
  const forbiddenAt = (level: string) =>
    POD_SECURITY_LIMITS.filter((limit) => limit.level === level && limit.path[1] === 'volumes').map(
      ({ path }) => path[3],
    );
  expect(forbiddenAt('baseline')).toEqual(['hostPath']);
  expect(VOLUME_SOURCES.filter((source) => !['hostPath', ...forbiddenAt('restricted')].includes(source))).toEqual([
    'configMap',
    'csi',
    'downwardAPI',
    'emptyDir',
    'ephemeral',
    'persistentVolumeClaim',
    'projected',
    'secret',
    'image',
  ]);
});
