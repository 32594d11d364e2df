import { isObject, isSame, type Json, type JsonObject } from '../../api-server';
import type { ExpectedApp } from '../app';

/** Fewer show nothing of an order; more would only take room. */
const [LEAST, MOST] = [2, 3];
/** What the manifests of a copy are of their own: neither the app's Services nor its budgets catch it by them. */
const OWN_LABEL = 'app.kubernetes.io/name';

/** A copy of an app under another name. */
export interface AppCopy {
  readonly name: string;
  /** What all of its objects are found by, its claims among them: a label that none of the app's has. */
  readonly selector: string;
  /** A StatefulSet with claims that go with it, and the Service that governs it. */
  readonly objects: readonly JsonObject[];
  readonly replicas: number;
}

export function createCopy(app: ExpectedApp, name: string): AppCopy {
  const labels = { [OWN_LABEL]: name };
  const replicas = Math.min(MOST, Math.max(LEAST, app.statefulSet.at('spec', 'replicas').number as number));
  const service = { clusterIP: 'None', selector: labels };
  const spec = { ...specOf(app, labels), serviceName: name, replicas };
  return {
    name,
    selector: `${OWN_LABEL}=${name}`,
    objects: [
      { apiVersion: 'v1', kind: 'Service', metadata: { name, labels }, spec: service },
      { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name, labels }, spec },
    ],
    replicas,
  };
}

function specOf(app: ExpectedApp, labels: JsonObject): JsonObject {
  const spec = app.statefulSet.at('spec').map as JsonObject;
  const { metadata, spec: pod } = spec.template as Record<'metadata' | 'spec', JsonObject>;
  const selected = (spec.selector as JsonObject).matchLabels as JsonObject;
  return {
    ...spec,
    selector: { matchLabels: labels },
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Delete' },
    template: { metadata: { ...metadata, labels }, spec: replaceSelectors(pod, selected, labels) },
  };
}

/** The same where what selects the app's pods, to spread them, selects those of the copy. */
function replaceSelectors(value: Json, selected: JsonObject, labels: JsonObject): Json {
  if (Array.isArray(value)) return value.map((item) => replaceSelectors(item, selected, labels));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const isOurs = key === 'matchLabels' && isSame(item, selected);
    return [key, isOurs ? labels : replaceSelectors(item, selected, labels)] as const;
  });
  return Object.fromEntries(entries);
}
