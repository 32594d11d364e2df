import { isName, isOlder, KINDS, type KubernetesVersion, NAMES, type NameForm, OBJECT_NAMES } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { annotationKeys, labels } from './pod';
import { all, each, fields, isGiven, must, named, type Rule, required, when } from './rule';

/** Of a name to be generated, so much is kept; five characters come behind. */
const MOST_OF_A_GENERATED_NAME = 58;
/** The kinds of which API servers ask less than of others. */
const TAKING_ANY_FINALIZER = ['coordination.k8s.io/v1 Lease', 'policy/v1 PodDisruptionBudget'];
const CONFLICTING_FINALIZERS = ['orphan', 'foregroundDeletion'];
const STANDARD_FINALIZERS = ['kubernetes', ...CONFLICTING_FINALIZERS];

/** What names a finalizer: one of Kubernetes' own, or one behind a DNS name. */
export const finalizer: Rule = must(
  ({ scalar: word }) => STANDARD_FINALIZERS.includes(word) || (word.includes('/') && isName('labelKey', word)),
  `${STANDARD_FINALIZERS.join(', ')}, or a DNS name, "/" and a name`,
);

const isEvent = (owner: Field): boolean => owner.at('apiVersion').raw === 'v1' && owner.at('kind').raw === 'Event';

const owner: Rule = all(
  fields({
    apiVersion: required(
      'that of the owner',
      must(({ scalar: word }) => /^([^/]*\/)?[^/]+$/.test(word), 'GROUP/VERSION, such as apps/v1'),
    ),
    kind: required('that of the owner'),
    name: required('that of the owner'),
    uid: required('that of the owner'),
  }),
  when(isEvent, (event) => [event.issue('another object than an Event, which owns nothing')]),
);

const oneController: Rule = (owners) => {
  const controllers = owners.items().filter((one) => one.at('controller').raw === true);
  return controllers.slice(1).map((one) => one.at('controller').issue('true for one owner alone'));
};

const conflicting: Rule = (finalizers) =>
  CONFLICTING_FINALIZERS.every((name) => finalizers.items().some(({ raw: value }) => value === name))
    ? [finalizers.issue(`without one of ${CONFLICTING_FINALIZERS.join(' and ')}: they exclude each other`)]
    : [];

const ofAll = fields({
  labels,
  annotations: annotationKeys,
  ownerReferences: all(each(owner), oneController),
  finalizers: conflicting,
});

/**
 * The metadata of an object of this kind.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export function metadata(kind: string): Rule {
  const namespace = KINDS[kind]?.namespaced === false ? all() : named('label');
  const finalizers = each(TAKING_ANY_FINALIZER.includes(kind) ? named('labelKey') : finalizer);
  return all(ofAll, fields({ namespace, finalizers }), (field, version) => nameProblems(field, formOf(kind, version)));
}

function formOf(kind: string, version: KubernetesVersion): NameForm {
  const { form, later } = OBJECT_NAMES[kind] ?? { form: 'object' };
  return NAMES[later === undefined || isOlder(version, later.since) ? form : later.form];
}

function nameProblems(metadata: Field, form: NameForm): readonly Issue[] {
  const [name, prefix] = [metadata.at('name'), metadata.at('generateName')];
  if (!isGiven(prefix)) return illegal(form, name, name.scalar);
  const whole = isGiven(name) ? name.scalar : `${prefix.scalar.slice(0, MOST_OF_A_GENERATED_NAME)}aaaaa`;
  return [
    ...illegal(form, prefix, prefix.scalar.replace(/-$/, 'a')),
    ...illegal(form, isGiven(name) ? name : prefix, whole),
  ];
}

/** Names that are parts of URLs may have any length. */
function illegal({ pattern, maxLength, words }: NameForm, field: Field, name: string): Issue[] {
  const isTooLong = name.length > maxLength && pattern !== NAMES.pathSegment.pattern;
  return pattern.test(name) && !isTooLong ? [] : [field.issue(words)];
}
