import type { Manifest } from '../../../manifests';

/** A valid object, with as many fields as an API server accepts together. */
export interface Specimen {
  readonly name: string;
  /** The first version that accepts it. Default: the oldest supported version. */
  readonly since?: '1.34' | '1.36';
  readonly manifest: Manifest;
  /** Changes of several fields at once, in addition to the changes of single fields. */
  readonly edits?: readonly (readonly (readonly [path: string, value: unknown])[])[];
}

export const labels = { app: 'web', 'app.kubernetes.io/name': 'web' };
export const richMetadata = {
  name: 'web',
  labels,
  annotations: { 'example.com/Note': 'a note' },
  finalizers: ['example.com/kept'],
};
export const metadata = { name: 'web', labels: { app: 'web' } };
export const selector = {
  matchLabels: { app: 'web' },
  matchExpressions: [
    { key: 'tier', operator: 'In', values: ['back', 'front'] },
    { key: 'old', operator: 'DoesNotExist' },
    { key: 'app', operator: 'Exists' },
    { key: 'app', operator: 'NotIn', values: ['other'] },
  ],
};
export const template = {
  metadata: { labels: { app: 'web', tier: 'back' }, annotations: { 'example.com/checksum': 'abc' } },
  spec: {
    containers: [{ name: 'web', image: 'web:1', volumeMounts: [{ name: 'scratch', mountPath: '/tmp' }] }],
    volumes: [{ name: 'scratch', emptyDir: {} }],
  },
};
export const claim = {
  accessModes: ['ReadWriteOnce', 'ReadOnlyMany'],
  resources: { requests: { storage: '1Gi' }, limits: { storage: '2Gi' } },
  storageClassName: 'fast',
  volumeMode: 'Filesystem',
  selector,
  dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'yesterday' },
};
export const owner = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  name: 'web',
  uid: '0b5b5b5b-1111-4222-8333-444444444444',
  controller: true,
};
