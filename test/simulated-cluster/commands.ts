import { setImmediate } from 'node:timers/promises';
import type { Manifest } from '../manifests';
import type { Containers } from './containers';
import type { Network } from './network';
import type { Objects } from './objects';
import type { Pods } from './pods';
import type { SimulatedClock } from './simulated-clock';
import type { StatefulSets } from './stateful-sets';

const kindByResource: Readonly<Record<string, string>> = {
  nodes: 'Node',
  pods: 'Pod',
  services: 'Service',
  persistentvolumeclaims: 'PersistentVolumeClaim',
  'statefulsets.apps': 'StatefulSet',
};
const POLL_INTERVAL_MS = 500;

/** The parts of a simulated cluster. */
export interface ClusterParts {
  readonly objects: Objects;
  readonly pods: Pods;
  readonly statefulSets: StatefulSets;
  readonly containers: Containers;
  readonly network: Network;
  readonly clock: SimulatedClock;
}

/** A command of kubectl. */
export interface Command {
  /** The verb, the resource and the names. */
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string>>;
  /** The arguments after `--`. */
  readonly rest: readonly string[];
  readonly input: string;
}

/** A command failed. */
export class CommandRefused extends Error {
  constructor(
    readonly stderr: string,
    readonly code = 1,
    readonly stdout = '',
  ) {
    super(stderr);
  }
}

export function parseCommand(args: readonly string[], input = ''): Command {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const before = args.slice(0, end);
  const flags = before.filter((arg) => arg.startsWith('--')).map((flag) => flag.split(/=(.*)/s));
  return {
    words: before.filter((arg) => !arg.startsWith('--')),
    flags: Object.fromEntries(flags.map(([name = '', value = '']) => [name, value])),
    rest: args.slice(end + 1),
    input,
  };
}

type Verb = (parts: ClusterParts, command: Command) => string | Promise<string>;

/** The output of each command, by its verb. */
export const kubectlVerbs: Readonly<Record<string, Verb>> = {
  config: () =>
    JSON.stringify({ 'current-context': 'lab', contexts: [{ name: 'lab', context: { namespace: 'shop' } }] }),
  version: () => JSON.stringify({ serverVersion: { gitVersion: 'v1.34.4' } }),

  get({ objects }, { words: [, resource = '', name], flags, input }) {
    if (resource === 'namespace') return `namespace/${name}`;
    if (flags['--filename'] !== undefined) return findAll(objects.all, JSON.parse(input).items);
    const kind = kindByResource[resource] as string;
    if (name === undefined) return formatList(objects.of(kind, parseSelector(flags['--selector'])));
    const found = objects.find(kind, name);
    return found === undefined ? '' : JSON.stringify(found);
  },

  create({ objects, pods }, { input }) {
    const manifests: Manifest[] = JSON.parse(input).items;
    if (manifests[0].kind === 'SelfSubjectAccessReview') return 'true\n'.repeat(manifests.length);
    for (const one of manifests) one.kind === 'Pod' ? pods.create(one) : objects.create(one);
    return manifests.map(({ metadata }) => metadata.name).join('\n');
  },

  delete({ objects, pods, statefulSets }, { words: [, resource = '', ...names], flags }) {
    const kind = kindByResource[resource] as string;
    const selector = flags['--selector'];
    const found = selector ? objects.of(kind, parseSelector(selector)) : names.map((name) => objects.find(kind, name));
    for (const one of found.filter((one) => one !== undefined)) {
      if (kind === 'StatefulSet') statefulSets.delete(one);
      else if (kind === 'Pod' && flags['--grace-period'] !== '0') pods.startDeletion(one);
      else if (kind === 'Pod') pods.remove(one);
      else objects.remove(one);
    }
    return '';
  },

  patch({ objects }, { words: [, , name = ''], flags }) {
    const { spec } = objects.find('StatefulSet', name);
    const [test, replace] = JSON.parse(flags['--patch'] as string);
    const [container] = spec.template.spec.containers;
    if (container.image !== test.value) throw new CommandRefused('error: the server rejected our request');
    container.image = replace.value;
    return '';
  },

  exec({ objects, containers, network }, { words: [, name = ''], rest }) {
    const pod = objects.find('Pod', name);
    if (pod?.status.phase !== 'Running')
      throw new CommandRefused(`Error from server (NotFound): pods "${name}" not found`);
    const [program, option = '', asked = ''] = rest;
    if (program === 'nslookup') return network.lookup(option.replace('-type=', ''), asked);
    if (program === 'cat')
      return 'search shop.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.0.0.10\n';
    const { code, stdout, stderr } = containers.run(pod, rest);
    if (code !== 0) throw new CommandRefused(stderr, code, stdout);
    return stdout;
  },

  async rollout({ objects, clock }, { words: [, , target = ''], flags }) {
    const { spec, ...statefulSet } = objects.find('StatefulSet', target.replace('statefulset/', ''));
    const partition = spec.updateStrategy.rollingUpdate?.partition ?? 0;
    const end = clock.now + Number.parseInt(flags['--timeout'] as string, 10) * 1000;
    const live = () => objects.find('StatefulSet', statefulSet.metadata.name)?.status;
    const isDone = () => live().updatedReplicas >= spec.replicas - partition && live().readyReplicas === spec.replicas;
    while (!isDone()) {
      if (clock.now >= end) throw new CommandRefused('error: timed out waiting for the condition');
      clock.advance(POLL_INTERVAL_MS);
      await setImmediate();
    }
    return partition === 0
      ? `statefulset rolling update complete ${spec.replicas} pods at revision ${live().updateRevision}...`
      : `partitioned roll out complete: ${spec.replicas - partition} new pods have been updated...`;
  },
};

function parseSelector(selector = ''): Record<string, string> {
  return Object.fromEntries(selector === '' ? [] : selector.split(',').map((one) => one.split('=')));
}

function formatList(items: readonly Manifest[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}

function findAll(all: readonly Manifest[], wanted: readonly Manifest[]): string {
  const found = all.filter((one) =>
    wanted.some(({ kind, metadata }) => kind === one.kind && metadata.name === one.metadata.name),
  );
  if (found.length === 0) return '';
  return found.length === 1 ? JSON.stringify(found[0]) : formatList(found);
}
