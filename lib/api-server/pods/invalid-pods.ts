import { hasForm, type KubernetesVersion, STRING_FORMS } from '../../kubernetes';
import { describeIssue, Field, type Issue, nestIssues } from '../../validation';
import { validateObject, validatePod } from '../validation';
import type { Workload } from './workload';

const MAX_STATEFUL_SET_NAME = STRING_FORMS.statefulSetName.maxLength;

/**
 * Says why the API server rejects the pods or claims that a controller creates for a workload. It validates them more
 * strictly than their templates.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-identity
 */
export function podValidationError(workload: Workload, version: KubernetesVersion): string | undefined {
  const [issue] = [
    ...findInvalidNames(workload),
    ...findInvalidPods(workload, version),
    ...findInvalidClaims(workload, version),
  ];
  return issue && `no pod can be created: ${describeIssue(issue)}`;
}

/** The names of a StatefulSet, of its Service and of its claims become labels and host names of its pods. */
function findInvalidNames({ object, kind, claimTemplates }: Workload): Issue[] {
  if (kind !== 'StatefulSet') return [];
  const name = object.at('metadata', 'name');
  const serviceName = object.at('spec', 'serviceName');
  const isTooLong = name.scalar.length > MAX_STATEFUL_SET_NAME;
  const isServiceNameValid = serviceName.scalar === '' || hasForm('label', serviceName.raw);
  const invalidClaimNames = claimTemplates
    .map((claim) => claim.at('metadata', 'name'))
    .filter(({ raw }) => !hasForm('label', raw));
  return [
    ...(isTooLong
      ? [name.issue(`of ${MAX_STATEFUL_SET_NAME} characters at most, otherwise a label of its pods is too long`)]
      : []),
    ...(isServiceNameValid ? [] : [serviceName.issue(STRING_FORMS.label.words)]),
    ...invalidClaimNames.map((claimName) => claimName.issue(STRING_FORMS.label.words)),
  ];
}

/** A Pod has been validated already. */
function findInvalidPods({ kind, template, claimTemplates }: Workload, version: KubernetesVersion): readonly Issue[] {
  const claimNames = claimTemplates.map((claim) => claim.at('metadata', 'name').scalar);
  return kind === 'Pod' ? [] : validatePod(template, version, claimNames);
}

function findInvalidClaims({ claimTemplates, name }: Workload, version: KubernetesVersion): Issue[] {
  return claimTemplates.flatMap((template) => {
    const metadata = template.at('metadata');
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { ...metadata.map, name: `${metadata.at('name').scalar}-${name}-0` },
      spec: template.at('spec').raw,
    };
    return nestIssues(template.path, validateObject(new Field(claim), version));
  });
}
