import { type JsonObject, type KubernetesVersion, listOf, mapOf, omitKeys } from '../../kubernetes';
import { allocateAddresses } from './allocate-addresses';
import { normalizeDataSources } from './data-sources';
import { prepareJob } from './jobs';

/** The finalizer that keeps a namespace until its objects are deleted. */
const NAMESPACE_FINALIZER = 'kubernetes';

/** Sets and drops the fields of a new object that the API server itself decides on, before it validates the object. */
export function prepareForCreate(manifest: JsonObject, struct: string, version: KubernetesVersion): JsonObject {
  const object = dropUid(manifest);
  switch (struct) {
    case 'core/v1.Service':
      return allocateAddresses(object);
    case 'core/v1.PersistentVolumeClaim':
      return normalizeDataSources(object);
    case 'batch/v1.Job':
      return prepareJob(object, version);
    case 'core/v1.Namespace':
      return addNamespaceFinalizer(object);
    default:
      return object;
  }
}

function dropUid(object: JsonObject): JsonObject {
  const metadata = mapOf(object.metadata);
  return metadata.uid === undefined ? object : { ...object, metadata: omitKeys(metadata, ['uid']) };
}

function addNamespaceFinalizer(namespace: JsonObject): JsonObject {
  const spec = mapOf(namespace.spec);
  const finalizers = listOf(spec.finalizers);
  if (finalizers.includes(NAMESPACE_FINALIZER)) return namespace;
  return { ...namespace, spec: { ...spec, finalizers: [...finalizers, NAMESPACE_FINALIZER] } };
}
