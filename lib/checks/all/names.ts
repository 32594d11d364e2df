import { isName, MOST_BYTES_OF_ANNOTATIONS, NAMES } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';
import type { Pods } from '../pods';

type Form = keyof typeof NAMES;

/** The kinds whose names have another form than most. */
const OBJECT_NAMES: Readonly<Record<string, Form>> = {
  Namespace: 'label',
  Service: 'service',
  StatefulSet: 'statefulSetName',
  CronJob: 'cronJob',
  Job: 'label',
  Role: 'pathSegment',
  RoleBinding: 'pathSegment',
  ClusterRole: 'pathSegment',
  ClusterRoleBinding: 'pathSegment',
};

/**
 * Names, labels and annotations have the form that the API server demands, and pods can be made from them.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function names({ objects }: FinishedApp): Finding[] {
  return objects.flatMap((object) =>
    object.findings(
      ...identity(object),
      ...metadata(object.at('metadata')),
      ...(object.pods ? ofPods(object.pods) : []),
    ),
  );
}

function identity(object: FinishedObject): Issue[] {
  const form = (Object.hasOwn(OBJECT_NAMES, object.kind) && OBJECT_NAMES[object.kind]) || 'object';
  const namespace = object.at('metadata', 'namespace');
  const name = object.at('metadata', 'name');
  // An object that is to be created, not applied, may leave the rest of its name to the API server.
  const generated = name.raw === undefined && object.at('metadata', 'generateName').string !== undefined;
  return [
    ...(generated ? [] : illegal(form, name)),
    ...(namespace.raw === undefined ? [] : illegal('label', namespace)),
  ];
}

function metadata(metadata: Field): Issue[] {
  const labels = metadata.at('labels').entries();
  const annotations = metadata.at('annotations').entries();
  const size = annotations.reduce((sum, [key, { string: text = '' }]) => sum + Buffer.byteLength(key + text), 0);
  return [
    ...labels.flatMap(([key, field]) => [...illegalKey(key, field), ...illegal('labelValue', field)]),
    ...annotations.flatMap(([key, field]) => [
      // Prefixes of annotations are taken in any case.
      ...illegalKey(key.toLowerCase(), field),
      ...(field.string === undefined ? [field.issue('a string')] : []),
    ]),
    ...(size > MOST_BYTES_OF_ANNOTATIONS
      ? [metadata.at('annotations').issue(`at most ${MOST_BYTES_OF_ANNOTATIONS} bytes in all`)]
      : []),
  ];
}

function ofPods({ spec, allContainers, owner, template }: Pods): Issue[] {
  const claims = owner.fields.find('spec', 'volumeClaimTemplates', '*', 'metadata');
  return [
    ...(owner.kind === 'Pod' ? [] : metadata(template.at('metadata'))),
    ...claims.flatMap((claim) => [...illegal('label', claim.at('name')), ...metadata(claim)]),
    ...spec.find('volumes', '*').flatMap((volume) => illegal('label', volume.at('name'))),
    ...allContainers.flatMap((container) => [
      ...illegal('label', container.at('name')),
      ...container.find('ports', '*', 'name').flatMap((name) => illegal('port', name)),
      ...container.find('env', '*', 'name').flatMap((name) => illegal('laterEnvironmentVariable', name)),
    ]),
  ];
}

function illegal(form: Form, field: Field): Issue[] {
  return isName(form, field.raw) ? [] : [field.issue(NAMES[form].words)];
}

function illegalKey(key: string, field: Field): Issue[] {
  return isName('labelKey', key) ? [] : [field.issue(`under ${NAMES.labelKey.words}`)];
}
