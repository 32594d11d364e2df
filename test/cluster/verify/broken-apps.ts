import type { CheckId } from '../../../lib/verify';
import type { Manifest } from '../../manifests';
import { CANARY_IMAGE, externalService, sharedClaim, withPartition, withVolume } from '../../verify';
import { createApp, readAppManifests } from './app';

/** An app with a fault, and the checks that must find it. */
export interface BrokenApp {
  readonly name: string;
  /** The objects on the cluster. */
  readonly live: readonly Manifest[];
  /** The manifests that `verify` reads. Default: `live`. */
  readonly stated?: readonly Manifest[];
  readonly args?: readonly string[];
  /** The checks that fail, with the reason. */
  readonly failing: Readonly<Partial<Record<CheckId, RegExp>>>;
  /** Whether its pods never get ready. Default: false. */
  readonly isUnready?: boolean;
}

/** Arguments of a short run that changes nothing. */
const BRIEF_READ_ONLY = ['--read-only', '--timeout=10'];

/** Apps with one fault each, by the fault. */
export const BROKEN_APPS: Readonly<Record<string, BrokenApp>> = {
  'a governing Service that is not headless, and pods that cannot write to /data': {
    name: 'python-app',
    live: readAppManifests('no-headless-service'),
    args: ['--counter=/visits'],
    failing: {
      dns: /^the governing Service python-app is not headless: it has the address \S+; python-app resolves to/,
      isolation: /^python-app-0 cannot write a mark in \/data: .*Permission denied/,
      'app-persistence': /outside its volume \(\/data\)/,
    },
  },
  'a probe that is answered with 404': {
    name: 'lost',
    live: createApp('lost', { container: { readinessProbe: { httpGet: { path: '/nowhere', port: 5000 } } } }),
    args: BRIEF_READ_ONLY,
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
      ...createApp('sharing', withVolume({ persistentVolumeClaim: { claimName: 'everybodys' } })),
    ],
    failing: {
      claims: /^sharing-0, sharing-1 share the claim everybodys$/,
      isolation: /^sharing-0 sees in \/data the data of sharing-1; sharing-1 sees in \/data the data of sharing-0$/,
    },
  },
  'an image that cannot be pulled': {
    name: 'unpulled',
    live: createApp('unpulled', { container: { image: 'registry.invalid/web:1.0.0' } }),
    stated: createApp('unpulled'),
    args: BRIEF_READ_ONLY,
    isUnready: true,
    failing: {
      objects:
        /^StatefulSet unpulled: spec\.template\.spec\.containers\[0\]\.image is 'registry\.invalid\/web:1\.0\.0', not /,
      ready: /unpulled-0 waits in container web: (ErrImagePull|ImagePullBackOff)/,
      probes: /unpulled-0.*(not running|Pending)/,
    },
  },
  'data in an emptyDir': {
    name: 'forgetful',
    live: createApp('forgetful', withVolume({ emptyDir: {} })),
    stated: createApp('forgetful'),
    failing: {
      objects: /volumeClaimTemplates.*PersistentVolumeClaim data-forgetful-0 is not there/,
      claims: /^forgetful-0 does not mount a claim data-forgetful-0; forgetful-1 does not mount/,
      persistence: /^the data in \/data of forgetful-1 is gone/,
    },
  },
  'a partition that is ignored': {
    name: 'heedless',
    live: createApp('heedless'),
    stated: createApp('heedless', { spec: withPartition(1) }),
    args: [`--canary=${CANARY_IMAGE}`],
    failing: {
      objects: /^StatefulSet heedless: spec\.updateStrategy\.rollingUpdate\.partition is 0, not 1$/,
      canary:
        /^nothing was updated: the manifest says RollingUpdate from ordinal 1 on, and the cluster RollingUpdate from ordinal 0 on$/,
    },
  },
  'claims that are smaller than the manifest says': {
    name: 'small',
    live: createApp('small', { size: '8Mi' }),
    stated: createApp('small', { size: '16Mi' }),
    args: BRIEF_READ_ONLY,
    failing: {
      objects: /volumeClaimTemplates\[0\]\.spec\.resources\.requests\.storage is '8Mi', not '16Mi'$/,
      claims: /^data-small-0 has 8Mi, and should have 16Mi; data-small-1 has 8Mi/,
    },
  },
  'an external Service that selects no pod': {
    name: 'unheard',
    live: [...createApp('unheard'), externalService('unheard', 'nobody')],
    stated: [...createApp('unheard'), externalService('unheard')],
    args: BRIEF_READ_ONLY,
    failing: {
      objects: /^Service unheard-external: spec\.selector\.app is 'nobody', not 'unheard'$/,
      outside: /^the Service unheard-external selects no pod that is ready$/,
    },
  },
  'a StatefulSet that starts its pods one after another, unlike its manifest': {
    name: 'orderly',
    live: createApp('orderly', { spec: { podManagementPolicy: 'OrderedReady' } }),
    stated: createApp('orderly'),
    args: BRIEF_READ_ONLY,
    failing: { objects: /^StatefulSet orderly: spec\.podManagementPolicy is 'OrderedReady', not 'Parallel'$/ },
  },
  'a PodDisruptionBudget that is missing': {
    name: 'unguarded',
    live: createApp('unguarded').filter(({ kind }) => kind !== 'PodDisruptionBudget'),
    stated: createApp('unguarded'),
    args: BRIEF_READ_ONLY,
    failing: { objects: /^PodDisruptionBudget unguarded is not there$/ },
  },
};

/** An app whose container restarts. Start it when `verify` runs, since pods wait longer before each restart. */
export const RESTARTING_APP: BrokenApp = {
  name: 'restarting',
  live: createApp('restarting', {
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
