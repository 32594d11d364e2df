import { isObject, isSame, type Json, type JsonObject } from '../../kubernetes';
import type { ExpectedApp } from '../app';

/** Fewer pods show no order. More only take room. */
const [MIN_REPLICAS, MAX_REPLICAS] = [2, 3];
/** The label of all objects of a copy. The app's Services and budgets do not select the copy by it. */
const COPY_LABEL = 'app.kubernetes.io/name';

/** A copy of an app under another name. */
export interface AppCopy {
  readonly name: string;
  /** Selects all objects of the copy, including its claims, and none of the app. */
  readonly selector: string;
  /** A StatefulSet, whose claims are deleted with it, and its governing Service. */
  readonly objects: readonly JsonObject[];
  readonly replicas: number;
}

/** Creates the manifests of a copy of an app, with two or three pods. */
export function createCopy(app: ExpectedApp, name: string): AppCopy {
  const labels = { [COPY_LABEL]: name };
  const replicas = Math.min(
    MAX_REPLICAS,
    Math.max(MIN_REPLICAS, Number(app.statefulSet.at('spec', 'replicas').scalar)),
  );
  const serviceSpec = { clusterIP: 'None', selector: labels };
  const statefulSetSpec = { ...copySpec(app, labels), serviceName: name, replicas };
  return {
    name,
    selector: `${COPY_LABEL}=${name}`,
    objects: [
      { apiVersion: 'v1', kind: 'Service', metadata: { name, labels }, spec: serviceSpec },
      { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name, labels }, spec: statefulSetSpec },
    ],
    replicas,
  };
}

function copySpec(app: ExpectedApp, labels: JsonObject): JsonObject {
  const spec = app.statefulSet.at('spec').map as JsonObject;
  const { metadata, spec: podSpec } = spec.template as Record<'metadata' | 'spec', JsonObject>;
  const { matchLabels } = spec.selector as Record<'matchLabels', JsonObject>;
  return {
    ...spec,
    selector: { matchLabels: labels },
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Delete' },
    template: { metadata: { ...metadata, labels }, spec: replaceMatchLabels(podSpec, matchLabels, labels) },
  };
}

/** Replaces `matchLabels` everywhere, so that affinity and topology spread of the copy select its own pods. */
function replaceMatchLabels(value: Json, from: JsonObject, to: JsonObject): Json {
  if (Array.isArray(value)) return value.map((item) => replaceMatchLabels(item, from, to));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) =>
    key === 'matchLabels' && isSame(item, from) ? [key, to] : [key, replaceMatchLabels(item, from, to)],
  );
  return Object.fromEntries(entries);
}
