import { namespaceOf } from '../../kubernetes';
import { Field } from '../../validation';
import { type Outcome, podSpecOf, titleOf } from '../cluster';

/** The workloads of BASE that a new workload may replace. */
export interface Succession {
  /** Usually one; several if BASE has several similar workloads. */
  readonly from: readonly [Outcome, ...Outcome[]];
  /** The properties that the old and the new workload have in common. */
  readonly rule: string;
  /** Whether unrelated workloads may have it in common, too. */
  readonly isVague: boolean;
}

interface PairingRule {
  readonly name: string;
  /** A new workload may replace an old one if they have a key in common. */
  readonly keysOf: (workload: Field, outcome: Outcome) => readonly string[];
  readonly isVague: boolean;
}

/** The rules that pair old and new workloads. The first rule that fits decides. */
const PAIRING_RULES: readonly PairingRule[] = [
  {
    name: 'the same kind and name in another namespace',
    keysOf: (_, { identity }) => [titleOf(identity)],
    isVague: false,
  },
  {
    name: 'the same name and namespace',
    keysOf: (_, { identity }) => [`${namespaceOf(identity)}/${identity.name}`],
    isVague: false,
  },
  {
    name: 'the same selector',
    keysOf: (workload, { identity }) => {
      const { map } = workload.at('spec', 'selector');
      return map ? [`${namespaceOf(identity)} ${JSON.stringify(map)}`] : [];
    },
    isVague: false,
  },
  {
    name: 'the same images and mount paths',
    keysOf: (workload) => keysWithMountPaths(workload, scalarsOf(workload, 'image').map(repositoryOf)),
    isVague: false,
  },
  {
    name: 'the same containers, ports and mount paths',
    keysOf: (workload) =>
      keysWithMountPaths(workload, [
        ...scalarsOf(workload, 'name'),
        ...scalarsOf(workload, 'ports', '*', 'containerPort'),
      ]),
    isVague: true,
  },
  {
    name: 'a container with the same image',
    keysOf: (workload) => containersWithMounts(workload).map((container) => imageName(container.at('image').scalar)),
    isVague: true,
  },
  {
    name: 'a container with the same name and mount path',
    keysOf: (workload) => containersWithMounts(workload).flatMap(mountPathKeysOf),
    isVague: true,
  },
];

/** Pairs each new workload, by its key, with the workloads of BASE that it may replace. */
export function successionsOf(gone: readonly Outcome[], created: readonly Outcome[]): ReadonlyMap<string, Succession> {
  const successions = new Map<string, Succession>();
  let [old, now] = [gone, created];
  for (const rule of PAIRING_RULES) {
    const pairs = pairBy(rule, old, now);
    for (const { successor, from } of pairs) {
      successions.set(successor.key, { from, rule: rule.name, isVague: rule.isVague });
    }
    const paired = new Set(pairs.flatMap(({ successor, from }) => [successor, ...from]));
    old = old.filter((outcome) => !paired.has(outcome));
    now = now.filter((outcome) => !paired.has(outcome));
  }
  return successions;
}

interface Pair {
  readonly successor: Outcome;
  readonly from: Succession['from'];
}

function pairBy({ keysOf }: PairingRule, old: readonly Outcome[], now: readonly Outcome[]): Pair[] {
  const keys = (outcome: Outcome) => keysOf(new Field((outcome.before ?? outcome.after)?.live), outcome);
  const oldByKey = groupByKey(old, keys);
  return now.flatMap((successor): Pair[] => {
    const [first, ...others] = findAny(oldByKey, keys(successor));
    return first === undefined ? [] : [{ successor, from: [first, ...others] }];
  });
}

function groupByKey(
  outcomes: readonly Outcome[],
  keysOf: (outcome: Outcome) => readonly string[],
): ReadonlyMap<string, readonly Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    for (const key of keysOf(outcome)) {
      const group = groups.get(key);
      if (group) group.push(outcome);
      else groups.set(key, [outcome]);
    }
  }
  return groups;
}

/** The outcomes that have any of these keys. */
function findAny(groups: ReadonlyMap<string, readonly Outcome[]>, keys: readonly string[]): Outcome[] {
  return [...new Set(keys.flatMap((key) => groups.get(key) ?? []))];
}

/** A key for pairing: these values and all mount paths of a workload. None if no container mounts a volume. */
function keysWithMountPaths(workload: Field, values: readonly string[]): string[] {
  const paths = scalarsOf(workload, 'volumeMounts', '*', 'mountPath');
  return paths.length === 0 ? [] : [JSON.stringify([values, paths])];
}

/** A key for each mount of a container. */
function mountPathKeysOf(container: Field): string[] {
  const name = container.at('name').scalar;
  return container.find('volumeMounts', '*', 'mountPath').map((path) => JSON.stringify([name, path.scalar]));
}

function containersWithMounts(workload: Field): Field[] {
  return containersOf(workload).filter((container) => container.find('volumeMounts', '*').length > 0);
}

/** The scalars at a path in each container. */
function scalarsOf(workload: Field, ...path: readonly string[]): string[] {
  return containersOf(workload).flatMap((container) => container.find(...path).map(({ scalar }) => scalar));
}

function containersOf(workload: Field): Field[] {
  const spec = podSpecOf(workload) as Field;
  return spec.find('containers', '*');
}

/** An image without tag and digest. */
function repositoryOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}

/** The last part of the repository of an image. */
function imageName(image: string): string {
  return String(repositoryOf(image).split('/').at(-1));
}
