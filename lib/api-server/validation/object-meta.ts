import {
  isOlder,
  KINDS,
  type KubernetesVersion,
  OBJECT_NAME_FORMS,
  STRING_FORMS,
  type StringForm,
} from '../../kubernetes';
import { type Field, type FieldRule, f, type Issue, isSet } from '../../validation';
import { annotationRules, labelRules } from './labels';
import { compatibleFinalizers, finalizer } from './names';

/** The characters of `generateName` that the API server keeps before it appends five of its own. */
const MOST_OF_A_GENERATED_NAME = 58;
/** The kinds whose finalizers need no domain. */
const ACCEPTING_ANY_FINALIZER = ['coordination.k8s.io/v1 Lease', 'policy/v1 PodDisruptionBudget'];
const GROUP_VERSION = 'GROUP/VERSION, such as apps/v1';

const ownerReferenceRules: FieldRule = f.allOf(
  f.object({
    apiVersion: f.required(
      GROUP_VERSION,
      f.refine(({ scalar }) => /^([^/]*\/)?[^/]+$/.test(scalar), GROUP_VERSION),
    ),
    kind: f.required('the kind of the owner'),
    name: f.required('the name of the owner'),
    uid: f.required('the UID of the owner'),
  }),
  f.refine(
    (owner) => owner.at('apiVersion').raw !== 'v1' || owner.at('kind').raw !== 'Event',
    'an object other than an Event, which cannot be an owner',
  ),
);

const commonRules: FieldRule = f.object({
  labels: labelRules,
  annotations: annotationRules,
  ownerReferences: f.allOf(f.array(ownerReferenceRules), validateOneController),
  finalizers: compatibleFinalizers,
});

const namespacedRules: FieldRule = f.object({ namespace: f.optional(f.name('label')) });
const finalizerRules: FieldRule = f.object({ finalizers: f.array(finalizer) });
const anyFinalizerRules: FieldRule = f.object({ finalizers: f.array(f.name('labelKey')) });

/**
 * The issues of the metadata of an object of a kind.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export function validateObjectMeta(metadata: Field, kind: string, version: KubernetesVersion): readonly Issue[] {
  return [
    ...commonRules(metadata, version),
    ...(KINDS[kind]?.namespaced === false ? [] : namespacedRules(metadata, version)),
    ...(ACCEPTING_ANY_FINALIZER.includes(kind) ? anyFinalizerRules : finalizerRules)(metadata, version),
    ...validateName(metadata, nameFormOf(kind, version)),
  ];
}

function validateOneController(owners: Field): readonly Issue[] {
  const controllers = owners.items().filter((owner) => owner.at('controller').raw === true);
  return controllers.slice(1).map((owner) => owner.at('controller').issue('true for one owner alone'));
}

function nameFormOf(kind: string, version: KubernetesVersion): StringForm {
  const { form, later } = OBJECT_NAME_FORMS[kind] ?? { form: 'object' };
  return STRING_FORMS[later === undefined || isOlder(version, later.since) ? form : later.form];
}

function validateName(metadata: Field, form: StringForm): readonly Issue[] {
  const [name, prefix] = [metadata.at('name'), metadata.at('generateName')];
  if (!isSet(prefix)) return hasForm(form, name.scalar) ? [] : [name.issue(form.words)];
  // The prefix is judged as the start of a name: it may end with "-".
  const issues = hasForm(form, prefix.scalar.replace(/-$/, 'a')) ? [] : [prefix.issue(form.words)];
  const generated = isSet(name) ? name.scalar : `${prefix.scalar.slice(0, MOST_OF_A_GENERATED_NAME)}aaaaa`;
  return hasForm(form, generated) ? issues : [...issues, (isSet(name) ? name : prefix).issue(form.words)];
}

/** Whether a name has the form. API servers accept path segments of any length. */
function hasForm({ pattern, maxLength }: StringForm, name: string): boolean {
  const isTooLong = name.length > maxLength && pattern !== STRING_FORMS.pathSegment.pattern;
  return pattern.test(name) && !isTooLong;
}
