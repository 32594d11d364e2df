import { STATEFUL_SET } from './app';
import type { ManifestChange } from './change';
import { createChangesOf, GONE } from './edit';

const set = createChangesOf(STATEFUL_SET);
const IMAGE = '/spec/template/spec/containers/0/image';
const CLAIM = '/spec/volumeClaimTemplates/0';

/** Changes of immutable fields of a StatefulSet, of its claim templates and of its metadata. */
export const IDENTITY_CHANGES: readonly ManifestChange[] = [
  set('serviceName', { '/spec/serviceName': 'other' }),
  set('serviceName left out', { '/spec/serviceName': GONE }),
  set('serviceName stated that was left out', { '/spec/serviceName': 'web' }, { '/spec/serviceName': GONE }),
  set('serviceName left out in both', { [IMAGE]: 'web:2' }, { '/spec/serviceName': GONE }),
  set('selector more', { '/spec/selector/matchLabels/tier': 'front' }),
  set('selector left out', { '/spec/selector': GONE }),
  set('selector and labels of pods', {
    '/spec/selector/matchLabels/app': 'other',
    '/spec/template/metadata/labels/app': 'other',
  }),
  set('selector by expressions', {
    '/spec/selector': { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] },
  }),
  set(
    'selector of two labels in another order',
    { '/spec/selector/matchLabels': { tier: 'front', app: 'web' } },
    { '/spec/selector/matchLabels': { app: 'web', tier: 'front' } },
  ),
  set('claim labeled', { [`${CLAIM}/metadata/labels`]: { a: 'b' } }),
  set('claim annotated', { [`${CLAIM}/metadata/annotations`]: { a: 'b' } }),
  set('claim labels empty', { [`${CLAIM}/metadata/labels`]: {} }),
  set('claim volumeMode default written out', { [`${CLAIM}/spec/volumeMode`]: 'Filesystem' }),
  set('claim volumeMode', { [`${CLAIM}/spec/volumeMode`]: 'Block' }),
  set('claim apiVersion and kind written out', {
    [`${CLAIM}/apiVersion`]: 'v1',
    [`${CLAIM}/kind`]: 'PersistentVolumeClaim',
  }),
  set(
    'claim apiVersion and kind left out',
    { [`${CLAIM}/apiVersion`]: GONE, [`${CLAIM}/kind`]: GONE },
    { [`${CLAIM}/apiVersion`]: 'v1', [`${CLAIM}/kind`]: 'PersistentVolumeClaim' },
  ),
  set('claim kind unknown', { [`${CLAIM}/kind`]: 'Volume' }),
  set('claim 1Gi to 1024Mi', { [`${CLAIM}/spec/resources/requests/storage`]: '1024Mi' }),
  set('claim 1Gi to 1073741824', { [`${CLAIM}/spec/resources/requests/storage`]: '1073741824' }),
  set('claim 1Gi to the number 1073741824', { [`${CLAIM}/spec/resources/requests/storage`]: 1073741824 }),
  set('claim grows', { [`${CLAIM}/spec/resources/requests/storage`]: '2Gi' }),
  set('claim shrinks', { [`${CLAIM}/spec/resources/requests/storage`]: '500Mi' }),
  set('claim grows, and image', { [`${CLAIM}/spec/resources/requests/storage`]: '2Gi', [IMAGE]: 'web:2' }),
  set('claim without size', { [`${CLAIM}/spec/resources`]: GONE }),
  set('claim of size 0', { [`${CLAIM}/spec/resources/requests/storage`]: '0' }),
  set('claim storageClassName', { [`${CLAIM}/spec/storageClassName`]: 'fast' }),
  set('claim storageClassName of the default written out', { [`${CLAIM}/spec/storageClassName`]: 'standard' }),
  set('claim storageClassName empty', { [`${CLAIM}/spec/storageClassName`]: '' }),
  set('claim accessModes', { [`${CLAIM}/spec/accessModes`]: ['ReadWriteMany'] }),
  set('claim accessModes left out', { [`${CLAIM}/spec/accessModes`]: GONE }),
  set('claim renamed', {
    [`${CLAIM}/metadata/name`]: 'files',
    '/spec/template/spec/containers/0/volumeMounts/0/name': 'files',
  }),
  set('claim renamed, its mount not', { [`${CLAIM}/metadata/name`]: 'files' }),
  set('claim added', {
    '/spec/volumeClaimTemplates/-': {
      metadata: { name: 'more' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  }),
  set('claim removed', { '/spec/volumeClaimTemplates': GONE, '/spec/template/spec/containers/0/volumeMounts/0': GONE }),
  set('claims empty', { '/spec/volumeClaimTemplates': [], '/spec/template/spec/containers/0/volumeMounts/0': GONE }),
  set(
    'claims empty, were left out',
    { '/spec/volumeClaimTemplates': [] },
    { '/spec/volumeClaimTemplates': GONE, '/spec/template/spec/containers/0/volumeMounts/0': GONE },
  ),
  set('claim creationTimestamp null', { [`${CLAIM}/metadata/creationTimestamp`]: null }),
  set('claim status empty', { [`${CLAIM}/status`]: {} }),
  set('label', { '/metadata/labels/more': 'a' }),
  set('label removed', { '/metadata/labels/app': GONE }),
  set('label a number', { '/metadata/labels/more': 1 }),
  set('labels null', { '/metadata/labels': null }),
  set('annotation alone', { '/metadata/annotations/note': 'second' }),
  set('annotation removed', { '/metadata/annotations': GONE }),
  set('annotation a boolean', { '/metadata/annotations/more': true }),
  set('annotation that is no name', { '/metadata/annotations/a b': 'c' }),
  set('unknown field of the spec', { '/spec/replica': 3 }),
  set('unknown field of the top', { '/specs': {} }),
  set('unknown field of the metadata', { '/metadata/label': {} }),
  set('status written', { '/status': { replicas: 7 } }),
  set('status empty', { '/status': {} }),
  set('spec left out', { '/spec': GONE }),
  set('template left out', { '/spec/template': GONE }),
  set('rejected in both', { [IMAGE]: 'web:2' }, { '/spec/replicas': -1 }),
  set('rejected in BASE, fixed in HEAD', { '/spec/replicas': 1 }, { '/spec/replicas': -1 }),
  set(
    'rejected in BASE, fixed and renamed in HEAD',
    { '/spec/replicas': 1, '/metadata/name': 'app' },
    { '/spec/replicas': -1 },
    { verdict: 'in-place' },
  ),
  set(
    'accepted by 1.28 though it can create no pods, fixed in HEAD',
    { '/spec/template/spec/volumes/0/name': 'config' },
    { '/spec/template/spec/volumes/0/name': 'wrong' },
    // There were no pods to restart. Later versions reject BASE, so that all of HEAD is new.
    { verdict: 'in-place' },
  ),
];
