import type { CheckId } from '../../../lib/verify';
import { edited } from '../../edited';
import { read } from '../../manifest-files';
import type { Manifest } from '../../manifests';
import { CANARY_IMAGE, externalService, sharedClaim, withPartition, withVolume } from '../../verify';
import { app } from './app';

/** An app that is broken, and the checks that must say so. */
export interface Broken {
  readonly name: string;
  /** What is on the cluster. */
  readonly live: readonly Manifest[];
  /** What the folder of manifests says. Default: what is on the cluster. */
  readonly stated?: readonly Manifest[];
  readonly args?: readonly string[];
  /** Each check that fails, and its reason. */
  readonly failing: Readonly<Partial<Record<CheckId, RegExp>>>;
  /** Whether its pods don't get ready. */
  readonly isUnready?: boolean;
}

/** Some looks change nothing, and take less time. */
const LOOK = ['--read-only', '--timeout=10'];

export const BROKEN: Readonly<Record<string, Broken>> = {
  'the manifests of the lab, whose governing Service is no headless one, and whose pods cannot write to /data': {
    name: 'python-app',
    live: asInLab(),
    args: ['--counter=/visits'],
    failing: {
      dns: /^the governing Service python-app is not headless: it has the address \S+; python-app resolves to/,
      isolation: /^python-app-0 cannot write a mark in \/data: .*Permission denied/,
      'app-persistence': /outside its volume \(\/data\)/,
    },
  },
  'a probe that is answered with 404': {
    name: 'lost',
    live: app('lost', { container: { readinessProbe: { httpGet: { path: '/nowhere', port: 5000 } } } }),
    args: LOOK,
    isUnready: true,
    failing: {
      ready: /lost-0 runs and is not ready: its readiness probe has not passed; lost-1 runs/,
      probes: /lost-0 fails its readinessProbe, GET \/nowhere at port 5000: it answered 404; lost-1 fails/,
    },
  },
  'one claim that all pods share': {
    name: 'sharing',
    live: [
      sharedClaim('everybodys'),
      ...app('sharing', withVolume({ persistentVolumeClaim: { claimName: 'everybodys' } })),
    ],
    failing: {
      claims: /^sharing-0, sharing-1 share the claim everybodys$/,
      isolation: /^sharing-0 sees in \/data the data of sharing-1; sharing-1 sees in \/data the data of sharing-0$/,
    },
  },
  'an image that cannot be pulled': {
    name: 'unpulled',
    live: app('unpulled', { container: { image: 'registry.invalid/web:1.0.0' } }),
    stated: app('unpulled'),
    args: LOOK,
    isUnready: true,
    failing: {
      objects:
        /^StatefulSet unpulled: spec\.template\.spec\.containers\[0\]\.image is 'registry\.invalid\/web:1\.0\.0', not /,
      ready: /unpulled-0 waits in container web: (ErrImagePull|ImagePullBackOff)/,
      probes: /unpulled-0.*(not running|Pending)/,
    },
  },
  'data in a folder that goes with the pod': {
    name: 'forgetful',
    live: app('forgetful', withVolume({ emptyDir: {} })),
    stated: app('forgetful'),
    failing: {
      objects: /volumeClaimTemplates.*PersistentVolumeClaim data-forgetful-0 is not there/,
      claims: /^forgetful-0 does not mount a claim data-forgetful-0; forgetful-1 does not mount/,
      persistence: /^the data in \/data of forgetful-1 is gone/,
    },
  },
  'a partition that is ignored': {
    name: 'heedless',
    live: app('heedless'),
    stated: app('heedless', { spec: withPartition(1) }),
    args: [`--canary=${CANARY_IMAGE}`],
    failing: {
      objects: /^StatefulSet heedless: spec\.updateStrategy\.rollingUpdate\.partition is 0, not 1$/,
      canary:
        /^nothing was updated: the manifest says RollingUpdate from ordinal 1 on, and the cluster RollingUpdate from ordinal 0 on$/,
    },
  },
  'claims that are smaller than the manifest says': {
    name: 'small',
    live: app('small', { size: '8Mi' }),
    stated: app('small', { size: '16Mi' }),
    args: LOOK,
    failing: {
      objects: /volumeClaimTemplates\[0\]\.spec\.resources\.requests\.storage is '8Mi', not '16Mi'$/,
      claims: /^data-small-0 has 8Mi, and should have 16Mi; data-small-1 has 8Mi/,
    },
  },
  'an outside Service that catches no pod': {
    name: 'unheard',
    live: [...app('unheard'), externalService('unheard', 'nobody')],
    stated: [...app('unheard'), externalService('unheard')],
    args: LOOK,
    failing: {
      objects: /^Service unheard-external: spec\.selector\.app is 'nobody', not 'unheard'$/,
      outside: /^the Service unheard-external selects no pod that is ready$/,
    },
  },
  'a StatefulSet that starts its pods one after another, unlike its manifest': {
    name: 'orderly',
    live: app('orderly', { spec: { podManagementPolicy: 'OrderedReady' } }),
    stated: app('orderly'),
    args: LOOK,
    failing: { objects: /^StatefulSet orderly: spec\.podManagementPolicy is 'OrderedReady', not 'Parallel'$/ },
  },
  'a PodDisruptionBudget that is missing': {
    name: 'unguarded',
    live: app('unguarded').filter(({ kind }) => kind !== 'PodDisruptionBudget'),
    stated: app('unguarded'),
    args: LOOK,
    failing: { objects: /^PodDisruptionBudget unguarded is not there$/ },
  },
};

/** It is started when it is looked at: later, its pods wait longer and longer between restarts. */
export const RESTARTING: Broken = {
  name: 'restarting',
  live: app('restarting', {
    container: {
      env: [{ name: 'FAIL_AFTER', value: '0' }],
      livenessProbe: { httpGet: { path: '/', port: 'http' }, periodSeconds: 1, failureThreshold: 10 },
      readinessProbe: { tcpSocket: { port: 'http' }, initialDelaySeconds: 4, periodSeconds: 1 },
    },
    spec: { replicas: 1 },
  }),
  args: ['--read-only'],
  failing: {
    ready: /restarting-0 had 1 restart within 10 seconds/,
    probes: /restarting-0 fails its livenessProbe, GET \/ at port 5000: it answered 500/,
  },
};

/** With another node port, since others may use that, images that are not pulled, and no volume of a name by chance. */
function asInLab(): Manifest[] {
  const [service, statefulSet] = read('test/lab/python-app.yaml');
  return [
    edited(service, { 'spec.ports[0].nodePort': undefined }),
    edited(statefulSet, {
      'spec.replicas': 2,
      'spec.template.spec.automountServiceAccountToken': false,
      'spec.template.spec.containers[0].imagePullPolicy': 'IfNotPresent',
    }),
  ];
}
