import { isName, NAMES, VALIDATED_SINCE } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { addressOf } from './address';
import { portNumber } from './ports';
import {
  all,
  each,
  fields,
  ifGiven,
  isGiven,
  leftOut,
  must,
  named,
  oneOf,
  pathSegment,
  type Rule,
  required,
  since,
  some,
  when,
} from './rule';

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';
/** What no path of a defined meaning has in it. */
const STRANGE_PATH = /\/\/|\/\.{1,2}(\/|$)|%2[fF]/;

const serviceName = since(VALIDATED_SINCE.serviceNamesWithDigits, named('label'), named('service'));

const port: Rule = (field, version) => {
  const [name, number] = [field.at('name'), field.at('number')];
  if (isGiven(name) && isGiven(number)) return [name.issue('left out: the port has a number')];
  if (!isGiven(name) && !isGiven(number)) return [field.issue('given, by name or number')];
  return [...named('port')(name, version), ...portNumber(number, version)];
};

const resource: Rule = ifGiven(
  fields({
    apiGroup: named('object'),
    kind: required('that of the resource', pathSegment),
    name: required('that of the resource', pathSegment),
  }),
);

const backend: Rule = all(
  fields({ resource }),
  when(
    (field) => !isGiven(field.at('resource')),
    fields({
      service: all(
        required('the Service that answers'),
        ifGiven(fields({ name: required('that of the Service', serviceName), port })),
      ),
    }),
  ),
  when((field) => isGiven(field.at('resource')), fields({ service: leftOut('the backend is a resource') })),
);

const path: Rule = all(
  fields({ pathType: required('what path means', oneOf('pathType')) }),
  when(
    (field) => ['Exact', 'Prefix'].includes(field.at('pathType').scalar),
    fields({
      path: required(
        'where requests go to',
        must(
          ({ scalar: word }) => word.startsWith('/') && !STRANGE_PATH.test(word),
          'a path that begins with "/", without "//", "." and ".." as parts and %2f',
        ),
      ),
    }),
  ),
  when(
    (field) => field.at('pathType').raw === 'ImplementationSpecific',
    fields({ path: must(({ scalar: word }) => word === '' || word.startsWith('/'), 'a path that begins with "/"') }),
  ),
  when((field) => isGiven(field.at('pathType')), fields({ backend })),
);

const host: Rule = must(isHost, `${NAMES.object.words}, in place of whose first part a "*" may stand`);

/** @see https://kubernetes.io/docs/concepts/services-networking/ingress/ */
export const ingress: Rule = all(
  fields({
    spec: all(
      fields({
        defaultBackend: ifGiven(backend),
        rules: each(
          fields({
            host: all(
              host,
              must(({ scalar: word }) => addressOf(word) === undefined, 'a DNS name, and no IP address'),
            ),
            http: ifGiven(fields({ paths: some('where requests go to', path) })),
          }),
        ),
        tls: each(fields({ hosts: each(host), secretName: named('object') })),
        ingressClassName: named('object'),
      }),
      when(
        (spec) => !isGiven(spec.at('defaultBackend')) && spec.at('rules').items().length === 0,
        fields({ rules: (rules) => [rules.issue('given, or defaultBackend')] }),
      ),
    ),
  }),
  sameClass,
);

function isHost({ scalar: word }: Field): boolean {
  return isName('object', word.replace(/^\*\./, '')) && word.length <= NAMES.object.maxLength;
}

function sameClass(object: Field): Issue[] {
  const [annotation, name] = [
    object.at('metadata', 'annotations', CLASS_ANNOTATION),
    object.at('spec', 'ingressClassName'),
  ];
  const isOther = isGiven(annotation) && isGiven(name) && annotation.raw !== name.raw;
  return isOther ? [annotation.issue('what spec.ingressClassName is, or left out')] : [];
}
