import { Field } from '../../validation';

import { namespaceOf, type Outcome, podSpecOf } from '../cluster';

/** The workloads of BASE that a new workload may take the place of. */
export interface Succession {
  /** One, unless several of BASE are alike. */
  readonly from: readonly Outcome[];
  /** What they have in common. */
  readonly rule: string;
  /** Whether workloads that have nothing to do with each other may have it in common too. */
  readonly isVague: boolean;
}

interface PairingRule {
  readonly name: string;
  /** Workloads with a key in common count as replacement and predecessor. */
  readonly keysOf: (workload: Field, outcome: Outcome) => readonly string[];
  readonly isVague?: true;
}

/** By which workloads are paired. The first rule that fits decides. */
const PAIRING_RULES: readonly PairingRule[] = [
  {
    name: 'the same kind and name in another namespace',
    keysOf: (_, { identity }) => [`${identity.kind} ${identity.name}`],
  },
  {
    name: 'the same name and namespace',
    keysOf: (_, { identity }) => [`${namespaceOf(identity)}/${identity.name}`],
  },
  {
    name: 'the same selector',
    keysOf: (workload, { identity }) => {
      const { map } = workload.at('spec', 'selector');
      return map ? [`${namespaceOf(identity)} ${JSON.stringify(map)}`] : [];
    },
  },
  {
    name: 'the same images and mount paths',
    keysOf: (workload) => mountKeysOf(workload, containerFieldsOf(workload, 'image').map(repositoryOf)),
  },
  {
    name: 'the same containers, ports and mount paths',
    keysOf: (workload) =>
      mountKeysOf(workload, [
        ...containerFieldsOf(workload, 'name'),
        ...containerFieldsOf(workload, 'ports', '*', 'containerPort'),
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
    keysOf: (workload) =>
      containersWithMounts(workload).flatMap((container) =>
        container
          .find('volumeMounts', '*', 'mountPath')
          .map((path) => JSON.stringify([container.at('name').scalar, path.scalar])),
      ),
    isVague: true,
  },
];

/** For each new workload, by its key, the workloads of BASE that it may take the place of. */
export function successionsOf(gone: readonly Outcome[], created: readonly Outcome[]): ReadonlyMap<string, Succession> {
  const found = new Map<string, Succession>();
  let [from, to] = [gone, created];
  for (const { name, keysOf, isVague = false } of PAIRING_RULES) {
    const keys = (outcome: Outcome) => keysOf(new Field((outcome.before ?? outcome.after)?.live), outcome);
    const groups = groupByKey(from, keys);
    const pairs = to
      .map((successor) => ({ successor, candidates: findCandidates(groups, keys(successor)) }))
      .filter(({ candidates }) => candidates.length > 0);
    for (const { successor, candidates } of pairs) found.set(successor.key, { from: candidates, rule: name, isVague });
    const taken = new Set(pairs.flatMap(({ successor, candidates }) => [successor, ...candidates]));
    from = from.filter((one) => !taken.has(one));
    to = to.filter((one) => !taken.has(one));
  }
  return found;
}

/** The outcomes that have a key, by their keys. */
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

function findCandidates(groups: ReadonlyMap<string, readonly Outcome[]>, keys: readonly string[]): Outcome[] {
  return [...new Set(keys.flatMap((key) => groups.get(key) ?? []))];
}

function mountKeysOf(workload: Field, words: readonly string[]): string[] {
  const paths = containerFieldsOf(workload, 'volumeMounts', '*', 'mountPath');
  return paths.length === 0 ? [] : [JSON.stringify([words, paths])];
}

/** The containers that mount something. */
function containersWithMounts(workload: Field): Field[] {
  const spec = podSpecOf(workload) as Field;
  return spec.find('containers', '*').filter((container) => container.find('volumeMounts', '*').length > 0);
}

/** An image without tag and digest. */
function repositoryOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}

/** The last part of the repository of an image. */
function imageName(image: string): string {
  return String(repositoryOf(image).split('/').at(-1));
}

function containerFieldsOf(workload: Field, ...path: readonly string[]): string[] {
  const spec = podSpecOf(workload) as Field;
  return spec.find('containers', '*', ...path).map(({ scalar: word }) => word);
}
