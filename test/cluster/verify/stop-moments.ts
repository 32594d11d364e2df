import type { Manifest } from '../../manifests';
import { CANARY_IMAGE, withPartition } from '../../verify';
import type { TestNamespace } from '../kubectl';
import { createApp } from './app';
import type { StopRequest } from './stop-verify';

/** A moment at which a run of `verify` gets a signal. */
export interface StopMoment {
  readonly name: string;
  readonly live: readonly Manifest[];
  readonly args: readonly string[];
  readonly signal: StopRequest['signal'];
  /** The message that `verify` prints shortly before. */
  readonly message: string;
  /** Whether the announced step has begun. */
  isUnderWay(namespace: TestNamespace): Promise<boolean>;
  /** The pods that the run replaces nevertheless. */
  readonly replaced: readonly string[];
}

/** Pods that get ready slowly, so that the test does not miss the moment. */
const SLOW_READINESS = {
  container: { readinessProbe: { httpGet: { path: '/', port: 'http' }, initialDelaySeconds: 6, periodSeconds: 1 } },
};

/** All moments, by the signal and the step. */
export const STOP_MOMENTS: Readonly<Record<string, StopMoment>> = {
  'Ctrl-C while a deleted pod is not back': {
    name: 'away',
    live: createApp('away', SLOW_READINESS),
    args: [],
    signal: 'SIGINT',
    message: 'deletes away-1, and waits until it is back',
    isUnderWay: async (namespace) => !isReady(await namespace.read('pod', 'away-1')),
    replaced: ['away-1'],
  },
  'Ctrl-C while a pod runs the canary image': {
    name: 'trying',
    live: createApp('trying', { ...SLOW_READINESS, spec: withPartition(1) }),
    args: [`--canary=${CANARY_IMAGE}`],
    signal: 'SIGINT',
    message: `updates trying to ${CANARY_IMAGE}`,
    isUnderWay: async (namespace) =>
      (await namespace.read('pod', 'trying-1')).spec.containers[0].image === CANARY_IMAGE,
    replaced: ['trying-1'],
  },
  'Ctrl-C while the copy of the app exists': {
    name: 'copied',
    live: createApp('copied', SLOW_READINESS),
    args: ['--parallel'],
    signal: 'SIGINT',
    message: 'starts copied-',
    isUnderWay: async (namespace) => (await podsOf(namespace)).some((name) => /^copied-[0-9a-f]{6}-0$/.test(name)),
    replaced: ['copied-1'],
  },
  'SIGTERM while the helper pod exists': {
    name: 'helped',
    live: createApp('helped'),
    args: [],
    signal: 'SIGTERM',
    message: 'resolves helped-1.helped',
    isUnderWay: async (namespace) => (await podsOf(namespace)).some((name) => name.startsWith('verify-')),
    replaced: [],
  },
};

function isReady({ status }: Manifest): boolean {
  return status.conditions.some(({ type, status }: Manifest) => type === 'Ready' && status === 'True');
}

async function podsOf(namespace: TestNamespace): Promise<string[]> {
  return (await namespace.read('pods')).items.map(({ metadata }: Manifest) => metadata.name);
}
