import { isDeepStrictEqual } from 'node:util';
import { LAST_APPLIED_ANNOTATION, parseQuantity } from '../../lib/kubernetes';
import type { ObjectReport } from '../../lib/review';
import { identityOf, objectsOf } from '../changes';
import type { Manifest } from '../manifests';
import type { LiveObjects } from './live-objects';
import { moveToNamespace, type PlacedChange } from './placed-changes';

/** An object of a change, and what the apply of HEAD did to it. */
export interface ObservedObject {
  readonly manifest: Manifest;
  readonly outcome: ObjectReport['outcome'];
  /** The message of a rejection. */
  readonly message?: string;
  /** The live object before the apply of HEAD. */
  readonly before?: Manifest;
  /** The live object after it. */
  readonly after?: Manifest;
}

/** The state of a cluster after an apply. */
export interface ClusterState {
  /** The messages of rejections, by the identityOf of the object. */
  readonly rejected: ReadonlyMap<string, string>;
  readonly live: LiveObjects;
}

/** Compares the objects of a change before and after the apply of HEAD, by their identityOf in the manifest. */
export function observeObjects(
  { base, head, namespace }: PlacedChange,
  before: ClusterState,
  after: ClusterState,
): Map<string, ObservedObject> {
  const ofHead = new Map(objectsOf(head).map((one) => [identityOf(one), one]));
  const ofBase = objectsOf(base).filter((one) => before.live.has(identityOf(moveToNamespace(one, namespace))));
  const all = new Map([
    ...ofHead,
    ...ofBase.map((one) => [identityOf(one), ofHead.get(identityOf(one)) ?? one] as const),
  ]);
  return new Map(
    [...all].map(([key, manifest]) => {
      const there = identityOf(moveToNamespace(manifest, namespace));
      const [old, now] = [before.live.get(there), after.live.get(there)];
      const message = after.rejected.get(there);
      const outcome = ofHead.has(key) ? outcomeOf(message, old, now) : 'left-running';
      return [key, { manifest, outcome, message, before: old, after: now }];
    }),
  );
}

/** Returns what the apply did to an object of HEAD. */
export function outcomeOf(message: string | undefined, before: Manifest | undefined, after: Manifest | undefined) {
  if (message !== undefined) return 'rejected';
  if (before === undefined) return 'created';
  return hasEffect(before, after) ? 'updated' : 'unchanged';
}

/** Whether an object differs in a way that has an effect. */
function hasEffect(before: Manifest, after: Manifest): boolean {
  if (!isDeepStrictEqual(manifestMetadata(before), manifestMetadata(after))) return true;
  const { kind, metadata } = before;
  if (kind === 'StatefulSet' && hasNewTemplate(before, after)) return true;
  if (kind === 'StatefulSet' || kind === 'DaemonSet') return metadata.generation !== after.metadata.generation;
  return !isDeepStrictEqual(normalizedFields(before), normalizedFields(after));
}

/** Whether the pod template of a StatefulSet is new. Its controller compares templates as text. */
export function hasNewTemplate(before: Manifest, after: Manifest): boolean {
  return JSON.stringify(before.spec.template) !== JSON.stringify(after.spec.template);
}

/** Annotations that controllers set. */
const CONTROLLER_ANNOTATIONS =
  /^(deployment\.kubernetes\.io|deprecated\.daemonset\.template|pv\.kubernetes\.io|volume\.(beta\.)?kubernetes\.io|batch\.kubernetes\.io|autoscaling\.alpha)/;

/** The metadata that manifests set. */
function manifestMetadata({ metadata }: Manifest) {
  const { labels, annotations = {}, finalizers } = metadata;
  const own = Object.entries(annotations).filter(
    ([key]) => key !== LAST_APPLIED_ANNOTATION && !CONTROLLER_ANNOTATIONS.test(key),
  );
  return { labels, annotations: Object.fromEntries(own), finalizers };
}

/** The fields of an object without metadata and status. Quantities are numbers. */
function normalizedFields({ metadata, status, apiVersion, ...rest }: Manifest): Manifest {
  return JSON.parse(JSON.stringify(rest), (key, value) =>
    QUANTITY_MAPS.includes(key) ? parseQuantities(value) : value,
  );
}

/** Fields with a map of quantities. */
const QUANTITY_MAPS = ['requests', 'limits', 'hard', 'capacity', 'default', 'defaultRequest', 'max', 'min'];

function parseQuantities(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, parseQuantity(one) ?? one]));
}

/** Whether a pod template is new if equal quantities count as the same, as for a Deployment. */
export function hasNewNormalizedTemplate(before: Manifest, after: Manifest): boolean {
  return !isDeepStrictEqual(
    normalizedFields({ spec: before.spec.template }),
    normalizedFields({ spec: after.spec.template }),
  );
}
