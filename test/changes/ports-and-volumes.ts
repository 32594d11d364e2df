import { STATEFUL_SET } from './app';
import type { ManifestChange } from './change';
import { createChangesOf, GONE } from './edit';

const set = createChangesOf(STATEFUL_SET);
const POD = '/spec/template/spec';
const CONTAINER = `${POD}/containers/0`;
const [HTTP, METRICS] = STATEFUL_SET.spec.template.spec.containers[0].ports;
const [DATA, CONFIG_MOUNT, SCRATCH] = STATEFUL_SET.spec.template.spec.containers[0].volumeMounts;

/** Changes of ports, mounts and volumes. */
export const PORT_AND_VOLUME_CHANGES: readonly ManifestChange[] = [
  set('port renamed', { [`${CONTAINER}/ports/1/name`]: 'stats' }),
  set('port number', { [`${CONTAINER}/ports/1/containerPort`]: 9091 }),
  set('protocol written out', { [`${CONTAINER}/ports/0/protocol`]: 'TCP' }),
  set('protocol dropped', { [`${CONTAINER}/ports/0/protocol`]: GONE }, { [`${CONTAINER}/ports/0/protocol`]: 'TCP' }),
  set(
    'protocol UDP dropped',
    { [`${CONTAINER}/ports/1/protocol`]: GONE },
    { [`${CONTAINER}/ports/1/protocol`]: 'UDP' },
  ),
  set('protocol to UDP', { [`${CONTAINER}/ports/1/protocol`]: 'UDP' }),
  set('protocol in small letters', { [`${CONTAINER}/ports/1/protocol`]: 'tcp' }),
  set('ports in another order', { [`${CONTAINER}/ports`]: [METRICS, HTTP] }),
  set('port added', { [`${CONTAINER}/ports/-`]: { name: 'admin', containerPort: 8081 } }),
  set('port removed', { [`${CONTAINER}/ports/1`]: GONE }),
  set('port of TCP and UDP added', {
    [`${CONTAINER}/ports/-`]: { name: 'http-udp', containerPort: 8080, protocol: 'UDP' },
  }),
  set(
    'port of TCP and UDP in both, name changed',
    { [`${CONTAINER}/ports/2/name`]: 'quic' },
    { [`${CONTAINER}/ports/-`]: { name: 'http-udp', containerPort: 8080, protocol: 'UDP' } },
  ),
  set(
    'port of TCP and UDP, one removed',
    { [`${CONTAINER}/ports/2`]: GONE },
    { [`${CONTAINER}/ports/-`]: { name: 'http-udp', containerPort: 8080, protocol: 'UDP' } },
  ),
  set(
    'port of TCP and UDP in both, image changed',
    { [`${CONTAINER}/image`]: 'web:2' },
    { [`${CONTAINER}/ports/-`]: { name: 'http-udp', containerPort: 8080, protocol: 'UDP' } },
  ),
  set('port name twice', { [`${CONTAINER}/ports/1/name`]: 'http' }),
  set('port name too long', { [`${CONTAINER}/ports/1/name`]: 'a-name-that-is-too-long' }),
  set('port name in capitals', { [`${CONTAINER}/ports/1/name`]: 'HTTP' }),
  set('port out of range', { [`${CONTAINER}/ports/1/containerPort`]: 70000 }),
  set('port zero', { [`${CONTAINER}/ports/1/containerPort`]: 0 }),
  set('port a string', { [`${CONTAINER}/ports/1/containerPort`]: '9090' }),
  set('hostPort', { [`${CONTAINER}/ports/1/hostPort`]: 9090 }),
  set('mount without volume', { [`${CONTAINER}/volumeMounts/-`]: { name: 'nowhere', mountPath: '/nowhere' } }),
  set('mount path moves', { [`${CONTAINER}/volumeMounts/0/mountPath`]: '/srv' }),
  set('mount path with a slash at the end', { [`${CONTAINER}/volumeMounts/0/mountPath`]: '/data/' }),
  set('mount path twice', { [`${CONTAINER}/volumeMounts/2/mountPath`]: '/data' }),
  set('mount path empty', { [`${CONTAINER}/volumeMounts/2/mountPath`]: '' }),
  set('mounts in another order', { [`${CONTAINER}/volumeMounts`]: [CONFIG_MOUNT, DATA, SCRATCH] }),
  set('mount readOnly false', { [`${CONTAINER}/volumeMounts/0/readOnly`]: false }),
  set('mount readOnly true', { [`${CONTAINER}/volumeMounts/1/readOnly`]: true }),
  set('mount subPath', { [`${CONTAINER}/volumeMounts/1/subPath`]: 'color' }),
  set('mount subPath outside', { [`${CONTAINER}/volumeMounts/1/subPath`]: '../color' }),
  set('mount removed', { [`${CONTAINER}/volumeMounts/0`]: GONE }),
  set('emptyDir spelled out', { [`${POD}/volumes/1/emptyDir`]: { medium: '' } }),
  set('emptyDir left out', { [`${POD}/volumes/1`]: { name: 'scratch' } }),
  set('emptyDir null', { [`${POD}/volumes/1/emptyDir`]: null }),
  set('emptyDir with a size', { [`${POD}/volumes/1/emptyDir`]: { sizeLimit: '1Gi' } }),
  set(
    'emptyDir with the same size in another unit',
    { [`${POD}/volumes/1/emptyDir/sizeLimit`]: '1024Mi' },
    { [`${POD}/volumes/1/emptyDir`]: { sizeLimit: '1Gi' } },
  ),
  set('emptyDir in memory', { [`${POD}/volumes/1/emptyDir/medium`]: 'Memory' }),
  set('volume source changed', { [`${POD}/volumes/0`]: { name: 'config', secret: { secretName: 'secret' } } }),
  set('volume of two sources', { [`${POD}/volumes/0/emptyDir`]: {} }),
  set('volume default mode written out', { [`${POD}/volumes/0/configMap/defaultMode`]: 420 }),
  set('volume default mode', { [`${POD}/volumes/0/configMap/defaultMode`]: 256 }),
  set('volume default mode out of range', { [`${POD}/volumes/0/configMap/defaultMode`]: 1000 }),
  set('volume renamed', { [`${POD}/volumes/1/name`]: 'temporary', [`${CONTAINER}/volumeMounts/2/name`]: 'temporary' }),
  set('volume name twice', { [`${POD}/volumes/-`]: { name: 'scratch', emptyDir: {} } }),
  set('volumes in another order', { [`${POD}/volumes`]: [...STATEFUL_SET.spec.template.spec.volumes].reverse() }),
  set('volume that no container mounts', { [`${POD}/volumes/-`]: { name: 'more', emptyDir: {} } }),
  set('volume with the name of a claim', { [`${POD}/volumes/-`]: { name: 'data', emptyDir: {} } }),
  set(
    'hostPath with the type written out',
    { [`${POD}/volumes/1/hostPath/type`]: '' },
    { [`${POD}/volumes/1`]: { name: 'scratch', hostPath: { path: '/tmp' } } },
  ),
  set('projected volume', {
    [`${POD}/volumes/0`]: { name: 'config', projected: { sources: [{ configMap: { name: 'config' } }] } },
  }),
];
