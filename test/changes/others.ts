import { BUDGET, CONFIG, SECRET } from './app';
import type { ManifestChange } from './change';
import { createChangesOf, GONE } from './edit';

const budget = createChangesOf(BUDGET);
const config = createChangesOf(CONFIG);
const secret = createChangesOf(SECRET);
const metadata = { name: 'web' };

const claim = createChangesOf({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata,
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
});
const account = createChangesOf({ apiVersion: 'v1', kind: 'ServiceAccount', metadata });
const role = createChangesOf({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata,
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }],
});
const binding = createChangesOf({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata,
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'web' },
  subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'elsewhere' }],
});
const policy = createChangesOf({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata,
  spec: { podSelector: { matchLabels: { app: 'web' } }, ingress: [{ ports: [{ port: 8080 }] }] },
});
const ingress = createChangesOf({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata,
  spec: {
    rules: [
      {
        host: 'web.example.com',
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
        },
      },
    ],
  },
});
const scaler = createChangesOf({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata,
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' },
    minReplicas: 2,
    maxReplicas: 4,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
  },
});
const priority = createChangesOf({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata, value: 1 });

/** Changes of other kinds. */
export const OTHER_CHANGES: readonly ManifestChange[] = [
  budget('maxUnavailable', { '/spec/maxUnavailable': 2 }),
  budget('maxUnavailable to minAvailable', { '/spec/maxUnavailable': GONE, '/spec/minAvailable': 1 }),
  budget('maxUnavailable and minAvailable', { '/spec/minAvailable': 1 }),
  budget('maxUnavailable a share', { '/spec/maxUnavailable': '50%' }),
  budget('maxUnavailable a digit string', { '/spec/maxUnavailable': '1' }),
  budget('maxUnavailable no share', { '/spec/maxUnavailable': '50' }),
  budget('maxUnavailable negative', { '/spec/maxUnavailable': -1 }),
  budget('maxUnavailable 0', { '/spec/maxUnavailable': 0 }),
  budget('maxUnavailable left out', { '/spec/maxUnavailable': GONE }),
  budget('selector', { '/spec/selector/matchLabels/tier': 'front' }),
  budget('selector empty', { '/spec/selector': {} }),
  budget(
    'selector of two labels in another order',
    { '/spec/selector/matchLabels': { b: '1', a: '2' } },
    { '/spec/selector/matchLabels': { a: '2', b: '1' } },
  ),
  budget('unhealthyPodEvictionPolicy', { '/spec/unhealthyPodEvictionPolicy': 'AlwaysAllow' }),
  budget('unhealthyPodEvictionPolicy unknown', { '/spec/unhealthyPodEvictionPolicy': 'Never' }),
  budget('of v1beta1', { '/apiVersion': 'policy/v1beta1' }),
  budget('name', { '/metadata/name': 'other' }),
  config('data', { '/data/color': 'red' }),
  config('data added', { '/data/more': '1' }),
  config('data removed', { '/data/color': GONE }),
  config('data gone', { '/data': GONE }),
  config('data empty, was left out', { '/data': {} }, { '/data': GONE }),
  config('data in another order', { '/data': { size: 'big', color: 'blue' } }),
  config('data a number', { '/data/color': 1 }),
  config('data null', { '/data/color': null }),
  config('data of several levels', { '/data/color': { main: 'blue' } }),
  config('data key that is none', { '/data/a b': '1' }),
  config('data too long', { '/data/color': 'x'.repeat(2 ** 20 + 1) }),
  config('data too long for the annotation', { '/data/color': 'x'.repeat(2 ** 18) }),
  config('binaryData', { '/binaryData': { logo: 'AAEC' } }),
  config('binaryData that is none', { '/binaryData': { logo: 'not base64!' } }),
  config('binaryData with the key of data', { '/binaryData': { color: 'AAEC' } }),
  config('immutable false written out', { '/immutable': false }),
  config('made immutable', { '/immutable': true }),
  config('made immutable with other data', { '/immutable': true, '/data/color': 'red' }),
  config('immutable, data', { '/data/color': 'red' }, { '/immutable': true }),
  config('immutable, label', { '/metadata/labels/more': 'a' }, { '/immutable': true }),
  config('immutable, made mutable', { '/immutable': false }, { '/immutable': true }),
  config('immutable, left out', { '/immutable': GONE }, { '/immutable': true }),
  secret('stringData', { '/stringData/password': 'battery staple' }),
  secret('stringData to data of the same content', {
    '/stringData': GONE,
    '/data': { password: 'Y29ycmVjdCBob3JzZQ==' },
  }),
  secret(
    'data to stringData of the same content',
    { '/data': GONE, '/stringData': { password: 'correct horse' } },
    { '/stringData': GONE, '/data': { password: 'Y29ycmVjdCBob3JzZQ==' } },
  ),
  secret(
    'data to stringData of other content',
    { '/data': GONE, '/stringData': { password: 'other' } },
    { '/stringData': GONE, '/data': { password: 'Y29ycmVjdCBob3JzZQ==' } },
  ),
  secret('stringData key renamed', { '/stringData': { pass: 'correct horse' } }),
  secret('stringData gone', { '/stringData': GONE }),
  secret('data that is no base64', { '/data': { more: 'not base64!' } }),
  secret('data and stringData of one key', { '/data': { password: 'YQ==' } }),
  secret('stringData a number', { '/stringData/password': 1234 }),
  secret('type default written out', { '/type': 'Opaque' }),
  secret('type', { '/type': 'example.com/other' }),
  secret('type of TLS without its keys', { '/type': 'kubernetes.io/tls' }),
  secret('immutable, data', { '/stringData/password': 'other' }, { '/immutable': true }),
  account('automount of the token', { '/automountServiceAccountToken': false }),
  account('annotation', { '/metadata/annotations': { role: 'a' } }),
  role('verbs', { '/rules/0/verbs': ['get'] }),
  role('verbs in another order', { '/rules/0/verbs': ['list', 'get'] }),
  role('verbs gone', { '/rules/0/verbs': GONE }),
  role('rules empty', { '/rules': [] }),
  binding('subject', { '/subjects/0/name': 'other' }),
  binding('roleRef', { '/roleRef/name': 'other' }),
  binding('roleRef without apiGroup', { '/roleRef/apiGroup': GONE }),
  policy('port', { '/spec/ingress/0/ports/0/port': 8081 }),
  policy('protocol written out', { '/spec/ingress/0/ports/0/protocol': 'TCP' }),
  policy('types written out', { '/spec/policyTypes': ['Ingress'] }),
  policy('egress added', { '/spec/egress': [{}] }),
  policy('egress added, types stated', { '/spec/egress': [{}] }, { '/spec/policyTypes': ['Ingress'] }),
  policy('ingress gone', { '/spec/ingress': GONE }),
  policy('ingress empty', { '/spec/ingress': [] }),
  policy('peer of an address that is none', { '/spec/ingress/0/from': [{ ipBlock: { cidr: '10.0.0.0' } }] }),
  policy('podSelector empty', { '/spec/podSelector': {} }),
  policy('podSelector left out', { '/spec/podSelector': GONE }),
  ingress('host', { '/spec/rules/0/host': 'other.example.com' }),
  ingress('pathType left out', { '/spec/rules/0/http/paths/0/pathType': GONE }),
  ingress('path without slash', { '/spec/rules/0/http/paths/0/path': 'a' }),
  ingress('port by name and number', { '/spec/rules/0/http/paths/0/backend/service/port/name': 'http' }),
  ingress('host in capitals', { '/spec/rules/0/host': 'WEB.example.com' }),
  ingress('class', { '/spec/ingressClassName': 'nginx' }),
  ingress('of v1beta1', { '/apiVersion': 'networking.k8s.io/v1beta1' }),
  scaler('maxReplicas', { '/spec/maxReplicas': 6 }),
  scaler('maxReplicas below minReplicas', { '/spec/maxReplicas': 1 }),
  scaler('maxReplicas left out', { '/spec/maxReplicas': GONE }),
  scaler('minReplicas 0', { '/spec/minReplicas': 0 }),
  scaler('minReplicas left out', { '/spec/minReplicas': GONE }),
  scaler('metrics left out', { '/spec/metrics': GONE }),
  scaler('target of the metric', { '/spec/metrics/0/resource/target/averageUtilization': 80 }),
  scaler('behavior default written out', { '/spec/behavior': { scaleUp: { stabilizationWindowSeconds: 0 } } }),
  scaler('of v1', { '/apiVersion': 'autoscaling/v1', '/spec/metrics': GONE }),
  scaler('of v1 with the same', {
    '/apiVersion': 'autoscaling/v1',
    '/spec/metrics': GONE,
    '/spec/targetCPUUtilizationPercentage': 70,
  }),
  priority('value', { '/value': 2 }),
  priority('description', { '/description': 'a' }),
  priority('preemptionPolicy default written out', { '/preemptionPolicy': 'PreemptLowerPriority' }),
];

/** Changes of claims that are bound. */
export const CLAIM_CHANGES: readonly ManifestChange[] = [
  claim('nothing', {}),
  claim('grows', { '/spec/resources/requests/storage': '2Gi' }),
  claim('shrinks', { '/spec/resources/requests/storage': '500Mi' }),
  claim('1Gi to 1024Mi', { '/spec/resources/requests/storage': '1024Mi' }),
  claim('1Gi to 1073741824', { '/spec/resources/requests/storage': '1073741824' }),
  claim('accessModes', { '/spec/accessModes': ['ReadWriteMany'] }),
  claim('volumeMode default written out', { '/spec/volumeMode': 'Filesystem' }),
  claim('storageClassName other', { '/spec/storageClassName': 'fast' }),
  claim('label', { '/metadata/labels': { a: 'b' } }),
  claim(
    'grows, class stated and left out',
    { '/spec/resources/requests/storage': '2Gi', '/spec/storageClassName': GONE },
    { '/spec/storageClassName': 'standard' },
  ),
];
