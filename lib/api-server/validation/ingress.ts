import { ENUM_VALUES, hasForm, STRING_FORMS, VALIDATED_SINCE } from '../../kubernetes';
import { type Field, type FieldRule, f, type Issue, isNonEmpty, isSet } from '../../validation';
import { parseAddress } from './ip-address';
import { pathSegment } from './names';
import { portNumber } from './ports';

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';
/** Parts that no exact path and no prefix may have. */
const FORBIDDEN_IN_PATHS = /\/\/|\/\.{1,2}(\/|$)|%2[fF]/;

const servicePortRules: FieldRule = f.allOf(
  f.refine((port) => isSet(port.at('name')) || isSet(port.at('number')), 'given, by name or number'),
  f.when(f.has('number'), f.object({ name: f.forbidden('the port has a number') })),
  f.when(f.not(f.has('number')), f.object({ name: f.optional(f.name('port')) })),
  f.when(f.not(f.has('name')), f.object({ number: f.optional(portNumber) })),
);

const serviceRules: FieldRule = f.object({
  name: f.required(
    'the name of the Service',
    f.since(VALIDATED_SINCE.serviceNamesWithDigits, f.name('label'), f.name('service')),
  ),
  port: servicePortRules,
});

const resourceRules: FieldRule = f.object({
  apiGroup: f.optional(f.name('object')),
  kind: f.required('the kind of the resource', pathSegment),
  name: f.required('the name of the resource', pathSegment),
});

const backendRules: FieldRule = f.allOf(
  f.object({ resource: f.optional(resourceRules) }),
  f.when(
    f.not(f.has('resource')),
    f.object({ service: f.required('the Service that answers the requests', serviceRules) }),
  ),
  f.when(f.has('resource'), f.object({ service: f.forbidden('the backend is a resource') })),
);

const pathRules: FieldRule = f.allOf(
  f.object({ pathType: f.required('how the path matches requests', f.enumOf(ENUM_VALUES.pathType)) }),
  f.when(
    f.equals('pathType', 'Exact', 'Prefix'),
    f.object({
      path: f.required(
        'the path of the requests',
        f.refine(
          ({ scalar }) => scalar.startsWith('/') && !FORBIDDEN_IN_PATHS.test(scalar),
          'a path that begins with "/", without "//", "." and ".." as parts and %2f',
        ),
      ),
    }),
  ),
  f.when(
    f.equals('pathType', 'ImplementationSpecific'),
    f.object({ path: f.emptyOr(f.refine(({ scalar }) => scalar.startsWith('/'), 'a path that begins with "/"')) }),
  ),
  f.when(f.has('pathType'), f.object({ backend: backendRules })),
);

const host: FieldRule = f.refine(
  ({ scalar }) => hasForm('object', scalar.replace(/^\*\./, '')) && scalar.length <= STRING_FORMS.object.maxLength,
  `${STRING_FORMS.object.words}, in place of whose first part a "*" may stand`,
);

const ruleRules: FieldRule = f.object({
  host: f.optional(
    f.allOf(
      host,
      f.refine(({ scalar }) => parseAddress(scalar) === undefined, 'a DNS name, and no IP address'),
    ),
  ),
  http: f.optional(f.object({ paths: f.nonEmptyArray('the paths and their backends', pathRules) })),
});

const specRules: FieldRule = f.allOf(
  f.object({
    ingressClassName: f.optional(f.name('object')),
    defaultBackend: f.optional(backendRules),
    tls: f.array(f.object({ hosts: f.array(host), secretName: f.optional(f.name('object')) })),
    rules: f.array(ruleRules),
  }),
  f.when(f.not(f.has('defaultBackend')), f.object({ rules: f.refine(isNonEmpty, 'given, or defaultBackend') })),
);

/**
 * The rules of an Ingress.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export const ingressRules: FieldRule = f.allOf(f.object({ spec: specRules }), validateSameClass);

/** The annotation and the field must name the same class. */
function validateSameClass(object: Field): readonly Issue[] {
  const annotation = object.at('metadata', 'annotations', CLASS_ANNOTATION);
  const name = object.at('spec', 'ingressClassName');
  const isOther = isSet(annotation) && isSet(name) && annotation.raw !== name.raw;
  return isOther ? [annotation.issue('what spec.ingressClassName is, or left out')] : [];
}
