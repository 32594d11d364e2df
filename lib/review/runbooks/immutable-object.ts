import { Field } from '../../validation';

import { mergePatchOf } from './merge-patch';
import { applyOf, deleteUnlessAccepted, type ObjectUpdate } from './object-update';
import { comment, openRunbook } from './shell';

interface RecreatableKind {
  /** What of the live object, and of HEAD's, the API server compares. */
  readonly immutable: (before: Field, after: Field) => readonly [object, object];
  /** What the recreation does, for people. */
  readonly why: readonly string[];
}

const BINDING: RecreatableKind = {
  immutable: pickFields('roleRef'),
  why: [
    'The roleRef of a binding is immutable. So the binding is deleted and recreated.',
    'In between, its subjects do not have the rights that it grants. Pods run on, but their requests may be denied.',
  ],
};

/** Kinds whose objects can be deleted and recreated without loss of data. */
const RECREATABLE_KINDS: Readonly<Record<string, RecreatableKind>> = {
  Job: {
    immutable: jobSpecs,
    why: [
      'Most of the spec of a Job is immutable. So the Job is deleted with its pods, and recreated.',
      'A Job that is running stops, and starts from its beginning. A Job that is complete runs again.',
    ],
  },
  RoleBinding: BINDING,
  ClusterRoleBinding: BINDING,
  ConfigMap: {
    immutable: pickFields('immutable', 'data', 'binaryData'),
    why: [
      'The ConfigMap is immutable. So it is deleted and recreated. In between, no pod that needs it can start.',
      'Pods that run keep the old content until you restart them.',
    ],
  },
};

/** The commands that recreate an object because of its immutable fields. */
export function runbookOfImmutableObject(change: ObjectUpdate): readonly string[] {
  const { before, after } = change;
  const kind = before.at('kind').scalar;
  const { immutable, why } = RECREATABLE_KINDS[kind] as RecreatableKind;
  const [old, now] = immutable(before, after);
  return [
    ...openRunbook(`Recreate ${kind} ${before.at('metadata', 'name').scalar}`),
    ...why.map(comment),
    deleteUnlessAccepted(change, mergePatchOf(old, now), 'foreground'),
    applyOf(change),
  ];
}

function pickFields(...names: readonly string[]): RecreatableKind['immutable'] {
  const pick = (object: Field) => Object.fromEntries(names.map((name) => [name, object.at(name).raw]));
  return (before, after) => [pick(before), pick(after)];
}

/** The API server adds a selector and labels to the live Job, which HEAD does not have. */
function jobSpecs(before: Field, after: Field): readonly [object, object] {
  const stated = { ...after.at('spec').map };
  const { selector: _, template, ...spec } = { ...before.at('spec').map };
  const { metadata: __, ...pods } = { ...new Field(template).map };
  return [{ spec: { ...spec, template: pods } }, { spec: stated }];
}
