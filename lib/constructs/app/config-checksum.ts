import { createHash } from 'node:crypto';
import { type ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type * as k8s from '../../../imports/k8s';
import { findObjects } from '../../app-objects';
import { type Manifest, REFERENCES_OF_A_POD } from '../../kubernetes';
import { Field } from '../../validation';

/** Enough to tell one content from another, and short enough to be read over. */
const CHECKSUM_LENGTH = 16;

/** What an object of configuration holds, beside what describes it. */
const CONTENT_FIELDS = ['data', 'binaryData', 'stringData'];

/**
 * The pod template with a checksum of what is in the ConfigMaps and Secrets that it refers to and that are objects
 * of the same App: containers see another content only when they are started anew. What is in those that come from
 * elsewhere nobody knows here.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
 */
export function addConfigChecksum(
  template: Manifest<k8s.PodTemplateSpec>,
  scope: IConstruct,
): Manifest<k8s.PodTemplateSpec> {
  const { namespace } = Chart.of(scope);
  const contents = findContentReferences(template.spec)
    .flatMap((reference) => findObjects(scope, reference.kind).filter(({ name }) => name === reference.name))
    .filter(({ metadata }) => metadata.namespace === namespace)
    .map((object) => `${object.kind}/${object.name}: ${serializeContent(object)}`);
  if (contents.length === 0) return template;
  const checksum = createHash('sha256')
    .update([...new Set(contents)].sort().join('\n'))
    .digest('hex')
    .slice(0, CHECKSUM_LENGTH);
  const annotations = { ...template.metadata?.annotations, 'checksum/config': checksum };
  return { ...template, metadata: { ...template.metadata, annotations } };
}

/** The objects whose content the containers of a pod read. */
function findContentReferences(podSpec: unknown) {
  const spec = new Field(podSpec);
  return REFERENCES_OF_A_POD.filter(({ content }) => content).flatMap(({ kind, path }) =>
    spec.find(...path).map(({ raw: value }) => ({ kind, name: String(value) })),
  );
}

/** Its content with sorted keys: their order says nothing. */
function serializeContent(object: ApiObject): string {
  const manifest = new Field(object.toJson());
  const entries = CONTENT_FIELDS.flatMap((part) =>
    manifest
      .at(part)
      .entries()
      .map(([key, { raw: value }]) => [part, key, value]),
  );
  return JSON.stringify(entries.map((entry) => JSON.stringify(entry)).sort());
}
