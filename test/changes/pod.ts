import { STATEFUL_SET } from './app';
import type { ManifestChange } from './change';
import { createChangesOf, GONE } from './edit';

const set = createChangesOf(STATEFUL_SET);
const POD = '/spec/template/spec';
const CONTAINER = `${POD}/containers/0`;
const SIDECAR = { name: 'sidecar', image: 'registry.example.com/sidecar:1.0' };

/** Changes of fields of a pod, and of its list of containers. */
export const POD_CHANGES: readonly ManifestChange[] = [
  set('hostNetwork false', { [`${POD}/hostNetwork`]: false }),
  set('hostNetwork true', { [`${POD}/hostNetwork`]: true }),
  set('hostPID false', { [`${POD}/hostPID`]: false }),
  set('shareProcessNamespace false', { [`${POD}/shareProcessNamespace`]: false }),
  set('automount of the token false', { [`${POD}/automountServiceAccountToken`]: false }),
  set('defaults of a pod written out', {
    [`${POD}/restartPolicy`]: 'Always',
    [`${POD}/dnsPolicy`]: 'ClusterFirst',
    [`${POD}/schedulerName`]: 'default-scheduler',
    [`${POD}/terminationGracePeriodSeconds`]: 30,
  }),
  set('defaults of a container written out', {
    [`${CONTAINER}/terminationMessagePath`]: '/dev/termination-log',
    [`${CONTAINER}/terminationMessagePolicy`]: 'File',
  }),
  set(
    'grace period removed',
    { [`${POD}/terminationGracePeriodSeconds`]: GONE },
    { [`${POD}/terminationGracePeriodSeconds`]: 5 },
  ),
  set('restartPolicy Never', { [`${POD}/restartPolicy`]: 'Never' }),
  set('activeDeadlineSeconds', { [`${POD}/activeDeadlineSeconds`]: 60 }),
  set('serviceAccountName default', { [`${POD}/serviceAccountName`]: 'default' }),
  set('serviceAccountName', { [`${POD}/serviceAccountName`]: 'other' }),
  set(
    'serviceAccountName, then left out',
    { [`${POD}/serviceAccountName`]: GONE },
    { [`${POD}/serviceAccountName`]: 'other' },
  ),
  set('enableServiceLinks true written out', { [`${POD}/enableServiceLinks`]: true }),
  set('hostname', { [`${POD}/hostname`]: 'web' }),
  set('subdomain', { [`${POD}/subdomain`]: 'elsewhere' }),
  set('nodeSelector with a number', { [`${POD}/nodeSelector`]: { zone: 1 } }),
  set('nodeSelector', { [`${POD}/nodeSelector`]: { zone: 'a' } }),
  set('toleration', { [`${POD}/tolerations`]: [{ key: 'a', operator: 'Exists' }] }),
  set(
    'tolerations in another order',
    {
      [`${POD}/tolerations`]: [
        { key: 'b', operator: 'Exists' },
        { key: 'a', operator: 'Exists' },
      ],
    },
    {
      [`${POD}/tolerations`]: [
        { key: 'a', operator: 'Exists' },
        { key: 'b', operator: 'Exists' },
      ],
    },
  ),
  set('toleration without key', { [`${POD}/tolerations`]: [{ operator: 'Equal', value: 'a' }] }),
  set('affinity empty', { [`${POD}/affinity`]: {} }),
  set('sidecar added', { [`${POD}/containers/-`]: SIDECAR }),
  set('sidecar added first', { [`${POD}/containers`]: [SIDECAR, STATEFUL_SET.spec.template.spec.containers[0]] }),
  set(
    'containers in another order',
    { [`${POD}/containers`]: [SIDECAR, STATEFUL_SET.spec.template.spec.containers[0]] },
    { [`${POD}/containers/-`]: SIDECAR },
  ),
  set('sidecar removed', { [`${POD}/containers/1`]: GONE }, { [`${POD}/containers/-`]: SIDECAR }),
  set('container renamed', { [`${CONTAINER}/name`]: 'app' }),
  set('container name twice', { [`${POD}/containers/-`]: { ...SIDECAR, name: 'web' } }),
  set('container name in capitals', { [`${CONTAINER}/name`]: 'Web' }),
  set('no containers', { [`${POD}/containers`]: [] }),
  set('initContainer', { [`${POD}/initContainers`]: [SIDECAR] }),
  set('initContainer with restartPolicy Always', {
    [`${POD}/initContainers`]: [{ ...SIDECAR, restartPolicy: 'Always' }],
  }),
  set('initContainer with the name of a container', { [`${POD}/initContainers`]: [{ ...SIDECAR, name: 'web' }] }),
  set('initContainer with a probe', {
    [`${POD}/initContainers`]: [{ ...SIDECAR, livenessProbe: { tcpSocket: { port: 1 } } }],
  }),
  set('initContainers empty', { [`${POD}/initContainers`]: [] }),
  set('label of pods', { '/spec/template/metadata/labels/tier': 'back' }),
  set('label of pods a number', { '/spec/template/metadata/labels/tier': 1 }),
  set('label of pods that the selector requires', { '/spec/template/metadata/labels/app': 'other' }),
  set('annotation of pods', { '/spec/template/metadata/annotations': { checksum: 'a' } }),
  set('annotations of pods empty', { '/spec/template/metadata/annotations': {} }),
  set('name of the template', { '/spec/template/metadata/name': 'web' }),
  set('creationTimestamp null in the template', { '/spec/template/metadata/creationTimestamp': null }),
  set('unknown field of a container', { [`${CONTAINER}/imagepullpolicy`]: 'Always' }),
  set('unknown field of a pod', { [`${POD}/replicas`]: 1 }),
  set('topology spread', {
    [`${POD}/topologySpreadConstraints`]: [
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { app: 'web' } },
      },
    ],
  }),
  set(
    'topology spread in another order',
    {
      [`${POD}/topologySpreadConstraints`]: [
        { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' },
        { maxSkew: 1, topologyKey: 'host', whenUnsatisfiable: 'ScheduleAnyway' },
      ],
    },
    {
      [`${POD}/topologySpreadConstraints`]: [
        { maxSkew: 1, topologyKey: 'host', whenUnsatisfiable: 'ScheduleAnyway' },
        { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' },
      ],
    },
  ),
  set('topology spread of no skew', {
    [`${POD}/topologySpreadConstraints`]: [{ maxSkew: 0, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' }],
  }),
  set('hostAliases', { [`${POD}/hostAliases`]: [{ ip: '10.0.0.1', hostnames: ['a'] }] }),
  set('hostAliases of one ip twice', {
    [`${POD}/hostAliases`]: [
      { ip: '10.0.0.1', hostnames: ['a'] },
      { ip: '10.0.0.1', hostnames: ['b'] },
    ],
  }),
  set('imagePullSecrets', { [`${POD}/imagePullSecrets`]: [{ name: 'pull' }] }),
  set('priorityClassName', { [`${POD}/priorityClassName`]: 'system-cluster-critical' }),
  set('dnsConfig', { [`${POD}/dnsConfig`]: { options: [{ name: 'ndots', value: '2' }] } }),
  set('dnsPolicy None without config', { [`${POD}/dnsPolicy`]: 'None' }),
  set('resources of the pod', { [`${POD}/resources`]: { requests: { cpu: '1' } } }),
  set('hostUsers false', { [`${POD}/hostUsers`]: false }),
  set('startupProbe', { [`${CONTAINER}/startupProbe`]: { tcpSocket: { port: 8080 } } }),
  set('ephemeralContainers', { [`${POD}/ephemeralContainers`]: [{ name: 'debug', image: 'debug' }] }),
];
