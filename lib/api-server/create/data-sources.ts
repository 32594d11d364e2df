import { isObject, type Json, type JsonObject, mapOf, omitKeys } from '../../kubernetes';

/** The kinds that `dataSource` accepts, by API group. Others need `dataSourceRef`. */
const DATA_SOURCE_KINDS = ['/PersistentVolumeClaim', 'snapshot.storage.k8s.io/VolumeSnapshot'];

/**
 * Makes `dataSource` and `dataSourceRef` of a claim equal, as the API server does. It drops a `dataSource` of another
 * kind than a claim or snapshot, and a source in another namespace, which needs an alpha feature.
 *
 * @param live the live claim, if the claim is updated: the sources that it has stay
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-populators-and-data-sources
 */
export function normalizeDataSources(claim: JsonObject, live: JsonObject = {}): JsonObject {
  const [spec, liveSpec] = [mapOf(claim.spec), mapOf(live.spec)];
  const { dataSource, dataSourceRef } = spec;
  const isRefDropped = isInNamespace(dataSourceRef) && liveSpec.dataSourceRef === undefined;
  const ref = isRefDropped ? undefined : dataSourceRef;
  const isSourceKept = liveSpec.dataSource !== undefined || ref !== undefined || isSupportedKind(dataSource);
  const source = isSourceKept ? dataSource : undefined;
  const withSource = setOrDrop(spec, 'dataSource', source ?? sourceOf(ref));
  return { ...claim, spec: setOrDrop(withSource, 'dataSourceRef', ref ?? source) };
}

/** The `dataSource` of a `dataSourceRef`. Undefined for a source in a namespace, which `dataSource` cannot have. */
function sourceOf(ref: Json | undefined): Json | undefined {
  return isObject(ref) && !isInNamespace(ref) ? omitKeys(ref, ['namespace']) : undefined;
}

/** Sets a field, or drops it if the value is undefined. */
function setOrDrop(object: JsonObject, name: string, value: Json | undefined): JsonObject {
  return value === undefined ? omitKeys(object, [name]) : { ...object, [name]: value };
}

function isInNamespace(ref: Json | undefined): boolean {
  const namespace = mapOf(ref).namespace ?? '';
  return namespace !== '';
}

function isSupportedKind(source: Json | undefined): boolean {
  return isObject(source) && DATA_SOURCE_KINDS.includes(`${source.apiGroup ?? ''}/${String(source.kind)}`);
}
