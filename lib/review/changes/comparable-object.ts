import { type ApiServer, isObject, type Json, type JsonObject, meaning } from '../../api-server';
import { LAST_APPLIED } from '../../kubernetes';

/** Kinds whose controllers compare pod templates as they are written: there two spellings of a quantity differ. */
const LITERAL_TEMPLATES = ['StatefulSet', 'DaemonSet'];

/** Without what kubectl writes itself. */
function withoutLastApplied(annotations: Json = {}): JsonObject {
  const { [LAST_APPLIED]: _, ...others } = annotations as JsonObject;
  return others;
}

/** A live object in the form in which it is equal to another exactly where the cluster finds no change. */
export function toComparableObject(live: JsonObject, server: ApiServer): JsonObject {
  const kind = String(live.kind);
  const struct = server.structOf(live);
  // One object may be written in several versions of its API, and with or without its namespace.
  const { apiVersion: _, metadata, ...others } = live;
  const { namespace: __, generateName: ___, annotations, ...told } = metadata as JsonObject;
  const kept = { ...others, metadata: { ...told, annotations: withoutLastApplied(annotations) } };
  if (struct === undefined) return kind === 'CustomResourceDefinition' ? withDefaultsOfDefinition(kept) : kept;
  const meant = meaning(kept, struct, server.schema);
  const { spec } = live;
  // A manifest may say in `stringData` what the cluster keeps in `data`.
  if (kind === 'Secret') return { ...meant, stringData: meant.data ?? {} };
  if (!LITERAL_TEMPLATES.includes(kind) || !isObject(spec) || !isObject(meant.spec)) return meant;
  return { ...meant, spec: { ...meant.spec, template: spec.template as JsonObject } };
}

/**
 * A CustomResourceDefinition with the defaults that manifests state most.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/
 */
function withDefaultsOfDefinition(definition: JsonObject): JsonObject {
  const { spec } = definition;
  if (!isObject(spec) || !isObject(spec.names)) return definition;
  const { preserveUnknownFields, ...others } = spec;
  const kind = String(spec.names.kind);
  return {
    ...definition,
    spec: {
      conversion: { strategy: 'None' },
      ...others,
      ...(preserveUnknownFields === true && { preserveUnknownFields }),
      names: { singular: kind.toLowerCase(), listKind: `${kind}List`, ...spec.names },
    },
  };
}
