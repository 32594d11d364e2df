import { Field } from '../../validation';
import { mergePatchOf } from './merge-patch';
import { applyOf, deleteUnlessAccepted, describeKindAndName, type ObjectUpdate } from './object-update';
import { comment, openRunbook } from './shell';

/** A kind whose objects can be deleted and recreated without loss of data. */
interface RecreatableKind {
  /** The immutable fields of the live object and of HEAD's object. */
  readonly immutableFields: (before: Field, after: Field) => readonly [object, object];
  /** Comments that explain what the recreation does. */
  readonly why: readonly string[];
}

const BINDING: RecreatableKind = {
  immutableFields: pickFields('roleRef'),
  why: [
    'The roleRef of a binding is immutable. So the binding is deleted and recreated.',
    'In between, its subjects do not have the rights that it grants. Pods run on, but their requests may be denied.',
  ],
};

const RECREATABLE_KINDS: Readonly<Record<string, RecreatableKind>> = {
  Job: {
    immutableFields: jobSpecs,
    why: [
      'Most of the spec of a Job is immutable. So the Job is deleted with its pods, and recreated.',
      'A Job that is running stops, and starts from its beginning. A Job that is complete runs again.',
    ],
  },
  RoleBinding: BINDING,
  ClusterRoleBinding: BINDING,
  ConfigMap: {
    immutableFields: pickFields('immutable', 'data', 'binaryData'),
    why: [
      'The ConfigMap is immutable. So it is deleted and recreated. In between, no pod that needs it can start.',
      'Pods that run keep the old content until you restart them.',
    ],
  },
};

/** The commands that recreate an object because of its immutable fields. */
export function runbookOfImmutableObject(update: ObjectUpdate): readonly string[] {
  const { before, after } = update;
  const { immutableFields, why } = RECREATABLE_KINDS[before.at('kind').scalar] as RecreatableKind;
  const [old, now] = immutableFields(before, after);
  return [
    ...openRunbook(`Recreate ${describeKindAndName(before)}`),
    ...why.map(comment),
    deleteUnlessAccepted(update, mergePatchOf(old, now), 'foreground'),
    applyOf(update),
  ];
}

function pickFields(...names: readonly string[]): RecreatableKind['immutableFields'] {
  const pick = (object: Field) => Object.fromEntries(names.map((name) => [name, object.at(name).raw]));
  return (before, after) => [pick(before), pick(after)];
}

/** The specs without the selector and pod labels that the API server adds to live Jobs. */
function jobSpecs(before: Field, after: Field): readonly [object, object] {
  const stated = { ...after.at('spec').map };
  const { selector: _, template, ...spec } = { ...before.at('spec').map };
  const { metadata: __, ...pods } = { ...new Field(template).map };
  return [{ spec: { ...spec, template: pods } }, { spec: stated }];
}
