import { isObject, isSame, type Json, type JsonObject } from '../../api-server';
import type { App } from '../app';

/** Fewer show nothing of an order; more would only take room. */
const [LEAST, MOST] = [2, 3];
/** What the manifests of a copy are of their own: neither the app's Services nor its budgets catch it by them. */
const OWN_LABEL = 'app.kubernetes.io/name';

/** A copy of an app under another name: a StatefulSet with claims that go with it, and the Service that governs it. */
export function copyOf(app: App, name: string): JsonObject[] {
  const labels = { [OWN_LABEL]: name };
  const service = { clusterIP: 'None', selector: labels };
  return [
    { apiVersion: 'v1', kind: 'Service', metadata: { name, labels }, spec: service },
    { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name, labels }, spec: specOf(app, name, labels) },
  ];
}

function specOf(app: App, name: string, labels: JsonObject): JsonObject {
  const spec = app.statefulSet.at('spec').map as JsonObject;
  const template = spec.template as JsonObject;
  const selected = (spec.selector as JsonObject).matchLabels as JsonObject;
  const replicas = Math.min(MOST, Math.max(LEAST, Number(spec.replicas)));
  return {
    ...spec,
    serviceName: name,
    replicas,
    selector: { matchLabels: labels },
    updateStrategy: { type: 'RollingUpdate' },
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Delete' },
    template: {
      metadata: { ...annotationsOf(template), labels },
      spec: selecting(template.spec as Json, selected, labels),
    },
  };
}

function annotationsOf({ metadata }: JsonObject): JsonObject {
  const annotations = isObject(metadata) ? metadata.annotations : undefined;
  return annotations === undefined ? {} : { annotations };
}

/** The same where what selects the app's pods, to spread them, selects those of the copy. */
function selecting(value: Json, selected: JsonObject, labels: JsonObject): Json {
  if (Array.isArray(value)) return value.map((item) => selecting(item, selected, labels));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const isOurs = key === 'matchLabels' && isSame(item, selected);
    return [key, isOurs ? labels : selecting(item, selected, labels)] as const;
  });
  return Object.fromEntries(entries);
}
