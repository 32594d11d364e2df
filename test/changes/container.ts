import { STATEFUL_SET } from './app';
import type { ManifestChange } from './change';
import { createChangesOf, GONE } from './edit';

const set = createChangesOf(STATEFUL_SET);
const POD = '/spec/template/spec';
const CONTAINER = `${POD}/containers/0`;
const [COLOR, SIZE, PASSWORD] = STATEFUL_SET.spec.template.spec.containers[0].env;

/** Changes of a container: image, environment, resources and security context. */
export const CONTAINER_CHANGES: readonly ManifestChange[] = [
  set('nothing', {}),
  set('image', { [`${CONTAINER}/image`]: 'registry.example.com/web:1.1' }),
  set('image by its digest', { [`${CONTAINER}/image`]: `registry.example.com/web@sha256:${'a'.repeat(64)}` }),
  set(
    'image latest to 1.0, pull policy not stated',
    { [`${CONTAINER}/image`]: 'registry.example.com/web:1.0' },
    { [`${CONTAINER}/image`]: 'registry.example.com/web:latest' },
  ),
  set('image 1.0 to latest, pull policy not stated', { [`${CONTAINER}/image`]: 'registry.example.com/web:latest' }),
  set(
    'image without a tag to latest',
    { [`${CONTAINER}/image`]: 'registry.example.com/web:latest' },
    { [`${CONTAINER}/image`]: 'registry.example.com/web' },
  ),
  set('image empty', { [`${CONTAINER}/image`]: '' }),
  set('image with a space', { [`${CONTAINER}/image`]: ' web:1.0' }),
  set('image left out', { [`${CONTAINER}/image`]: GONE }),
  set('pull policy default written out', { [`${CONTAINER}/imagePullPolicy`]: 'IfNotPresent' }),
  set(
    'pull policy stated, then left out',
    { [`${CONTAINER}/imagePullPolicy`]: GONE },
    { [`${CONTAINER}/imagePullPolicy`]: 'Always' },
  ),
  set(
    'pull policy that is the default left out',
    { [`${CONTAINER}/imagePullPolicy`]: GONE },
    { [`${CONTAINER}/imagePullPolicy`]: 'IfNotPresent' },
  ),
  set('pull policy unknown', { [`${CONTAINER}/imagePullPolicy`]: 'Sometimes' }),
  set(
    'pull policy left out with latest in both',
    { [`${CONTAINER}/imagePullPolicy`]: GONE },
    { [`${CONTAINER}/imagePullPolicy`]: 'IfNotPresent', [`${CONTAINER}/image`]: 'web:latest' },
  ),
  set('env in another order', { [`${CONTAINER}/env`]: [SIZE, COLOR, PASSWORD] }),
  set('env value', { [`${CONTAINER}/env/0/value`]: 'red' }),
  set('env added', { [`${CONTAINER}/env/-`]: { name: 'MORE', value: '1' } }),
  set('env added first', { [`${CONTAINER}/env`]: [{ name: 'FIRST', value: '1' }, COLOR, SIZE, PASSWORD] }),
  set('env removed', { [`${CONTAINER}/env/0`]: GONE }),
  set('env gone', { [`${CONTAINER}/env`]: GONE }),
  set('env empty', { [`${CONTAINER}/env`]: [] }),
  set('env null', { [`${CONTAINER}/env`]: null }),
  set('env name twice', { [`${CONTAINER}/env/-`]: { name: 'COLOR', value: 'red' } }),
  set(
    'env name twice in both, one value changed',
    { [`${CONTAINER}/env/3/value`]: 'green' },
    { [`${CONTAINER}/env/-`]: { name: 'COLOR', value: 'red' } },
  ),
  set(
    'env name twice, then once',
    { [`${CONTAINER}/env/3`]: GONE },
    { [`${CONTAINER}/env/-`]: { name: 'COLOR', value: 'red' } },
  ),
  set(
    'env name twice in both, label changed',
    { '/spec/template/metadata/labels/tier': 'back' },
    { [`${CONTAINER}/env/-`]: { name: 'COLOR', value: 'red' } },
  ),
  set('env value a number', { [`${CONTAINER}/env/0/value`]: 8080 }),
  set('env value a boolean', { [`${CONTAINER}/env/0/value`]: true }),
  set('env value null', { [`${CONTAINER}/env/0/value`]: null }),
  set('env value empty, was left out', { [`${CONTAINER}/env/0/value`]: '' }, { [`${CONTAINER}/env/0/value`]: GONE }),
  set('env value left out', { [`${CONTAINER}/env/0/value`]: GONE }),
  set('env value to valueFrom', {
    [`${CONTAINER}/env/0`]: { name: 'COLOR', valueFrom: { configMapKeyRef: { name: 'config', key: 'color' } } },
  }),
  set('env valueFrom to value', { [`${CONTAINER}/env/2`]: { name: 'PASSWORD', value: 'x' } }),
  set('env value and valueFrom', { [`${CONTAINER}/env/2/value`]: 'x' }),
  set(
    'env from a field, apiVersion written out',
    { [`${CONTAINER}/env/0/valueFrom/fieldRef/apiVersion`]: 'v1' },
    { [`${CONTAINER}/env/0`]: { name: 'COLOR', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } } },
  ),
  set('env optional false written out', { [`${CONTAINER}/env/2/valueFrom/secretKeyRef/optional`]: false }),
  set('envFrom added', { [`${CONTAINER}/envFrom`]: [{ configMapRef: { name: 'config' } }] }),
  set('quantity 1Gi to 1024Mi', { [`${CONTAINER}/resources/requests/memory`]: '1024Mi' }),
  set('quantity 1Gi to 1073741824', { [`${CONTAINER}/resources/requests/memory`]: '1073741824' }),
  set('quantity 1Gi to the number 1073741824', { [`${CONTAINER}/resources/requests/memory`]: 1073741824 }),
  set('quantity 100m to 0.1', { [`${CONTAINER}/resources/requests/cpu`]: '0.1' }),
  set('quantity 100m to the number 0.1', { [`${CONTAINER}/resources/requests/cpu`]: 0.1 }),
  set(
    'quantity 1 to 1000m',
    { [`${CONTAINER}/resources/requests/cpu`]: '1000m' },
    { [`${CONTAINER}/resources/requests/cpu`]: 1 },
  ),
  set('quantity 1Gi to 1.0Gi', { [`${CONTAINER}/resources/requests/memory`]: '1.0Gi' }),
  set(
    'quantity 1500M to 1.5G',
    { [`${CONTAINER}/resources/requests/memory`]: '1.5G' },
    { [`${CONTAINER}/resources/requests/memory`]: '1500M' },
  ),
  set(
    'quantity 1000 to 1e3',
    { [`${CONTAINER}/resources/requests/memory`]: '1e3' },
    { [`${CONTAINER}/resources/requests/memory`]: '1000' },
  ),
  set(
    'quantity 1000 to 1k',
    { [`${CONTAINER}/resources/requests/memory`]: '1k' },
    { [`${CONTAINER}/resources/requests/memory`]: '1000' },
  ),
  set('quantity raised', { [`${CONTAINER}/resources/requests/memory`]: '2Gi' }),
  set('limits below requests', { [`${CONTAINER}/resources/limits`]: { memory: '512Mi' } }),
  set('limits like requests', { [`${CONTAINER}/resources/limits`]: { memory: '1Gi' } }),
  set(
    'requests like limits left out',
    { [`${CONTAINER}/resources/requests`]: GONE },
    { [`${CONTAINER}/resources`]: { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } } },
  ),
  set('quantity negative', { [`${CONTAINER}/resources/requests/memory`]: '-1' }),
  set('quantity unreadable', { [`${CONTAINER}/resources/requests/memory`]: '1 Gi' }),
  set('quantity of less than a thousandth', { [`${CONTAINER}/resources/requests/cpu`]: '0.0001' }),
  set('resource unknown', { [`${CONTAINER}/resources/requests/memroy`]: '1Gi' }),
  set('resources empty, were left out', { [`${CONTAINER}/resources`]: {} }, { [`${CONTAINER}/resources`]: GONE }),
  set('securityContext of the container empty', { [`${CONTAINER}/securityContext`]: {} }),
  set(
    'securityContext of the container empty, then left out',
    { [`${CONTAINER}/securityContext`]: GONE },
    { [`${CONTAINER}/securityContext`]: {} },
  ),
  set('securityContext of the pod empty', { [`${POD}/securityContext`]: {} }),
  set('readOnlyRootFilesystem false added', { [`${CONTAINER}/securityContext/readOnlyRootFilesystem`]: false }),
  set(
    'capabilities empty added',
    { [`${CONTAINER}/securityContext/capabilities`]: {} },
    { [`${CONTAINER}/securityContext`]: { runAsUser: 1 } },
  ),
  set(
    'capabilities in another order',
    { [`${CONTAINER}/securityContext/capabilities/drop`]: ['B', 'A'] },
    { [`${CONTAINER}/securityContext/capabilities/drop`]: ['A', 'B'] },
  ),
  set('runAsUser negative', { [`${CONTAINER}/securityContext/runAsUser`]: -1 }),
  set('privileged without escalation', {
    [`${CONTAINER}/securityContext`]: { privileged: true, allowPrivilegeEscalation: false },
  }),
];
