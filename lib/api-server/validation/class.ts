import { isName, NAMES } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { all, fields, ifGiven, leftOut, must, named, oneOf, pathSegment, type Rule, required, when } from './rule';

const HIGHEST_PRIORITY = 1_000_000_000;
const MOST_PARAMETERS = 512;
const MOST_BYTES_OF_PARAMETERS = 256 * 1024;
const MOST_CHARACTERS_OF_A_CONTROLLER = 250;

/** The classes that every cluster has, and their priorities. */
const SYSTEM_CLASSES: Readonly<Record<string, number>> = {
  'system-cluster-critical': 2_000_000_000,
  'system-node-critical': 2_000_001_000,
};

/** @see https://kubernetes.io/docs/concepts/storage/storage-classes/ */
export const storageClass: Rule = fields({
  provisioner: required(
    'what makes the volumes',
    must(({ scalar: word }) => isName('labelKey', word.toLowerCase()), NAMES.labelKey.words),
  ),
  parameters: (parameters) => parametersOf(parameters),
  reclaimPolicy: when(({ raw: value }) => value !== '', oneOf('reclaimPolicy')),
  volumeBindingMode: oneOf('volumeBindingMode'),
});

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass */
export const priorityClass: Rule = all(
  when(
    (object) => isOfSystem(object),
    (object) =>
      SYSTEM_CLASSES[nameOf(object)] === object.at('value').raw && object.at('globalDefault').raw !== true
        ? []
        : [
            object
              .at('metadata', 'name')
              .issue('a name that does not begin with system-: such classes are those of Kubernetes'),
          ],
  ),
  when(
    (object) => !isOfSystem(object),
    fields({ value: must(({ raw: value }) => Number(value) <= HIGHEST_PRIORITY, `at most ${HIGHEST_PRIORITY}`) }),
  ),
  fields({ preemptionPolicy: oneOf('preemptionPolicy') }),
);

const parameters: Rule = ifGiven(
  all(
    fields({
      apiGroup: named('object'),
      kind: required('that of what the controller reads', pathSegment),
      name: required('what the controller reads', pathSegment),
      scope: oneOf('parametersScope'),
    }),
    when(
      (field) => field.at('scope').raw === 'Namespace',
      fields({ namespace: required('the scope is Namespace', named('label')) }),
    ),
    when((field) => field.at('scope').raw === 'Cluster', fields({ namespace: leftOut('the scope is Cluster') })),
  ),
);

/** A DNS name, `/` and a path, such as `example.com/controller`. */
export const domainPrefixedPath: Rule = must(({ scalar: word }) => {
  const [, domain, path = ''] = /^([^/]*)\/(.*)$/.exec(word) ?? [];
  return isName('object', domain) && /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(path);
}, 'a DNS name, "/" and a path, such as example.com/controller');

/** @see https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class */
export const ingressClass: Rule = fields({
  spec: fields({
    controller: required(
      'what serves Ingresses of this class',
      all(
        domainPrefixedPath,
        must(
          ({ scalar: word }) => word.length <= MOST_CHARACTERS_OF_A_CONTROLLER,
          `at most ${MOST_CHARACTERS_OF_A_CONTROLLER} characters`,
        ),
      ),
    ),
    parameters,
  }),
});

function isOfSystem(object: Field): boolean {
  return nameOf(object).startsWith('system-');
}

function nameOf(object: Field): string {
  return object.at('metadata', 'name').scalar;
}

function parametersOf(parameters: Field): Issue[] {
  const entries = parameters.entries();
  const bytes = entries.reduce((sum, [key, { scalar: word }]) => sum + Buffer.byteLength(key + word), 0);
  const isTooMuch = entries.length > MOST_PARAMETERS || bytes > MOST_BYTES_OF_PARAMETERS;
  return [
    ...(isTooMuch ? [parameters.issue(`at most ${MOST_PARAMETERS}, of ${MOST_BYTES_OF_PARAMETERS} bytes in all`)] : []),
    ...entries.filter(([key]) => key === '').map(([, value]) => value.issue('under a key that is not empty')),
  ];
}
