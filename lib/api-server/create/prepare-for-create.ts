import {
  isObject,
  isOlder,
  type Json,
  type JsonObject,
  type KubernetesVersion,
  mapOf,
  VALIDATED_SINCE,
} from '../../kubernetes';
import { allocateAddresses, SOME_UID } from './allocate-addresses';
import { normalizeDataSources } from './data-sources';

/** The labels by which a Job knows its pods, old and new, by what they hold. */
const JOB_NAME_LABELS = ['job-name', 'batch.kubernetes.io/job-name'];
const JOB_UID_LABELS = ['controller-uid', 'batch.kubernetes.io/controller-uid'];
const SELECTED_LABEL = 'batch.kubernetes.io/controller-uid';

/** What the API server itself puts into a new object, or takes out of it, before it validates it. */
export function prepareForCreate(manifest: JsonObject, struct: string, version: KubernetesVersion): JsonObject {
  const object = dropUid(manifest);
  switch (struct) {
    case 'core/v1.Service':
      return allocateAddresses(object);
    case 'core/v1.PersistentVolumeClaim':
      return normalizeDataSources(object);
    case 'batch/v1.Job':
      return generateSelector(dropFailIndexRules(object, version));
    case 'core/v1.Namespace':
      return addNamespaceFinalizer(object);
    default:
      return object;
  }
}

function dropUid(object: JsonObject): JsonObject {
  const { uid, ...metadata } = mapOf(object.metadata);
  return uid === undefined ? object : { ...object, metadata };
}

/** Versions that can't fail an index drop the rules that would. */
function dropFailIndexRules(job: JsonObject, version: KubernetesVersion): JsonObject {
  const spec = mapOf(job.spec);
  const { rules } = mapOf(spec.podFailurePolicy);
  if (!Array.isArray(rules) || !isOlder(version, VALIDATED_SINCE.failIndexNeedsLimit)) return job;
  const kept = rules.filter((rule) => !isObject(rule) || rule.action !== 'FailIndex');
  return { ...job, spec: { ...spec, podFailurePolicy: { ...mapOf(spec.podFailurePolicy), rules: kept } } };
}

/**
 * A Job that selects the pods that it labels with its own UID.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-labels
 */
function generateSelector(job: JsonObject): JsonObject {
  const spec = mapOf(job.spec);
  if (spec.manualSelector === true) return job;
  const template = mapOf(spec.template);
  const metadata = mapOf(template.metadata);
  const name = mapOf(job.metadata).name ?? '';
  const labels = {
    ...Object.fromEntries(JOB_NAME_LABELS.map((key) => [key, name])),
    ...Object.fromEntries(JOB_UID_LABELS.map((key) => [key, SOME_UID])),
    ...mapOf(metadata.labels),
  };
  const selector = mapOf(spec.selector);
  const matchLabels = { [SELECTED_LABEL]: SOME_UID, ...mapOf(selector.matchLabels) };
  return {
    ...job,
    spec: {
      ...spec,
      selector: { ...selector, matchLabels },
      template: { ...template, metadata: { ...metadata, labels } },
    },
  };
}

/** A namespace that is not gone before what is in it. */
function addNamespaceFinalizer(namespace: JsonObject): JsonObject {
  const spec = mapOf(namespace.spec);
  const finalizers = (spec.finalizers ?? []) as readonly Json[];
  if (finalizers.includes('kubernetes')) return namespace;
  return { ...namespace, spec: { ...spec, finalizers: [...finalizers, 'kubernetes'] } };
}
