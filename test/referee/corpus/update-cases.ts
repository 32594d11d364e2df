import { isOlder, type KubernetesVersion } from '../../../lib/kubernetes';
import type { Manifest } from '../../manifests';
import type { CorpusCase } from './case';
import { UPDATES } from './updates';

/** Updates of objects of every kind whose fields can't all change, one field at a time. */
export function createUpdateCases(version: KubernetesVersion): CorpusCase[] {
  const updates = UPDATES.filter(({ since }) => !isOlder(version, since)).map(({ title, base, head }) => ({
    title,
    base: withName(base),
    manifest: withName(head),
  }));
  return [...updates, ...createClaimCases()];
}

/** A claim that is bound may grow. */
function createClaimCases(): CorpusCase[] {
  const claim = (storage: string, more: object = {}) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'web' },
    spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage } }, ...more },
  });
  const live = {
    ...claim('2Gi', { volumeName: 'web', volumeMode: 'Filesystem' }),
    status: { phase: 'Bound', capacity: { storage: '2Gi' } },
  };
  return ['1Gi', '2Gi', '3Gi'].map((size) => ({
    title: `PersistentVolumeClaim that is bound, of ${size}`,
    base: claim('2Gi'),
    live,
    manifest: claim(size),
  }));
}

function withName(manifest: Manifest): Manifest {
  return { ...manifest, metadata: { name: 'web', ...manifest.metadata } };
}
