import { isObject, type JsonObject, objectOf } from '../../kubernetes';

/** What a claim could always be filled from; other sources stand in `dataSourceRef` alone. */
const KNOWN_SOURCES = ['/PersistentVolumeClaim', 'snapshot.storage.k8s.io/VolumeSnapshot'];

/**
 * A claim whose `dataSource` and `dataSourceRef` say the same. A `dataSource` of an unknown kind is dropped, as is a
 * source in another namespace: no version honors that without a feature gate.
 *
 * @param before the live claim, where there is one
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-populators-and-data-sources
 */
export function normalizeDataSources(claim: JsonObject, before?: JsonObject): JsonObject {
  const [spec, old] = [claim.spec, before?.spec].map((one) => (isObject(one) ? one : {})) as [JsonObject, JsonObject];
  const { dataSource, dataSourceRef } = spec;
  const isInOtherNamespace =
    isObject(dataSourceRef) && dataSourceRef.namespace !== undefined && dataSourceRef.namespace !== '';
  const ref = isInOtherNamespace && old.dataSourceRef === undefined ? undefined : dataSourceRef;
  const isKept = old.dataSource !== undefined || ref !== undefined || isKnownSource(dataSource);
  const source = isKept ? dataSource : undefined;
  const kept = objectOf(
    Object.entries(spec).filter(
      ([name]) => (name !== 'dataSource' || source !== undefined) && (name !== 'dataSourceRef' || ref !== undefined),
    ),
  );
  if (source !== undefined && ref === undefined) return { ...claim, spec: { ...kept, dataSourceRef: source } };
  if (source === undefined && isObject(ref) && !isInOtherNamespace) {
    const { namespace: _, ...same } = ref;
    return { ...claim, spec: { ...kept, dataSource: same } };
  }
  return { ...claim, spec: kept };
}

function isKnownSource(source: unknown): boolean {
  return isObject(source) && KNOWN_SOURCES.includes(`${source.apiGroup ?? ''}/${String(source.kind)}`);
}
