import { ENUM_VALUES, hasForm, STRING_FORMS } from '../../kubernetes';
import { type Field, type FieldRule, f, type Issue } from '../../validation';
import { domainPrefixedPath, pathSegment } from './names';

const HIGHEST_PRIORITY = 1_000_000_000;
const MOST_PARAMETERS = 512;
const MOST_BYTES_OF_PARAMETERS = 256 * 1024;
const MOST_CHARACTERS_OF_A_CONTROLLER = 250;

/** The priority classes of every cluster, with their priorities. */
const SYSTEM_CLASSES: Readonly<Record<string, number>> = {
  'system-cluster-critical': 2_000_000_000,
  'system-node-critical': 2_000_001_000,
};

/**
 * The rules of a StorageClass.
 *
 * @see https://kubernetes.io/docs/concepts/storage/storage-classes/
 */
export const storageClassRules: FieldRule = f.object({
  provisioner: f.required(
    'the driver that provisions the volumes',
    f.refine(({ scalar }) => hasForm('labelKey', scalar.toLowerCase()), STRING_FORMS.labelKey.words),
  ),
  parameters: f.allOf(
    f.refine(hasFewParameters, `at most ${MOST_PARAMETERS} parameters, of ${MOST_BYTES_OF_PARAMETERS} bytes in all`),
    f.keys((key) => key !== '', 'a key that is not empty'),
  ),
  reclaimPolicy: f.emptyOr(f.enumOf(ENUM_VALUES.reclaimPolicy)),
  volumeBindingMode: f.optional(f.enumOf(ENUM_VALUES.volumeBindingMode)),
});

/**
 * The rules of a PriorityClass.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass
 */
export const priorityClassRules: FieldRule = f.allOf(
  validatePriority,
  f.object({ preemptionPolicy: f.optional(f.enumOf(ENUM_VALUES.preemptionPolicy)) }),
);

const parametersReferenceRules: FieldRule = f.allOf(
  f.object({
    apiGroup: f.optional(f.name('object')),
    kind: f.required('the kind of the object that the controller reads', pathSegment),
    name: f.required('the name of the object that the controller reads', pathSegment),
    scope: f.optional(f.enumOf(ENUM_VALUES.parametersScope)),
  }),
  f.when(
    f.equals('scope', 'Namespace'),
    f.object({ namespace: f.required('the scope is Namespace', f.name('label')) }),
  ),
  f.when(f.equals('scope', 'Cluster'), f.object({ namespace: f.forbidden('the scope is Cluster') })),
);

/**
 * The rules of an IngressClass.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
 */
export const ingressClassRules: FieldRule = f.object({
  spec: f.object({
    controller: f.required(
      'the controller of the Ingresses of this class',
      domainPrefixedPath(MOST_CHARACTERS_OF_A_CONTROLLER),
    ),
    parameters: f.optional(parametersReferenceRules),
  }),
});

/** Kubernetes keeps names that begin with `system-` for classes of its own, and the highest priorities for these. */
function validatePriority(object: Field): readonly Issue[] {
  const [name, value] = [object.at('metadata', 'name'), object.at('value')];
  if (!name.scalar.startsWith('system-')) {
    return Number(value.raw) > HIGHEST_PRIORITY ? [value.issue(`at most ${HIGHEST_PRIORITY}`)] : [];
  }
  const isOfSystem = SYSTEM_CLASSES[name.scalar] === value.raw && object.at('globalDefault').raw !== true;
  return isOfSystem ? [] : [name.issue('a name that does not begin with system-: Kubernetes keeps these for itself')];
}

function hasFewParameters(parameters: Field): boolean {
  const entries = parameters.entries();
  const bytes = entries.reduce((sum, [key, { scalar }]) => sum + Buffer.byteLength(key + scalar), 0);
  return entries.length <= MOST_PARAMETERS && bytes <= MOST_BYTES_OF_PARAMETERS;
}
