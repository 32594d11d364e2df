import type { Manifest } from '../manifests';
import { DEPLOYMENT } from './app';
import type { ManifestChange } from './change';
import { createChangesOf, GONE } from './edit';

const deployment = createChangesOf(DEPLOYMENT);
const CONTAINER = '/spec/template/spec/containers/0';
const metadata = { name: 'web' };
const template: Manifest = DEPLOYMENT.spec.template;
const job = { ...template, spec: { ...template.spec, restartPolicy: 'Never' } };
const plain = { metadata: template.metadata, spec: { containers: [{ name: 'web', image: 'web:1' }] } };

const ofJob = createChangesOf({ apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { template: job } });
const cron = createChangesOf({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata,
  spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: job } } },
});
const daemon = createChangesOf({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata,
  spec: { selector: { matchLabels: { app: 'web' } }, template },
});
const pod = createChangesOf({ apiVersion: 'v1', kind: 'Pod', metadata, spec: plain.spec });

/** Changes of Deployments, Jobs, CronJobs, DaemonSets and Pods. */
export const WORKLOAD_CHANGES: readonly ManifestChange[] = [
  deployment('nothing', {}),
  deployment('image', { [`${CONTAINER}/image`]: 'web:2' }),
  deployment('replicas', { '/spec/replicas': 4 }),
  deployment('replicas fewer', { '/spec/replicas': 1 }),
  deployment('replicas left out', { '/spec/replicas': GONE }),
  deployment('replicas 0 and image', { '/spec/replicas': 0, [`${CONTAINER}/image`]: 'web:2' }),
  deployment('image with replicas 0', { [`${CONTAINER}/image`]: 'web:2' }, { '/spec/replicas': 0 }),
  deployment('quantity 1Gi to 1024Mi', { [`${CONTAINER}/resources/requests/memory`]: '1024Mi' }),
  deployment('quantity 1Gi to 1073741824', { [`${CONTAINER}/resources/requests/memory`]: '1073741824' }),
  deployment('env in another order', { [`${CONTAINER}/env`]: [...template.spec.containers[0].env].reverse() }),
  deployment('env a number', { [`${CONTAINER}/env/0/value`]: 1 }),
  deployment('securityContext of the container empty', { [`${CONTAINER}/securityContext`]: {} }),
  deployment('securityContext of the pod empty', { '/spec/template/spec/securityContext': {} }),
  deployment('hostNetwork false', { '/spec/template/spec/hostNetwork': false }),
  deployment('port name too long', { [`${CONTAINER}/ports/0/name`]: 'a-name-that-is-too-long' }),
  deployment('port name twice', { [`${CONTAINER}/ports/-`]: { name: 'http', containerPort: 81 } }),
  deployment('mount without volume', { [`${CONTAINER}/volumeMounts`]: [{ name: 'nowhere', mountPath: '/a' }] }),
  deployment('selector', {
    '/spec/selector/matchLabels/tier': 'front',
    '/spec/template/metadata/labels/tier': 'front',
  }),
  deployment('selector that does not match its pods', { '/spec/template/metadata/labels/app': 'other' }),
  deployment('strategy default written out', {
    '/spec/strategy': { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
  }),
  deployment('strategy Recreate, never stated', { '/spec/strategy': { type: 'Recreate' } }),
  deployment(
    'strategy Recreate, rollingUpdate stated',
    { '/spec/strategy': { type: 'Recreate' } },
    { '/spec/strategy': { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } },
  ),
  deployment(
    'strategy Recreate, type alone stated',
    { '/spec/strategy': { type: 'Recreate' } },
    { '/spec/strategy': { type: 'RollingUpdate' } },
  ),
  deployment('strategy Recreate to nothing', { '/spec/strategy': GONE }, { '/spec/strategy': { type: 'Recreate' } }),
  deployment('strategy that allows no progress', {
    '/spec/strategy': { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } },
  }),
  deployment('revisionHistoryLimit default written out', { '/spec/revisionHistoryLimit': 10 }),
  deployment('progressDeadlineSeconds no longer than minReadySeconds', { '/spec/minReadySeconds': 600 }),
  deployment('paused', { '/spec/paused': true }),
  deployment('paused and image', { '/spec/paused': true, [`${CONTAINER}/image`]: 'web:2' }),
  deployment('annotation alone', { '/metadata/annotations': { note: 'a' } }),
  deployment('made a StatefulSet', { '/kind': 'StatefulSet', '/spec/serviceName': 'web', '/spec/strategy': GONE }),
  ofJob('nothing', {}),
  ofJob('image', { [`${CONTAINER}/image`]: 'web:2' }),
  ofJob('backoffLimit', { '/spec/backoffLimit': 2 }),
  ofJob('parallelism', { '/spec/parallelism': 2 }),
  ofJob('completions', { '/spec/completions': 2 }),
  ofJob('suspend', { '/spec/suspend': true }),
  ofJob('ttlSecondsAfterFinished', { '/spec/ttlSecondsAfterFinished': 60 }),
  ofJob('label of pods', { '/spec/template/metadata/labels/more': 'a' }),
  ofJob('restartPolicy Always', { '/spec/template/spec/restartPolicy': 'Always' }),
  cron('schedule', { '/spec/schedule': '0 1 * * *' }),
  cron('schedule that is none', { '/spec/schedule': 'daily' }),
  cron('image', { '/spec/jobTemplate/spec/template/spec/containers/0/image': 'web:2' }),
  cron('defaults written out', {
    '/spec/concurrencyPolicy': 'Allow',
    '/spec/suspend': false,
    '/spec/successfulJobsHistoryLimit': 3,
    '/spec/failedJobsHistoryLimit': 1,
  }),
  cron('restartPolicy left out', { '/spec/jobTemplate/spec/template/spec/restartPolicy': GONE }),
  cron('time zone', { '/spec/timeZone': 'Europe/Berlin' }),
  cron('time zone unknown', { '/spec/timeZone': 'Europe/Nowhere' }),
  daemon('image', { [`${CONTAINER}/image`]: 'web:2' }),
  daemon('image on delete', { [`${CONTAINER}/image`]: 'web:2' }, { '/spec/updateStrategy': { type: 'OnDelete' } }),
  daemon('selector', { '/spec/selector/matchLabels/tier': 'front', '/spec/template/metadata/labels/tier': 'front' }),
  daemon('replicas', { '/spec/replicas': 2 }),
  daemon('strategy default written out', {
    '/spec/updateStrategy': { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
  }),
  daemon('strategy OnDelete', { '/spec/updateStrategy': { type: 'OnDelete' } }),
  pod('label', { '/metadata/labels': { a: 'b' } }),
  pod('image', { '/spec/containers/0/image': 'web:2' }, {}, { verdict: 'restart' }),
  pod('env', { '/spec/containers/0/env': [{ name: 'A', value: 'b' }] }),
  pod('grace period', { '/spec/terminationGracePeriodSeconds': 5 }),
];
