import type { Manifest } from '../../manifests';
import { CANARY_IMAGE, withPartition } from '../../verify';
import type { TestNamespace } from '../kubectl';
import { app } from './app';
import type { Stop } from './stopped';

/** A moment at which the command is told to stop. */
export interface Moment {
  readonly name: string;
  readonly live: readonly Manifest[];
  readonly args: readonly string[];
  readonly signal: Stop['signal'];
  /** What it tells shortly before. */
  readonly tells: string;
  /** Whether what it then does has begun. */
  isUnderWay(namespace: TestNamespace): Promise<boolean>;
  /** The pods that are others afterwards. */
  readonly replaced: readonly string[];
}

/** Pods that take so long that nobody misses the moment. */
const SLOW = {
  container: { readinessProbe: { httpGet: { path: '/', port: 'http' }, initialDelaySeconds: 6, periodSeconds: 1 } },
};

export const MOMENTS: Readonly<Record<string, Moment>> = {
  'Ctrl-C while the pod that it deleted is away': {
    name: 'away',
    live: app('away', SLOW),
    args: [],
    signal: 'SIGINT',
    tells: 'deletes away-1, and waits until it is back',
    isUnderWay: async (namespace) => !isReady(await namespace.read('pod', 'away-1')),
    replaced: ['away-1'],
  },
  'Ctrl-C while a pod runs the canary': {
    name: 'trying',
    live: app('trying', { ...SLOW, spec: withPartition(1) }),
    args: [`--canary=${CANARY_IMAGE}`],
    signal: 'SIGINT',
    tells: `updates trying to ${CANARY_IMAGE}`,
    isUnderWay: async (namespace) =>
      (await namespace.read('pod', 'trying-1')).spec.containers[0].image === CANARY_IMAGE,
    replaced: ['trying-1'],
  },
  'Ctrl-C while the copy stands': {
    name: 'copied',
    live: app('copied', SLOW),
    args: ['--parallel'],
    signal: 'SIGINT',
    tells: 'starts copied-',
    isUnderWay: async (namespace) => (await podsOf(namespace)).some((name) => /^copied-[0-9a-f]{6}-0$/.test(name)),
    replaced: ['copied-1'],
  },
  'SIGTERM while the helper pod stands': {
    name: 'helped',
    live: app('helped'),
    args: [],
    signal: 'SIGTERM',
    tells: 'resolves helped-1.helped',
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
