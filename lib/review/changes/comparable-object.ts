import { type ApiServer, normalizeQuantities } from '../../api-server';
import { isObject, type Json, type JsonObject, LAST_APPLIED_ANNOTATION } from '../../kubernetes';

/** Kinds whose controllers compare pod templates as text: `1Gi` and `1024Mi` differ there. */
const KINDS_WITH_LITERAL_TEMPLATES = ['StatefulSet', 'DaemonSet'];

/** Removes from a live object what no change can be seen by. Two results are equal if the cluster finds no change. */
export function toComparableObject(live: JsonObject, server: ApiServer): JsonObject {
  const object = withoutManifestDetails(live);
  const struct = server.structOf(live);
  if (struct === undefined) return withDefinitionDefaults(object);
  const normalized = normalizeQuantities(object, struct, server.schema);
  // The API server stores `stringData` of a manifest in `data`.
  if (live.kind === 'Secret') return { ...normalized, stringData: normalized.data ?? {} };
  const hasLiteralTemplate = KINDS_WITH_LITERAL_TEMPLATES.includes(String(live.kind));
  if (!hasLiteralTemplate || !isObject(live.spec) || !isObject(normalized.spec)) return normalized;
  return { ...normalized, spec: { ...normalized.spec, template: live.spec.template as Json } };
}

/** Removes what manifests of one object may state differently: its API version, namespace and last-applied manifest. */
function withoutManifestDetails({ apiVersion: _, metadata, ...object }: JsonObject): JsonObject {
  const { namespace: __, generateName: ___, annotations, ...others } = metadata as JsonObject;
  const { [LAST_APPLIED_ANNOTATION]: ____, ...ownAnnotations } = isObject(annotations) ? annotations : {};
  return { ...object, metadata: { ...others, annotations: ownAnnotations } };
}

/**
 * Adds to a CustomResourceDefinition the defaults that manifests state most often. Returns other objects unchanged.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/
 */
function withDefinitionDefaults(object: JsonObject): JsonObject {
  const { kind, spec } = object;
  if (kind !== 'CustomResourceDefinition' || !isObject(spec) || !isObject(spec.names)) return object;
  const { preserveUnknownFields, ...others } = spec;
  const resourceKind = String(spec.names.kind);
  return {
    ...object,
    spec: {
      conversion: { strategy: 'None' },
      ...others,
      ...(preserveUnknownFields === true && { preserveUnknownFields }),
      names: { singular: resourceKind.toLowerCase(), listKind: `${resourceKind}List`, ...spec.names },
    },
  };
}
