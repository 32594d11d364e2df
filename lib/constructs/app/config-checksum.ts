import { createHash } from 'node:crypto';
import { type ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type * as k8s from '../../../imports/k8s';
import { findObjects } from '../../app-objects';
import { type ManifestOf, POD_REFERENCES } from '../../kubernetes';
import { Field } from '../../validation';

const CHECKSUM_ANNOTATION = 'checksum/config';
/** Short enough to read in a diff. */
const CHECKSUM_LENGTH = 16;

/** The references of a pod to objects whose content its containers read. */
const CONTENT_REFERENCES = POD_REFERENCES.filter(({ content }) => content);

/** The fields of a ConfigMap or Secret that containers read. */
const CONTENT_FIELDS = ['data', 'binaryData', 'stringData'];

/**
 * Adds an annotation with a checksum of the ConfigMaps and Secrets of this App that the pods read, so that pods restart
 * when their configuration changes. Objects that the App does not create are not part of the checksum.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
 */
export function addConfigChecksum(
  template: ManifestOf<k8s.PodTemplateSpec>,
  scope: IConstruct,
): ManifestOf<k8s.PodTemplateSpec> {
  const objects = findConfigObjects(template, scope);
  if (objects.length === 0) return template;
  const annotations = { ...template.metadata?.annotations, [CHECKSUM_ANNOTATION]: checksumOf(objects) };
  return { ...template, metadata: { ...template.metadata, annotations } };
}

/** Finds the ConfigMaps and Secrets in the namespace of `scope` that the containers of a pod read. */
function findConfigObjects(template: ManifestOf<k8s.PodTemplateSpec>, scope: IConstruct): ApiObject[] {
  const { namespace } = Chart.of(scope);
  const spec = new Field(template.spec);
  return CONTENT_REFERENCES.flatMap(({ kind, path }) => spec.find(...path).map(({ string: name }) => ({ kind, name })))
    .flatMap((reference) => findObjects(scope, reference.kind).filter(({ name }) => name === reference.name))
    .filter(({ metadata }) => metadata.namespace === namespace);
}

function checksumOf(objects: readonly ApiObject[]): string {
  const contents = new Set(objects.map((object) => `${object.kind}/${object.name}: ${serializeContent(object)}`));
  const text = [...contents].sort().join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, CHECKSUM_LENGTH);
}

/** Serializes the content of an object, sorted, so that the order of keys does not matter. */
function serializeContent(object: ApiObject): string {
  const manifest = new Field(object.toJson());
  const entries = CONTENT_FIELDS.flatMap((field) =>
    manifest
      .at(field)
      .entries()
      .map(([key, { raw }]) => JSON.stringify([field, key, raw])),
  );
  return JSON.stringify(entries.sort());
}
