import { forecastUpdate } from '../../../test/forecasts';
import type { Manifest } from '../../../test/manifests';
import { claimVolume, mountAt, shop } from '../../../test/shops';

const sidecar = { name: 'backup', image: 'team/backup:1.0.0', volumeMounts: [mountAt('/backup')] };
const withBackup = (container: Manifest) => {
  const made = shop();
  made.spec.template.spec.containers.push(container);
  return made;
};

test('reports that data is kept if HEAD removes one of two containers that mount it', () => {
  const report = forecastUpdate(withBackup(sidecar), shop());
  expect(report.data).toMatchObject([
    { container: 'shop', fate: 'kept' },
    { container: 'backup', fate: 'kept', reason: 'container shop mounts it at /data' },
  ]);
});

test('reports that data is moved if a renamed container mounts it at another path', () => {
  const renamed = { ...sidecar, name: 'copy', volumeMounts: [mountAt('/copy')] };
  expect(forecastUpdate(withBackup({ ...sidecar, volumeMounts: [] }), withBackup(renamed)).data).toHaveLength(1);
  const alone = (container: Manifest) =>
    shop({ mounts: [], container: { ...container, volumeMounts: container.volumeMounts } });
  expect(forecastUpdate(alone(sidecar), alone(renamed)).data).toMatchObject([
    { container: 'backup', fate: 'moved', reason: 'container copy mounts it at /copy' },
  ]);
});

test('reports that data is hidden from a container if only its sidecar still mounts it', () => {
  const dropped = withBackup(sidecar);
  dropped.spec.template.spec.containers[0].volumeMounts = [];
  expect(forecastUpdate(withBackup({ ...sidecar, volumeMounts: [mountAt('/data')] }), dropped).data?.[0]).toMatchObject(
    {
      container: 'shop',
      fate: 'hidden',
    },
  );
});

test('reports that data is hidden from a sidecar that no longer mounts it, unless it only read the data', () => {
  const report = forecastUpdate(withBackup(sidecar), withBackup({ ...sidecar, volumeMounts: [] }));
  expect(report.data).toMatchObject([{ fate: 'kept' }, { container: 'backup', fate: 'hidden' }]);
  expect(report.verdict).toBe('data-loss');
  const readOnly = { ...sidecar, volumeMounts: [mountAt('/backup', { readOnly: true })] };
  expect(forecastUpdate(withBackup(readOnly), withBackup({ ...sidecar, volumeMounts: [] })).verdict).toBe('restart');
});

test('counts the mount of an init container if no other container mounts the volume', () => {
  const prepared = (volumes: Manifest[], mounts: Manifest[]) => {
    const made = shop({ volumes, mounts });
    made.spec.template.spec.initContainers = [{ ...sidecar, name: 'prepare' }];
    return made;
  };
  expect(forecastUpdate(prepared([claimVolume('files-a')], [mountAt('/data')]), shop()).data).toHaveLength(1);
  const alone = prepared([claimVolume('files-a')], []);
  expect(forecastUpdate(alone, alone).data).toMatchObject([{ container: 'prepare', path: '/backup', fate: 'kept' }]);
  const report = forecastUpdate(prepared([claimVolume('files-a')], []), prepared([claimVolume('files-b')], []));
  expect(report.data).toMatchObject([{ container: 'prepare', path: '/backup', fate: 'left-behind' }]);
});
