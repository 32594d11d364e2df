import { STATEFUL_SET } from './app';
import type { ManifestChange } from './change';
import { createChangesOf, GONE } from './edit';

const set = createChangesOf(STATEFUL_SET);
const POD = '/spec/template/spec';
const CONTAINER = `${POD}/containers/0`;
const PROBE = `${CONTAINER}/livenessProbe`;

/** Changes of probes, lifecycle hooks and commands. */
export const PROBE_CHANGES: readonly ManifestChange[] = [
  set('probe defaults written out', {
    [`${PROBE}/timeoutSeconds`]: 1,
    [`${PROBE}/successThreshold`]: 1,
    [`${PROBE}/failureThreshold`]: 3,
    [`${PROBE}/httpGet/scheme`]: 'HTTP',
  }),
  set('probe period default left out', { [`${PROBE}/periodSeconds`]: GONE }, { [`${PROBE}/periodSeconds`]: 10 }),
  set('probe period removed', { [`${PROBE}/periodSeconds`]: GONE }),
  set('probe period zero', { [`${PROBE}/periodSeconds`]: 0 }, { [`${PROBE}/periodSeconds`]: 10 }),
  set('probe initial delay zero', { [`${PROBE}/initialDelaySeconds`]: 0 }, { [`${PROBE}/initialDelaySeconds`]: GONE }),
  set('probe initial delay negative', { [`${PROBE}/initialDelaySeconds`]: -1 }),
  set('probe path default', { [`${PROBE}/httpGet/path`]: GONE }),
  set('probe httpGet to tcpSocket', { [`${PROBE}/httpGet`]: GONE, [`${PROBE}/tcpSocket`]: { port: 8080 } }),
  set('probe of two handlers', { [`${PROBE}/tcpSocket`]: { port: 8080 } }),
  set('probe port a digit string', { [`${PROBE}/httpGet/port`]: '8080' }),
  set('probe port by name', { [`${PROBE}/httpGet/port`]: 'http' }),
  set('probe port by a name that no port has', { [`${PROBE}/httpGet/port`]: 'https' }),
  set('probe port out of range', { [`${PROBE}/httpGet/port`]: 70000 }),
  set('probe liveness success threshold', { [`${PROBE}/successThreshold`]: 2 }),
  set('probe without handler', { [PROBE]: { periodSeconds: 1 } }),
  set('probe removed', { [PROBE]: GONE }),
  set('probe empty', { [PROBE]: {} }),
  set('probe grpc service default', { [`${PROBE}/grpc/service`]: '' }, { [PROBE]: { grpc: { port: 8080 } } }),
  set('preStop', { [`${CONTAINER}/lifecycle/preStop/exec/command`]: ['sleep', '5'] }),
  set('preStop sleep', { [`${CONTAINER}/lifecycle/preStop/sleep/seconds`]: 5 }),
  set('lifecycle empty', { [`${CONTAINER}/lifecycle`]: {} }),
  set('command', { [`${CONTAINER}/command`]: ['web'] }),
  set('args empty', { [`${CONTAINER}/args`]: [] }),
  set('args with a number', { [`${CONTAINER}/args`]: ['--port', 8080] }),
  set('stdin false', { [`${CONTAINER}/stdin`]: false }),
  set('workingDir empty', { [`${CONTAINER}/workingDir`]: '' }),
];
