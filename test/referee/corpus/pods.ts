import type { Manifest } from '../../manifests';

const labels = { app: 'web', tier: 'back' };
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
const affinityOf = (term: object) => ({
  requiredDuringSchedulingIgnoredDuringExecution: [term],
  preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 10, podAffinityTerm: term }],
});

const ordinary = {
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

/** What only later versions know or heed. */
const later = {
  metadata: { labels },
  spec: {
    terminationGracePeriodSeconds: 30,
    hostUsers: false,
    os: { name: 'linux' },
    resources: { requests: { cpu: '2', memory: '1Gi' }, limits: { cpu: '4', memory: '2Gi' } },
    securityContext: {
      supplementalGroupsPolicy: 'Strict',
      appArmorProfile: { type: 'RuntimeDefault' },
      seLinuxChangePolicy: 'Recursive',
    },
    affinity: {
      podAntiAffinity: affinityOf({
        topologyKey: 'zone',
        labelSelector: { matchLabels: { app: 'web' } },
        matchLabelKeys: ['pod-template-hash'],
        mismatchLabelKeys: ['tier'],
      }),
    },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'zone',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { app: 'web' } },
        matchLabelKeys: ['tier'],
      },
    ],
    resourceClaims: [
      { name: 'gpu', resourceClaimName: 'gpu' },
      { name: 'net', resourceClaimTemplateName: 'net' },
    ],
    initContainers: [
      {
        name: 'proxy',
        image: 'proxy:1',
        restartPolicy: 'Always',
        readinessProbe: { tcpSocket: { port: 1 } },
        lifecycle: { preStop: { sleep: { seconds: 3 } } },
        resources: { requests: { cpu: '500m' } },
      },
      {
        name: 'init',
        image: 'app:1',
        resources: { requests: { cpu: '1500m' } },
        resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
      },
    ],
    containers: [
      {
        name: 'app',
        image: 'app:1',
        env: [
          { name: '1 strange name', value: 'a' },
          { name: 'IPS', valueFrom: { fieldRef: { fieldPath: 'status.hostIPs' } } },
        ],
        lifecycle: { preStop: { sleep: { seconds: 5 } } },
        resources: {
          requests: { cpu: '1' },
          limits: { cpu: '2' },
          claims: [{ name: 'gpu' }, { name: 'net', request: 'a' }],
        },
        resizePolicy: [
          { resourceName: 'cpu', restartPolicy: 'NotRequired' },
          { resourceName: 'memory', restartPolicy: 'RestartContainer' },
        ],
        securityContext: { procMount: 'Unmasked', appArmorProfile: { type: 'Localhost', localhostProfile: 'mine' } },
        volumeMounts: [{ name: 'empty', mountPath: '/empty', readOnly: true, recursiveReadOnly: 'IfPossible' }],
      },
    ],
    volumes: [{ name: 'empty', emptyDir: {} }],
  },
};

/** What only 1.36 heeds. */
const latest = {
  metadata: { labels },
  spec: {
    hostnameOverride: 'web.example.com',
    containers: [
      {
        name: 'app',
        image: 'app:1',
        restartPolicy: 'Never',
        restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [3, 4] } }],
        env: [{ name: 'FILE', valueFrom: { fileKeyRef: { volumeName: 'empty', path: 'a/b', key: 'KEY' } } }],
        volumeMounts: [{ name: 'model', mountPath: '/model' }],
      },
    ],
    volumes: [
      { name: 'empty', emptyDir: {} },
      { name: 'model', image: { reference: 'model:1', pullPolicy: 'Always' } },
    ],
  },
};

/** The driver of every sort of storage. */
const storage = {
  metadata: { labels },
  spec: {
    containers: [{ name: 'app', image: 'app:1' }],
    volumes: [
      { name: 'nfs', nfs: { server: 'nfs.example.com', path: '/a' } },
      { name: 'git', gitRepo: { repository: 'https://example.com/a.git', directory: 'a', revision: 'b' } },
      { name: 'gce', gcePersistentDisk: { pdName: 'a', partition: 1, readOnly: true } },
      { name: 'aws', awsElasticBlockStore: { volumeID: 'a', partition: 1 } },
      {
        name: 'iscsi',
        iscsi: {
          targetPortal: '10.0.0.1:3260',
          iqn: 'iqn.2001-04.com.example:storage',
          lun: 1,
          chapAuthSession: true,
          secretRef: { name: 'a' },
          initiatorName: 'eui.0123456789abcdef',
        },
      },
      { name: 'gluster', glusterfs: { endpoints: 'a', path: 'b' } },
      { name: 'flocker', flocker: { datasetName: 'a' } },
      { name: 'rbd', rbd: { monitors: ['a'], image: 'b' } },
      { name: 'cinder', cinder: { volumeID: 'a', secretRef: { name: 'a' } } },
      { name: 'cephfs', cephfs: { monitors: ['a'] } },
      { name: 'quobyte', quobyte: { registry: 'a:1,b:2', volume: 'b', tenant: 'c' } },
      { name: 'fc', fc: { targetWWNs: ['a'], lun: 2 } },
      { name: 'fc2', fc: { wwids: ['a'] } },
      { name: 'flex', flexVolume: { driver: 'a/b', options: { a: 'b' } } },
      { name: 'file', azureFile: { secretName: 'a', shareName: 'b' } },
      { name: 'disk', azureDisk: { diskName: 'a', diskURI: 'https://a', kind: 'Shared', cachingMode: 'None' } },
      { name: 'managed', azureDisk: { diskName: 'a', diskURI: '/subscriptions/a', kind: 'Managed' } },
      { name: 'vsphere', vsphereVolume: { volumePath: 'a' } },
      { name: 'photon', photonPersistentDisk: { pdID: 'a' } },
      { name: 'portworx', portworxVolume: { volumeID: 'a' } },
      { name: 'scale', scaleIO: { gateway: 'a', system: 'b', volumeName: 'c', secretRef: { name: 'a' } } },
      { name: 'storageos', storageos: { volumeName: 'a', volumeNamespace: 'b', secretRef: { name: 'a' } } },
    ],
  },
};

const windows = {
  metadata: { labels },
  spec: {
    os: { name: 'windows' },
    hostNetwork: true,
    securityContext: {
      runAsNonRoot: true,
      windowsOptions: {
        gmsaCredentialSpecName: 'a',
        gmsaCredentialSpec: 'b',
        runAsUserName: 'DOMAIN\\user',
        hostProcess: true,
      },
    },
    initContainers: [{ name: 'init', image: 'app:1', securityContext: { windowsOptions: { hostProcess: true } } }],
    containers: [
      {
        name: 'app',
        image: 'app:1',
        ports: [{ containerPort: 80, hostPort: 80 }],
        securityContext: { windowsOptions: { runAsUserName: 'user' } },
      },
    ],
  },
};

/** Pods that share much with their node, and have its huge pages and devices. */
const host = {
  metadata: { labels },
  spec: {
    hostNetwork: true,
    hostPID: true,
    hostIPC: true,
    priorityClassName: 'system-node-critical',
    preemptionPolicy: 'PreemptLowerPriority',
    containers: [
      {
        name: 'app',
        image: 'app:1',
        ports: [{ name: 'a', containerPort: 8080, hostPort: 8080 }],
        securityContext: { privileged: true, capabilities: { add: ['SYS_ADMIN'] } },
        volumeMounts: [{ name: 'host', mountPath: '/host', mountPropagation: 'Bidirectional' }],
        resources: {
          requests: { cpu: '1', 'hugepages-2Mi': '4Mi', 'example.com/gpu': '2' },
          limits: { 'hugepages-2Mi': '4Mi', 'example.com/gpu': '2' },
        },
      },
    ],
    volumes: [{ name: 'host', hostPath: { path: '/' } }],
  },
};

/** Templates of pods, between them with about every field that there is, by the first version that heeds all of it. */
export const POD_SPECIMENS: readonly {
  readonly name: string;
  readonly since: '1.28' | '1.34' | '1.36';
  readonly template: Manifest;
}[] = [
  { name: 'ordinary', since: '1.28', template: ordinary },
  { name: 'storage', since: '1.28', template: storage },
  { name: 'windows', since: '1.28', template: windows },
  { name: 'host', since: '1.28', template: host },
  { name: 'later', since: '1.34', template: later },
  { name: 'latest', since: '1.36', template: latest },
];

/** What has templates of pods, or is a Pod. */
export const WORKLOAD_KINDS: Readonly<
  Record<
    string,
    {
      readonly struct: string;
      readonly at: readonly string[];
      readonly claims: readonly string[];
      readonly make: (template: Manifest) => Manifest;
    }
  >
> = {
  Pod: {
    struct: 'core/v1.Pod',
    at: [],
    claims: [],
    make: ({ metadata, spec }) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, name: 'web' }, spec }),
  },
  Deployment: {
    struct: 'apps/v1.Deployment',
    at: ['spec', 'template'],
    claims: [],
    make: (template) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { selector: { matchLabels: { app: 'web' } }, template },
    }),
  },
  StatefulSet: {
    struct: 'apps/v1.StatefulSet',
    at: ['spec', 'template'],
    claims: ['data'],
    make: (template) => ({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'web' },
      spec: { serviceName: 'web', selector: { matchLabels: { app: 'web' } }, template, volumeClaimTemplates: [CLAIM] },
    }),
  },
};

const CLAIM = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};
