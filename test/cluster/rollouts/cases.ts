import type { Manifest } from '../../manifests';
import { app, type Other, partition, readyAfter } from './apps';

/** What is applied one after the other: the forecast is of the last, on the one before it. */
export interface Case {
  /** What an earlier revision is from, that BASE holds back on some pods. */
  readonly earlier?: readonly Manifest[];
  readonly base: readonly Manifest[];
  readonly head: readonly Manifest[];
}

const V2 = '1.1.0';
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

/** From one app to another, both of which say `shared` too. */
function from(before: Other, after: Other, shared: Other = {}): Case {
  return { base: app(merged(shared, before)), head: app(merged(shared, after)) };
}

function merged(shared: Other, own: Other): Other {
  return {
    ...shared,
    ...own,
    spec: { ...shared.spec, ...own.spec },
    container: { ...shared.container, ...own.container },
  };
}

const TEMPLATES: Readonly<Record<string, Case>> = {
  'another image: from the highest down': from({}, { image: V2 }, { spec: { replicas: 3 }, container: readyAfter(3) }),
  'another image under Parallel: one at a time all the same': from(
    {},
    { image: V2 },
    { spec: { replicas: 3, minReadySeconds: 3, ...parallel } },
  ),
  'another image of the only pod: an outage': from({}, { image: V2 }, { spec: { replicas: 1 } }),
  'another image behind a partition, counted from the first ordinal': from(
    {},
    { image: V2 },
    { spec: { replicas: 3, ordinals: { start: 5 }, ...partition(1) } },
  ),
  'another image under a partition above the number of pods: none': from(
    {},
    { image: V2 },
    { spec: { replicas: 2, ...partition(7) } },
  ),
  'another image under OnDelete: none': from({}, { image: V2 }, { spec: { replicas: 2, ...onDelete } }),
  'another image, and a preStop hook in both': from({}, { image: V2 }, preStop(3)),
  'a preStop hook that comes': from({}, preStop(12), { pod: { terminationGracePeriodSeconds: 20 } }),
  'a preStop hook that goes': from(preStop(5), { image: V2 }, { pod: { terminationGracePeriodSeconds: 20 } }),
  'the order of env': from(env('A', 'B'), env('B', 'A')),
  'a quantity of another canonical form': from(resources({ memory: '1Gi' }), resources({ memory: '1073741824' })),
  'an empty securityContext': from({}, { container: { securityContext: {} } }),
  'a new revision that cannot start: the rollout stops at the first pod': from({}, cannotStart),
  'another image, and two probes whose delays pass at the same time': from(
    {},
    { image: V2 },
    {
      spec: { replicas: 1 },
      container: {
        ...readyAfter(12),
        startupProbe: { tcpSocket: { port: 5000 }, periodSeconds: 1, initialDelaySeconds: 12 },
      },
    },
  ),
  'another image, and a probe that must succeed three times': from(
    {},
    { image: V2 },
    {
      spec: { replicas: 1 },
      container: { readinessProbe: { tcpSocket: { port: 5000 }, periodSeconds: 2, successThreshold: 3 } },
    },
  ),
};

const NOT_CHANGES: Readonly<Record<string, Case>> = {
  'quantities spelled otherwise, and defaults written out': from(
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
  'another image beside what cannot change: refused': from({}, { image: V2, spec: parallel }),
};

const PARTITIONS: Readonly<Record<string, Case>> = {
  'a partition that is lowered to nothing': {
    earlier: app({ spec: { replicas: 3, ...partition(3) } }),
    ...from({ spec: partition(3) }, { spec: partition(0) }, { image: V2, spec: { replicas: 3 } }),
  },
  'a partition that is lowered by one, counted from the first ordinal': {
    earlier: app({ spec: { replicas: 3, ordinals: { start: 4 }, ...partition(2) } }),
    ...from(
      { spec: partition(2) },
      { spec: partition(1) },
      { image: V2, spec: { replicas: 3, ordinals: { start: 4 } } },
    ),
  },
  'a partition that is lowered where no earlier revision is held': from({ spec: partition(2) }, { spec: partition(0) }),
  'OnDelete that becomes RollingUpdate': {
    earlier: app({ spec: onDelete }),
    ...from({ spec: onDelete }, { spec: { updateStrategy: { type: 'RollingUpdate' } } }, { image: V2 }),
  },
};

const COUNTS: Readonly<Record<string, Case>> = {
  'more pods, each of which waits for the one before': from(
    { spec: { replicas: 1 } },
    { spec: { replicas: 3 } },
    { claim: '16Mi', container: readyAfter(2), spec: { minReadySeconds: 2 } },
  ),
  'more pods under Parallel': from({ spec: { replicas: 1 } }, { spec: { replicas: 4 } }, { spec: parallel }),
  'fewer pods: their claims stay': from({ spec: { replicas: 3 } }, { spec: { replicas: 1 } }, { claim: '16Mi' }),
  'fewer pods under Parallel': from({ spec: { replicas: 4 } }, { spec: { replicas: 1 } }, { spec: parallel }),
  'fewer pods and whenScaled Delete in one apply: their claims go': from(
    { spec: { replicas: 3 } },
    { spec: { replicas: 1, ...whenScaled('Delete') } },
    { claim: '16Mi' },
  ),
  'fewer pods and whenScaled Retain in one apply: their claims stay': from(
    { spec: { replicas: 2, ...whenScaled('Delete') } },
    { spec: { replicas: 1, ...whenScaled('Retain') } },
    { claim: '16Mi' },
  ),
  'no pods: an outage': from({ spec: { replicas: 2 } }, { spec: { replicas: 0 } }, { claim: '16Mi' }),
  'a count left out, for an autoscaler': from({ spec: { replicas: 3 } }, { spec: { replicas: undefined } }),
  'ordinals that begin elsewhere': from({}, { spec: { ordinals: { start: 1 } } }, { claim: '16Mi' }),
  'ordinals that all are others: the new pods come first': from(
    {},
    { spec: { ordinals: { start: 2 } } },
    { claim: '16Mi' },
  ),
  'ordinals that all are others under Parallel: an outage': from(
    {},
    { spec: { ordinals: { start: 2 } } },
    { spec: parallel, container: readyAfter(3) },
  ),
  'a StatefulSet under another name: the old one goes on': from({}, { name: 'site' }, { claim: '16Mi' }),
};

const BOTH: Readonly<Record<string, Case>> = {
  'another image and more pods': from(
    { spec: { replicas: 2 } },
    { image: V2, spec: { replicas: 3 } },
    { spec: { minReadySeconds: 2 } },
  ),
  'another image and more pods, where there was one': from(
    { spec: { replicas: 1 } },
    { image: V2, spec: { replicas: 2 } },
  ),
  'another image and more pods under Parallel, where there was one': from(
    { spec: { replicas: 1 } },
    { image: V2, spec: { replicas: 2 } },
    { spec: parallel, container: readyAfter(4) },
  ),
  'another image and more pods behind a partition': from(
    { spec: { replicas: 2 } },
    { image: V2, spec: { replicas: 3 } },
    { spec: partition(1) },
  ),
  'another image and fewer pods': from({ spec: { replicas: 3 } }, { image: V2, spec: { replicas: 2 } }),
  'another image and one pod left: an outage': from({ spec: { replicas: 2 } }, { image: V2, spec: { replicas: 1 } }),
  'another image and more pods at the lower end under Parallel': from(
    { spec: { replicas: 1, ordinals: { start: 1 } } },
    { image: V2, spec: { replicas: 2, ordinals: { start: 0 } } },
    { spec: parallel, container: readyAfter(6) },
  ),
  'more pods, none of which can start': from({ spec: { replicas: 1 } }, { spec: { replicas: 3 }, ...cannotStart }),
};

/** The changes that are applied, and watched. */
export const CASES: Readonly<Record<string, Case>> = {
  ...TEMPLATES,
  ...NOT_CHANGES,
  ...PARTITIONS,
  ...COUNTS,
  ...BOTH,
};
