import type { Manifest } from '../../manifests';
import { type AppOptions, createApp, withPartition, withReadinessDelay } from './apps';

/** Manifests that are applied one after the other. The forecast is that of HEAD on BASE. */
export interface RolloutCase {
  /** The manifests of an earlier revision, on which BASE keeps some pods. */
  readonly earlier?: readonly Manifest[];
  readonly base: readonly Manifest[];
  readonly head: readonly Manifest[];
}

const NEW_VERSION = '1.1.0';
const parallel = { podManagementPolicy: 'Parallel' };
const onDelete = { updateStrategy: { type: 'OnDelete' } };
const whenScaled = (whenScaled: string) => ({ persistentVolumeClaimRetentionPolicy: { whenScaled } });
const resources = (limits: object) => ({
  container: { resources: { requests: { memory: '1Mi', cpu: '1m' }, limits } },
});
const env = (...names: readonly string[]) => ({ container: { env: names.map((name) => ({ name, value: 'a' })) } });
const preStop = (seconds: number) => ({
  pod: { terminationGracePeriodSeconds: 20 },
  container: { lifecycle: { preStop: { exec: { command: ['sleep', `${seconds}`] } } } },
});

const cannotStart = { container: { securityContext: { runAsNonRoot: true, runAsUser: 0 } } };

/** Creates a case from the options of two apps, and options that both share. */
function changeApp(before: AppOptions, after: AppOptions, shared: AppOptions = {}): RolloutCase {
  return { base: createApp(mergeOptions(shared, before)), head: createApp(mergeOptions(shared, after)) };
}

function mergeOptions(shared: AppOptions, own: AppOptions): AppOptions {
  return {
    ...shared,
    ...own,
    spec: { ...shared.spec, ...own.spec },
    container: { ...shared.container, ...own.container },
  };
}

const TEMPLATE_CHANGES: Readonly<Record<string, RolloutCase>> = {
  'another image, on pods from the highest ordinal down': changeApp(
    {},
    { image: NEW_VERSION },
    { spec: { replicas: 3 }, container: withReadinessDelay(3) },
  ),
  'another image under Parallel, still one pod at a time': changeApp(
    {},
    { image: NEW_VERSION },
    { spec: { replicas: 3, minReadySeconds: 3, ...parallel } },
  ),
  'another image of the only pod, with an outage': changeApp({}, { image: NEW_VERSION }, { spec: { replicas: 1 } }),
  'another image behind a partition, counted from the first ordinal': changeApp(
    {},
    { image: NEW_VERSION },
    { spec: { replicas: 3, ordinals: { start: 5 }, ...withPartition(1) } },
  ),
  'another image under a partition above the number of pods, on none': changeApp(
    {},
    { image: NEW_VERSION },
    { spec: { replicas: 2, ...withPartition(7) } },
  ),
  'another image under OnDelete, on none': changeApp(
    {},
    { image: NEW_VERSION },
    { spec: { replicas: 2, ...onDelete } },
  ),
  'another image, and a preStop hook in both': changeApp({}, { image: NEW_VERSION }, preStop(3)),
  'an added preStop hook': changeApp({}, preStop(12), { pod: { terminationGracePeriodSeconds: 20 } }),
  'a removed preStop hook': changeApp(
    preStop(5),
    { image: NEW_VERSION },
    { pod: { terminationGracePeriodSeconds: 20 } },
  ),
  'another order of env': changeApp(env('A', 'B'), env('B', 'A')),
  'the same quantity in another canonical form': changeApp(
    resources({ memory: '1Gi' }),
    resources({ memory: '1073741824' }),
  ),
  'an empty securityContext': changeApp({}, { container: { securityContext: {} } }),
  'a new revision that cannot start, which stops the rollout at the first pod': changeApp({}, cannotStart),
  'another image, and two probes whose delays pass at the same time': changeApp(
    {},
    { image: NEW_VERSION },
    {
      spec: { replicas: 1 },
      container: {
        ...withReadinessDelay(12),
        startupProbe: { tcpSocket: { port: 5000 }, periodSeconds: 1, initialDelaySeconds: 12 },
      },
    },
  ),
  'another image, and a probe that must succeed three times': changeApp(
    {},
    { image: NEW_VERSION },
    {
      spec: { replicas: 1 },
      container: { readinessProbe: { tcpSocket: { port: 5000 }, periodSeconds: 2, successThreshold: 3 } },
    },
  ),
};

const CHANGES_WITHOUT_EFFECT: Readonly<Record<string, RolloutCase>> = {
  'the same quantities in other units, and explicit defaults': changeApp(
    { ...resources({ memory: '1Gi', cpu: '500m' }), claim: '16Mi' },
    {
      container: {
        ...resources({ memory: '1024Mi', cpu: '0.5' }).container,
        terminationMessagePath: '/dev/termination-log',
      },
      pod: { restartPolicy: 'Always', dnsPolicy: 'ClusterFirst' },
      spec: { podManagementPolicy: 'OrderedReady', revisionHistoryLimit: 10 },
      claim: '16384Ki',
    },
  ),
  'another image with an immutable field, which is rejected': changeApp({}, { image: NEW_VERSION, spec: parallel }),
};

const PARTITION_CHANGES: Readonly<Record<string, RolloutCase>> = {
  'a partition that is lowered to 0': {
    earlier: createApp({ spec: { replicas: 3, ...withPartition(3) } }),
    ...changeApp({ spec: withPartition(3) }, { spec: withPartition(0) }, { image: NEW_VERSION, spec: { replicas: 3 } }),
  },
  'a partition that is lowered by one, counted from the first ordinal': {
    earlier: createApp({ spec: { replicas: 3, ordinals: { start: 4 }, ...withPartition(2) } }),
    ...changeApp(
      { spec: withPartition(2) },
      { spec: withPartition(1) },
      { image: NEW_VERSION, spec: { replicas: 3, ordinals: { start: 4 } } },
    ),
  },
  'a partition that is lowered without pods of an earlier revision': changeApp(
    { spec: withPartition(2) },
    { spec: withPartition(0) },
  ),
  'OnDelete that becomes RollingUpdate': {
    earlier: createApp({ spec: onDelete }),
    ...changeApp({ spec: onDelete }, { spec: { updateStrategy: { type: 'RollingUpdate' } } }, { image: NEW_VERSION }),
  },
};

const REPLICA_CHANGES: Readonly<Record<string, RolloutCase>> = {
  'more pods, which start one after the other': changeApp(
    { spec: { replicas: 1 } },
    { spec: { replicas: 3 } },
    { claim: '16Mi', container: withReadinessDelay(2), spec: { minReadySeconds: 2 } },
  ),
  'more pods under Parallel': changeApp({ spec: { replicas: 1 } }, { spec: { replicas: 4 } }, { spec: parallel }),
  'fewer pods, whose claims are kept': changeApp(
    { spec: { replicas: 3 } },
    { spec: { replicas: 1 } },
    { claim: '16Mi' },
  ),
  'fewer pods under Parallel': changeApp({ spec: { replicas: 4 } }, { spec: { replicas: 1 } }, { spec: parallel }),
  'fewer pods and whenScaled Delete in one apply, which deletes claims': changeApp(
    { spec: { replicas: 3 } },
    { spec: { replicas: 1, ...whenScaled('Delete') } },
    { claim: '16Mi' },
  ),
  'fewer pods and whenScaled Retain in one apply, which keeps claims': changeApp(
    { spec: { replicas: 2, ...whenScaled('Delete') } },
    { spec: { replicas: 1, ...whenScaled('Retain') } },
    { claim: '16Mi' },
  ),
  'no pods, with an outage': changeApp({ spec: { replicas: 2 } }, { spec: { replicas: 0 } }, { claim: '16Mi' }),
  'replicas that are omitted for an autoscaler': changeApp(
    { spec: { replicas: 3 } },
    { spec: { replicas: undefined } },
  ),
  'ordinals that start at 1': changeApp({}, { spec: { ordinals: { start: 1 } } }, { claim: '16Mi' }),
  'all new ordinals, whose pods start before the old ones stop': changeApp(
    {},
    { spec: { ordinals: { start: 2 } } },
    { claim: '16Mi' },
  ),
  'all new ordinals under Parallel, with an outage': changeApp(
    {},
    { spec: { ordinals: { start: 2 } } },
    { spec: parallel, container: withReadinessDelay(3) },
  ),
  'a StatefulSet with another name, beside the old one': changeApp({}, { name: 'site' }, { claim: '16Mi' }),
};

const TEMPLATE_AND_REPLICA_CHANGES: Readonly<Record<string, RolloutCase>> = {
  'another image and more pods': changeApp(
    { spec: { replicas: 2 } },
    { image: NEW_VERSION, spec: { replicas: 3 } },
    { spec: { minReadySeconds: 2 } },
  ),
  'another image and a second pod': changeApp({ spec: { replicas: 1 } }, { image: NEW_VERSION, spec: { replicas: 2 } }),
  'another image and a second pod under Parallel': changeApp(
    { spec: { replicas: 1 } },
    { image: NEW_VERSION, spec: { replicas: 2 } },
    { spec: parallel, container: withReadinessDelay(4) },
  ),
  'another image and more pods behind a partition': changeApp(
    { spec: { replicas: 2 } },
    { image: NEW_VERSION, spec: { replicas: 3 } },
    { spec: withPartition(1) },
  ),
  'another image and fewer pods': changeApp({ spec: { replicas: 3 } }, { image: NEW_VERSION, spec: { replicas: 2 } }),
  'another image and only one pod left, with an outage': changeApp(
    { spec: { replicas: 2 } },
    { image: NEW_VERSION, spec: { replicas: 1 } },
  ),
  'another image and a new lowest ordinal under Parallel': changeApp(
    { spec: { replicas: 1, ordinals: { start: 1 } } },
    { image: NEW_VERSION, spec: { replicas: 2, ordinals: { start: 0 } } },
    { spec: parallel, container: withReadinessDelay(6) },
  ),
  'more pods, none of which can start': changeApp({ spec: { replicas: 1 } }, { spec: { replicas: 3 }, ...cannotStart }),
};

/** All cases, by the change from BASE to HEAD. */
export const ROLLOUT_CASES: Readonly<Record<string, RolloutCase>> = {
  ...TEMPLATE_CHANGES,
  ...CHANGES_WITHOUT_EFFECT,
  ...PARTITION_CHANGES,
  ...REPLICA_CHANGES,
  ...TEMPLATE_AND_REPLICA_CHANGES,
};
