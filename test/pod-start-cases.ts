import type { Manifest } from './manifests';

const labels = { app: 'web' };
const image = 'em1999jay/python-app:1.0.0';
const container = { name: 'app', image, imagePullPolicy: 'IfNotPresent' };
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Mi' } } };

interface StatefulSetParts {
  readonly name?: string;
  readonly serviceName?: string;
  readonly container?: object;
  readonly pod?: object;
  readonly claims?: readonly object[];
}

export function statefulSet({
  name = 'web',
  serviceName = 'web',
  container: more,
  pod,
  claims = [],
}: StatefulSetParts): Manifest {
  const spec = { containers: [{ ...container, ...more }], ...pod };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name },
    spec: {
      serviceName,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec },
      volumeClaimTemplates: claims,
    },
  };
}

const withClaim = (spec: object, metadata: object = {}) => ({
  claims: [{ metadata: { name: 'data', ...metadata }, spec }],
});
const claimOfSize = (storage: string) => ({ ...claim, resources: { requests: { storage } } });

/** StatefulSets whose claims can be created, or cannot. */
export const CLAIM_CASES: Readonly<Record<string, StatefulSetParts>> = {
  'with a claim': withClaim(claim),
  'with a claim of no size': withClaim({ accessModes: claim.accessModes }),
  'with a claim of size 0': withClaim(claimOfSize('0')),
  'with a claim of a negative size': withClaim(claimOfSize('-1Gi')),
  'with a claim of no access': withClaim({ resources: claim.resources }),
  'with a claim of unknown access': withClaim({ ...claim, accessModes: ['Often'] }),
  'with a claim for one pod and for many': withClaim({ ...claim, accessModes: ['ReadWriteOnce', 'ReadWriteOncePod'] }),
  'with a claim of a class that has no name': withClaim({ ...claim, storageClassName: 'Not A Class' }),
  'with a claim of an unknown mode': withClaim({ ...claim, volumeMode: 'Sometimes' }),
  'with a claim whose limit is less': withClaim({
    ...claim,
    resources: { requests: { storage: '2Gi' }, limits: { storage: '1Gi' } },
  }),
  'with a claim whose label is none': withClaim(claim, { labels: { a: 'b c' } }),
  'with a claim in capitals': withClaim(claim, { name: 'Data' }),
  'with a claim with a dot': withClaim(claim, { name: 'da.ta' }),
  'with a claim of a long name': withClaim(claim, { name: 'd'.repeat(63) }),
};

/** StatefulSets whose names are valid in their pods, or are not. */
export const NAME_CASES: Readonly<Record<string, StatefulSetParts>> = {
  'of 52 characters': { name: 'w'.repeat(52) },
  'of 53 characters': { name: 'w'.repeat(53) },
  'of 63 characters': { name: 'w'.repeat(63) },
  'that begins with a digit': { name: '3web' },
  'of a Service in capitals': { serviceName: 'Web' },
  'of a Service with a dot': { serviceName: 'we.b' },
  'of a Service with a long name': { serviceName: 'w'.repeat(64) },
  'of a Service that begins with a digit': { serviceName: '3web' },
};

/** StatefulSets whose pod templates 1.28 does not validate. */
export const TEMPLATE_CASES: Readonly<Record<string, StatefulSetParts>> = {
  'with a mount without volume': { container: { volumeMounts: [{ name: 'none', mountPath: '/data' }] } },
  'with a port of a long name': { container: { ports: [{ name: 'far-too-long-a-name', containerPort: 80 }] } },
  'with one host port twice': {
    container: {
      ports: [
        { containerPort: 80, hostPort: 31900 },
        { name: 'b', containerPort: 81, hostPort: 31900 },
      ],
    },
  },
  'with DNS of no server': { pod: { dnsPolicy: 'None' } },
  'with more asked for than allowed': {
    container: { resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } },
  },
};

const withSecurity = (securityContext: object, more: object = {}) => ({
  containers: [{ ...container, securityContext, ...more }],
});
const RESTRICTED = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};
const restricted = (change: object) => withSecurity({ ...RESTRICTED, ...change });
const withVolume = (source: object) => ({ ...withSecurity(RESTRICTED), volumes: [{ name: 'a', ...source }] });
const withPod = (spec: object) => ({ ...withSecurity(RESTRICTED), ...spec });
const { runAsNonRoot, seccompProfile, ...OF_CONTAINER } = RESTRICTED;

/** Pod specs that differ in the fields that Pod Security checks. */
export const POD_SECURITY_SPECS: readonly object[] = [
  { containers: [container] },
  restricted({}),
  ...[{ hostNetwork: true }, { hostPID: true }, { hostIPC: true }].map(withPod),
  restricted({ privileged: true, allowPrivilegeEscalation: true }),
  restricted({ privileged: false }),
  restricted({ procMount: 'Default' }),
  ...['NET_BIND_SERVICE', 'CHOWN', 'SYS_ADMIN', 'NET_RAW', 'ALL'].map((one) =>
    restricted({ capabilities: { drop: ['ALL'], add: [one] } }),
  ),
  restricted({ capabilities: { drop: ['NET_RAW'] } }),
  restricted({ capabilities: {} }),
  restricted({ allowPrivilegeEscalation: true }),
  restricted({ runAsUser: 0 }),
  restricted({ runAsUser: 1000 }),
  restricted({ runAsNonRoot: false }),
  ...['Unconfined', 'RuntimeDefault'].map((type) => restricted({ seccompProfile: { type } })),
  restricted({ seccompProfile: { type: 'Localhost', localhostProfile: 'a' } }),
  ...['container_t', 'container_engine_t', 'other_t'].map((type) => restricted({ seLinuxOptions: { type } })),
  restricted({ seLinuxOptions: { user: 'a' } }),
  restricted({ seLinuxOptions: { role: 'a' } }),
  restricted({ seLinuxOptions: { level: 'a' } }),
  withPod({
    containers: [{ ...container, securityContext: OF_CONTAINER }],
    securityContext: { runAsNonRoot, seccompProfile },
  }),
  withPod({ containers: [{ ...container, securityContext: OF_CONTAINER }], securityContext: { runAsNonRoot } }),
  withPod({ securityContext: { runAsNonRoot: false } }),
  withPod({ securityContext: { runAsUser: 0 } }),
  withPod({ securityContext: { seccompProfile: { type: 'Unconfined' } } }),
  ...['net.ipv4.tcp_syncookies', 'net.ipv4.tcp_keepalive_time', 'kernel.msgmax'].map((name) =>
    withPod({ securityContext: { sysctls: [{ name, value: '1' }] } }),
  ),
  withPod({ initContainers: [{ ...container, name: 'init' }] }),
  withPod({ initContainers: [{ ...container, name: 'init', securityContext: RESTRICTED }] }),
  ...[{ emptyDir: {} }, { hostPath: { path: '/a' } }, { nfs: { server: 'a', path: '/b' } }].map(withVolume),
  ...[{ configMap: { name: 'a' } }, { csi: { driver: 'a.example.com' } }, { gitRepo: { repository: 'a' } }].map(
    withVolume,
  ),
  withSecurity(RESTRICTED, { ports: [{ containerPort: 80, hostPort: 31901 }] }),
  withSecurity(RESTRICTED, { ports: [{ containerPort: 80 }] }),
  withSecurity(RESTRICTED, { readinessProbe: { httpGet: { port: 80, host: '192.0.2.1' } } }),
  withSecurity(RESTRICTED, { livenessProbe: { tcpSocket: { port: 80, host: '192.0.2.1' } } }),
  withSecurity(RESTRICTED, { lifecycle: { preStop: { httpGet: { port: 80, host: '192.0.2.1' } } } }),
  { ...withSecurity({ windowsOptions: { hostProcess: true } }), hostNetwork: true },
];

/** The ConfigMap and Secret that the pod specs refer to. */
export const CONFIG_OBJECTS: readonly Manifest[] = [
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'content' },
    data: { a: 'b' },
    binaryData: { bytes: 'Yg==' },
  },
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'content' }, stringData: { a: 'b' } },
];

const pod = (more: object, spec: object = {}) => ({
  terminationGracePeriodSeconds: 0,
  containers: [{ ...container, command: ['sleep', '600'], ...more }],
  ...spec,
});
const withVariable = (valueFrom: object) => pod({ env: [{ name: 'A', valueFrom }] });
const withMount = (source: object, mounts: object = { mountPath: '/v' }) =>
  pod({ volumeMounts: [{ name: 'v', ...mounts }] }, { volumes: [{ name: 'v', ...source }] });
const itemsOf = (key: string) => [{ key, path: 'a' }];
const runsAsRoot = { runAsNonRoot: true, runAsUser: 0 };

/** Pod specs that never get ready. */
export const FAILING_POD_SPECS: Readonly<Record<string, object>> = {
  'variable-of-no-key': withVariable({ configMapKeyRef: { name: 'content', key: 'none' } }),
  'variable-of-bytes': withVariable({ configMapKeyRef: { name: 'content', key: 'bytes' } }),
  'variable-of-no-secret-key': withVariable({ secretKeyRef: { name: 'content', key: 'none' } }),
  'file-of-no-key': withMount({ configMap: { name: 'content', items: itemsOf('none') } }),
  'file-of-no-secret-key': withMount({ secret: { secretName: 'content', items: itemsOf('none') } }),
  'file-of-many-sources': withMount({
    projected: { sources: [{ secret: { name: 'content', items: itemsOf('none') } }] },
  }),
  'root-in-container': pod({ securityContext: runsAsRoot }),
  'root-in-pod': pod({}, { securityContext: runsAsRoot }),
  'image-in-capitals': pod({ image: 'Web:1.0' }),
  'image-with-two-tags': pod({ image: 'web:1:2' }),
  'image-with-a-scheme': pod({ image: 'https://registry.example.com/web' }),
  'relative-folder': pod({ workingDir: 'data' }),
  'no-program': pod({ command: [''] }),
  'path-of-no-variable': withMount({ emptyDir: {} }, { mountPath: '/v', subPathExpr: '$(NONE)' }),
  'little-memory': pod({ resources: { limits: { memory: '1Mi' } } }),
  'ready-at-no-port': pod({ readinessProbe: { tcpSocket: { port: 'none' }, periodSeconds: 1 } }),
  'started-at-no-port': pod({ startupProbe: { tcpSocket: { port: 'none' }, periodSeconds: 1, failureThreshold: 600 } }),
  'greeted-at-no-port': pod({ lifecycle: { postStart: { httpGet: { port: 'none' } } } }),
};

/** Similar pod specs that get ready. */
export const STARTING_POD_SPECS: Readonly<Record<string, object>> = {
  'variable-of-a-key': withVariable({ configMapKeyRef: { name: 'content', key: 'a' } }),
  'variable-if-there': withVariable({ secretKeyRef: { name: 'content', key: 'none', optional: true } }),
  'file-of-bytes': withMount({ configMap: { name: 'content', items: itemsOf('bytes') } }),
  'file-not-mounted': pod({}, { volumes: [{ name: 'v', secret: { secretName: 'content', items: itemsOf('none') } }] }),
  'root-in-pod-alone': pod({ securityContext: { runAsUser: 1000 } }, { securityContext: runsAsRoot }),
  'root-allowed': pod({ securityContext: { runAsNonRoot: false } }, { securityContext: runsAsRoot }),
  'path-of-a-variable': pod(
    { env: [{ name: 'A', value: 'a' }], volumeMounts: [{ name: 'v', mountPath: '/v', subPathExpr: '$(A)' }] },
    { volumes: [{ name: 'v', emptyDir: {} }] },
  ),
  'alive-at-no-port': pod({ livenessProbe: { tcpSocket: { port: 'none' }, periodSeconds: 1, failureThreshold: 1 } }),
};
