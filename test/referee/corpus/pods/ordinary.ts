import { affinityOf, labels } from './parts';

const labelSelector = {
  matchLabels: { app: 'web' },
  matchExpressions: [{ key: 'tier', operator: 'In', values: ['back'] }],
};
const handler = { httpGet: { path: '/live', port: 'http', httpHeaders: [{ name: 'X-Probe', value: 'a' }] } };

/** A container that says about all that an ordinary one can say. */
const container = {
  name: 'app',
  image: 'registry.example.com/app:1',
  imagePullPolicy: 'Always',
  command: ['serve'],
  args: ['--all'],
  workingDir: '/srv',
  terminationMessagePath: '/dev/log',
  terminationMessagePolicy: 'FallbackToLogsOnError',
  ports: [
    { name: 'http', containerPort: 8080, protocol: 'TCP' },
    { name: 'metrics', containerPort: 9090, hostPort: 9090, hostIP: '127.0.0.1' },
    { name: 'dns', containerPort: 53, hostPort: 9053, protocol: 'UDP' },
  ],
  env: [
    { name: 'PLAIN', value: 'a' },
    { name: 'NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'LABEL', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } },
    { name: 'NOTE', valueFrom: { fieldRef: { fieldPath: "metadata.annotations['Note.x/Y']" } } },
    { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } },
    {
      name: 'MEMORY',
      valueFrom: { resourceFieldRef: { containerName: 'app', resource: 'requests.memory', divisor: '1Mi' } },
    },
    { name: 'CONFIG', valueFrom: { configMapKeyRef: { name: 'config', key: 'a.b', optional: true } } },
    { name: 'SECRET', valueFrom: { secretKeyRef: { name: 'secret', key: 'password' } } },
  ],
  envFrom: [{ prefix: 'C_', configMapRef: { name: 'config' } }, { secretRef: { name: 'secret', optional: true } }],
  volumeMounts: [
    { name: 'data', mountPath: '/data', subPath: 'a/b' },
    { name: 'empty', mountPath: '/empty', subPathExpr: '$(NAME)/x', mountPropagation: 'HostToContainer' },
    { name: 'config', mountPath: '/config', readOnly: true },
    { name: 'secret', mountPath: '/secret', readOnly: true },
  ],
  resources: {
    requests: { cpu: '100m', memory: '64Mi' },
    limits: { cpu: '1', memory: '128Mi', 'ephemeral-storage': '1Gi' },
  },
  livenessProbe: {
    ...handler,
    initialDelaySeconds: 5,
    periodSeconds: 7,
    timeoutSeconds: 2,
    failureThreshold: 4,
    terminationGracePeriodSeconds: 9,
  },
  readinessProbe: { tcpSocket: { port: 8080, host: 'localhost' }, successThreshold: 2 },
  startupProbe: { grpc: { port: 9090, service: 'health' }, failureThreshold: 30 },
  lifecycle: {
    postStart: { exec: { command: ['true'] } },
    preStop: { httpGet: { path: '/stop', port: 8080, scheme: 'HTTPS' } },
  },
  securityContext: {
    runAsUser: 1000,
    runAsGroup: 1000,
    runAsNonRoot: true,
    readOnlyRootFilesystem: true,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
    seccompProfile: { type: 'RuntimeDefault' },
    seLinuxOptions: { level: 's0' },
  },
};

const podTerm = {
  topologyKey: 'kubernetes.io/hostname',
  labelSelector,
  namespaces: ['other'],
  namespaceSelector: labelSelector,
};
const nodeTerm = {
  matchExpressions: [
    { key: 'disk', operator: 'In', values: ['ssd'] },
    { key: 'gpu', operator: 'DoesNotExist' },
    { key: 'cores', operator: 'Gt', values: ['3'] },
  ],
  matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['node-1'] }],
};

/** A pod template with about every field that the oldest supported version honors. */
export const ordinary = {
  metadata: { labels, annotations: { note: 'a', 'Note.x/Y': 'b' } },
  spec: {
    terminationGracePeriodSeconds: 20,
    restartPolicy: 'Always',
    dnsPolicy: 'None',
    dnsConfig: {
      nameservers: ['10.0.0.1', 'fd00::1'],
      searches: ['example.com', 'svc.local.'],
      options: [{ name: 'ndots', value: '2' }],
    },
    serviceAccountName: 'default',
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    nodeSelector: { disk: 'ssd' },
    schedulerName: 'default-scheduler',
    shareProcessNamespace: true,
    hostname: 'host',
    subdomain: 'web',
    setHostnameAsFQDN: false,
    hostAliases: [{ ip: '10.1.2.3', hostnames: ['db', 'db.example.com'] }],
    imagePullSecrets: [{ name: 'pull' }],
    readinessGates: [{ conditionType: 'example.com/ready' }],
    tolerations: [
      { key: 'dedicated', operator: 'Equal', value: 'web', effect: 'NoSchedule' },
      { key: 'gone', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 },
      { operator: 'Exists', effect: 'PreferNoSchedule' },
    ],
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'zone',
        whenUnsatisfiable: 'DoNotSchedule',
        minDomains: 2,
        labelSelector,
        nodeAffinityPolicy: 'Honor',
        nodeTaintsPolicy: 'Ignore',
        matchLabelKeys: ['pod-template-hash'],
      },
      { maxSkew: 2, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector },
    ],
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [nodeTerm] },
        preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, preference: nodeTerm }],
      },
      podAffinity: affinityOf(podTerm),
      podAntiAffinity: affinityOf({ topologyKey: 'zone', labelSelector }),
    },
    securityContext: {
      runAsUser: 1000,
      runAsGroup: 1000,
      fsGroup: 1000,
      fsGroupChangePolicy: 'OnRootMismatch',
      supplementalGroups: [1, 2],
      seccompProfile: { type: 'Localhost', localhostProfile: 'profiles/a.json' },
      sysctls: [
        { name: 'net.ipv4.tcp_syncookies', value: '1' },
        { name: 'kernel.shm_rmid_forced', value: '1' },
      ],
    },
    initContainers: [
      {
        name: 'init',
        image: 'app:1',
        volumeMounts: [{ name: 'empty', mountPath: '/empty' }],
        resources: { requests: { cpu: '1' } },
      },
    ],
    containers: [
      container,
      {
        name: 'second',
        image: 'app:2',
        ports: [{ name: 'http', containerPort: 8081 }],
        volumeMounts: [{ name: 'all', mountPath: '/all' }],
        volumeDevices: [{ name: 'block', devicePath: '/dev/xvda' }],
      },
    ],
    volumes: [
      { name: 'data', persistentVolumeClaim: { claimName: 'data', readOnly: true } },
      { name: 'block', persistentVolumeClaim: { claimName: 'block' } },
      { name: 'empty', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
      {
        name: 'config',
        configMap: { name: 'config', defaultMode: 256, optional: true, items: [{ key: 'a', path: 'b/c', mode: 384 }] },
      },
      { name: 'secret', secret: { secretName: 'secret', items: [{ key: 'a', path: 'a' }] } },
      { name: 'host', hostPath: { path: '/var/log', type: 'Directory' } },
      {
        name: 'info',
        downwardAPI: {
          items: [
            { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
            {
              path: 'cpu',
              mode: 256,
              resourceFieldRef: { containerName: 'app', resource: 'limits.cpu', divisor: '1' },
            },
          ],
        },
      },
      {
        name: 'all',
        projected: {
          defaultMode: 256,
          sources: [
            { secret: { name: 'secret', items: [{ key: 'a', path: 's' }] } },
            { configMap: { name: 'config', items: [{ key: 'a', path: 'c' }] } },
            { downwardAPI: { items: [{ path: 'd', fieldRef: { fieldPath: 'metadata.name' } }] } },
            { serviceAccountToken: { path: 'token', audience: 'api', expirationSeconds: 7200 } },
          ],
        },
      },
      {
        name: 'scratch',
        ephemeral: {
          volumeClaimTemplate: {
            metadata: { labels: { a: 'b' }, annotations: { c: 'd' } },
            spec: {
              accessModes: ['ReadWriteOnce'],
              storageClassName: 'fast',
              volumeMode: 'Filesystem',
              resources: { requests: { storage: '1Gi' } },
            },
          },
        },
      },
      { name: 'csi', csi: { driver: 'csi.example.com', readOnly: true, nodePublishSecretRef: { name: 'secret' } } },
    ],
  },
};
