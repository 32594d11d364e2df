import fc from 'fast-check';
import type { EnvironmentVariable } from '../../lib/constructs';
import { type MeasuredVersion, OLDEST_KUBERNETES } from '../../lib/kubernetes';
import { argument } from './argument';
import { dataKey, labelKey, objectName, variableName } from './names';
import { anyOf, listOf, props, record } from './props';

/** A reference to an object that is not in the App, as cdk8s-plus represents it. */
export const existingObject = (kind: string) => record({ kind: anyOf(kind), name: objectName });

/** The pod fields that an environment variable can have: those of every supported version, and those of later ones. */
const FIELD_PATHS = {
  oldest: [
    'metadata.name',
    'metadata.uid',
    'spec.nodeName',
    'spec.serviceAccountName',
    'status.hostIP',
    'status.podIPs',
  ],
  later: ['metadata.namespace', 'status.hostIPs', 'status.podIP'],
};
const RESOURCES = ['limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory', 'limits.ephemeral-storage'];

/** Values of an environment variable, in the form of EnvValue. */
function valueFor(kubernetes: MeasuredVersion) {
  const key = record({ name: objectName, key: dataKey });
  const field = fc.oneof(
    anyOf(...FIELD_PATHS.oldest, ...(kubernetes === OLDEST_KUBERNETES ? [] : FIELD_PATHS.later)),
    fc.tuple(anyOf('labels', 'annotations'), labelKey).map(([map, one]) => `metadata.${map}['${one}']`),
  );
  const from = (source: string, arbitrary: fc.Arbitrary<unknown>) =>
    record({ valueFrom: record({ [source]: arbitrary }) });
  return fc.oneof(
    { weight: 4, arbitrary: argument },
    { weight: 1, arbitrary: record({ value: argument }) },
    {
      weight: 1,
      arbitrary: from(
        'secretKeyRef',
        key.map((one) => ({ ...one, optional: true })),
      ),
    },
    {
      weight: 1,
      arbitrary: from(
        'configMapKeyRef',
        key.map((one) => ({ ...one, optional: true })),
      ),
    },
    {
      weight: 1,
      arbitrary: from(
        'fieldRef',
        props<{ fieldPath: string; apiVersion: string }>({ fieldPath: field, apiVersion: anyOf('v1') }, 'fieldPath'),
      ),
    },
    { weight: 1, arbitrary: from('resourceFieldRef', record({ resource: anyOf(...RESOURCES) })) },
  );
}

/** Lists of environment variables for a version of Kubernetes, without duplicate names. */
export function environment(kubernetes: MeasuredVersion): fc.Arbitrary<unknown[]> {
  const variable = props<EnvironmentVariable>({ name: variableName, value: valueFor(kubernetes) }, 'name', 'value');
  return fc.uniqueArray(variable, { maxLength: 4, selector: (one) => (one as EnvironmentVariable).name });
}

/** Values of the property `envFrom`. */
export const envFromSources = listOf(
  fc.oneof(
    ...['secret', 'configMap'].map((property) =>
      props<Record<string, unknown>>(
        {
          [property]: existingObject(property === 'secret' ? 'Secret' : 'ConfigMap'),
          prefix: variableName,
          optional: fc.boolean(),
        },
        property,
      ),
    ),
  ),
);
