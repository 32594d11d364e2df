import { DOWNWARD_ENV_FIELDS, LEGACY_NODE_NAME_FIELD, STRING_FORMS, VALIDATED_SINCE } from '../../../kubernetes';
import { type FieldRule, f, type Issue, isNonEmpty, isSet } from '../../../validation';
import { fieldReferenceRules, resourceReferenceRules } from './downward-api';
import { pathNoBacksteps } from './paths';
import type { ValidatedPod } from './validated-pod';

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef'];
const OBJECTS = ['configMapRef', 'secretRef'];

const variableName: FieldRule = f.since(
  VALIDATED_SINCE.relaxedEnvironment,
  f.name('laterEnvironmentVariable'),
  f.name('environmentVariable'),
);

const isField = (path: string): boolean => DOWNWARD_ENV_FIELDS.pattern.test(path) || path === LEGACY_NODE_NAME_FIELD;

const fieldRules: FieldRule = f.since(
  VALIDATED_SINCE.hostIPs,
  fieldReferenceRules(isField, DOWNWARD_ENV_FIELDS.words),
  fieldReferenceRules(
    (path) => isField(path) && path !== 'status.hostIPs',
    DOWNWARD_ENV_FIELDS.words.replace(' .hostIPs,', ''),
  ),
);

const keyRules: FieldRule = f.object({
  name: f.required('the name of the object', f.name('object')),
  key: f.required('the key of the value', f.name('dataKey')),
});

const fileKeyRules: FieldRule = f.object({
  volumeName: f.required('the name of a volume that is an emptyDir'),
  path: f.required('the path of the file in the volume', pathNoBacksteps),
  key: f.required('the key of the value', f.name('laterEnvironmentVariable')),
});

const sourceRules: FieldRule = f.allOf(
  f.since(VALIDATED_SINCE.variablesFromFiles, f.exactlyOneOf([...SOURCES, 'fileKeyRef']), f.exactlyOneOf(SOURCES)),
  f.object({
    fieldRef: f.optional(fieldRules),
    resourceFieldRef: f.optional(resourceReferenceRules),
    configMapKeyRef: f.optional(keyRules),
    secretKeyRef: f.optional(keyRules),
    fileKeyRef: f.optional(fileKeyRules),
  }),
);

/**
 * A variable of a container.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export const variableRules: FieldRule = f.allOf(
  f.object({ name: f.required('the name of the variable', variableName), valueFrom: f.optional(sourceRules) }),
  f.when(
    (variable) => isNonEmpty(variable.at('value')),
    f.object({ valueFrom: f.forbidden('a variable has a value or a source') }),
  ),
);

/** The name of an object all of whose keys are variables. API servers accept "-" at its end. */
const objectName: FieldRule = f.refine(({ scalar }) => {
  const name = scalar.length > 1 && scalar.endsWith('-') ? `${scalar.slice(0, -2)}a` : scalar;
  return name.length <= STRING_FORMS.object.maxLength && STRING_FORMS.object.pattern.test(name);
}, STRING_FORMS.object.words);

const objectRules: FieldRule = f.optional(f.object({ name: f.required('the name of the object', objectName) }));

/**
 * An object all of whose keys are variables of a container.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
 */
export const variablesOfObjectRules: FieldRule = f.allOf(
  f.object({ prefix: f.emptyOr(variableName) }),
  f.exactlyOneOf(OBJECTS),
  f.object({ configMapRef: objectRules, secretRef: objectRules }),
);

/** A variable from a file names a volume of the pod that is an emptyDir. */
export function validateFileVolumes(pod: ValidatedPod): readonly Issue[] {
  const references = pod.allContainers.flatMap((container) =>
    container.find('env', '*', 'valueFrom', 'fileKeyRef', 'volumeName'),
  );
  const isEmptyDir = (name: unknown) =>
    pod.volumes.some((volume) => volume.at('name').raw === name && isSet(volume.at('emptyDir')));
  return references
    .filter((name) => isNonEmpty(name) && !isEmptyDir(name.raw))
    .map((name) => name.issue('the name of a volume of the pod that is an emptyDir'));
}
