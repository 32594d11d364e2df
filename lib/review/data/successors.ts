import { Field } from '../../fields';
import { namespaceOf, type Outcome, podSpecOf } from '../cluster';

/** The workloads of BASE that a new workload may take the place of. */
export interface Succession {
  /** One, unless several of BASE are alike. */
  readonly from: readonly Outcome[];
  /** What they have in common. */
  readonly rule: string;
}

interface Rule {
  readonly name: string;
  /** Workloads with equal keys count as replacement and predecessor. Undefined if the rule does not apply. */
  readonly keyOf: (workload: Field, outcome: Outcome) => string | undefined;
}

/** By which workloads are paired. The first rule that fits decides. */
const RULES: readonly Rule[] = [
  {
    name: 'the same kind and name in another namespace',
    keyOf: (_, { identity }) => `${identity.kind} ${identity.name}`,
  },
  {
    name: 'the same name and namespace',
    keyOf: (_, { identity }) => `${namespaceOf(identity)}/${identity.name}`,
  },
  {
    name: 'the same selector',
    keyOf: (workload, { identity }) => {
      const { map } = workload.at('spec', 'selector');
      return map && `${namespaceOf(identity)} ${JSON.stringify(map)}`;
    },
  },
  {
    name: 'the same images and mount paths',
    keyOf: (workload) => keyIfMounted(workload, repositories(workload)),
  },
  {
    name: 'the same containers, ports and mount paths',
    keyOf: (workload) =>
      keyIfMounted(workload, [...containers(workload, 'name'), ...containers(workload, 'ports', '*', 'containerPort')]),
  },
];

/** For each new workload, by its key, the workloads of BASE that it may take the place of. */
export function successionsOf(gone: readonly Outcome[], created: readonly Outcome[]): ReadonlyMap<string, Succession> {
  const found = new Map<string, Succession>();
  let [from, to] = [gone, created];
  for (const { name, keyOf } of RULES) {
    const key = (outcome: Outcome) => keyOf(new Field((outcome.before ?? outcome.after)?.live), outcome);
    const groups = grouped(from, key);
    for (const [shared, successors] of grouped(to, key)) {
      const candidates = groups.get(shared);
      if (candidates === undefined) continue;
      for (const successor of successors) found.set(successor.key, { from: candidates, rule: name });
      from = from.filter((one) => !candidates.includes(one));
      to = to.filter((one) => !successors.includes(one));
    }
  }
  return found;
}

/** The outcomes that have a key, by their keys. */
function grouped(
  outcomes: readonly Outcome[],
  keyOf: (outcome: Outcome) => string | undefined,
): ReadonlyMap<string, readonly Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = keyOf(outcome);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  return groups;
}

function keyIfMounted(workload: Field, words: readonly string[]): string | undefined {
  const paths = containers(workload, 'volumeMounts', '*', 'mountPath');
  return paths.length === 0 ? undefined : JSON.stringify([words, paths]);
}

/** The repositories of the images, without tag and digest. */
function repositories(workload: Field): string[] {
  return containers(workload, 'image').map((image) => image.replace(/@.*$/, '').replace(/:[^/:]*$/, ''));
}

function containers(workload: Field, ...path: readonly string[]): string[] {
  const spec = podSpecOf(workload) as Field;
  return spec.find('containers', '*', ...path).map(({ word }) => word);
}
