import { isObject, isOlder, type JsonObject, type KubernetesVersion, mapOf, VALIDATED_SINCE } from '../../kubernetes';
import { PLACEHOLDER_UID } from './placeholders';

/** The labels that the pods of a Job have, with the value of each: the deprecated ones and their successors. */
const JOB_NAME_LABELS = ['job-name', 'batch.kubernetes.io/job-name'];
const JOB_UID_LABELS = ['controller-uid', 'batch.kubernetes.io/controller-uid'];
/** The label by which a Job selects its pods. */
const SELECTOR_LABEL = 'batch.kubernetes.io/controller-uid';

/** Adds the selector and pod labels of a new Job, and drops the rules that the version does not support. */
export function prepareJob(job: JsonObject, version: KubernetesVersion): JsonObject {
  return generateSelector(dropFailIndexRules(job, version));
}

/** Versions without `backoffLimitPerIndex` drop the rules of a podFailurePolicy with the action FailIndex. */
function dropFailIndexRules(job: JsonObject, version: KubernetesVersion): JsonObject {
  const spec = mapOf(job.spec);
  const policy = mapOf(spec.podFailurePolicy);
  if (!Array.isArray(policy.rules) || !isOlder(version, VALIDATED_SINCE.failIndexNeedsLimit)) return job;
  const rules = policy.rules.filter((rule) => !isObject(rule) || rule.action !== 'FailIndex');
  return { ...job, spec: { ...spec, podFailurePolicy: { ...policy, rules } } };
}

/**
 * Labels the pods of a Job with its name and UID, and selects them by the UID. A Job with `manualSelector` stays as it
 * is.
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
    ...Object.fromEntries(JOB_NAME_LABELS.map((label) => [label, name])),
    ...Object.fromEntries(JOB_UID_LABELS.map((label) => [label, PLACEHOLDER_UID])),
    ...mapOf(metadata.labels),
  };
  const selector = mapOf(spec.selector);
  const matchLabels = { [SELECTOR_LABEL]: PLACEHOLDER_UID, ...mapOf(selector.matchLabels) };
  return {
    ...job,
    spec: {
      ...spec,
      selector: { ...selector, matchLabels },
      template: { ...template, metadata: { ...metadata, labels } },
    },
  };
}
