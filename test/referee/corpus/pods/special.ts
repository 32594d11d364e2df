import { affinityOf, labels } from './parts';

/** A pod template with fields that 1.34 honors, and 1.28 does not. */
export const later = {
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

/** A pod template with fields that only 1.36 and later honor. */
export const latest = {
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

/** A pod template with a volume of every type. */
export const storage = {
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

/** A pod template for Windows nodes. */
export const windows = {
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

/** A pod template with host namespaces, host ports, huge pages and devices. */
export const host = {
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
