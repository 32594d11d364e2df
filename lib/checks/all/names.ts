import { ApiServer } from '../../api-server';
import { hasForm, type JsonObject, NEWEST_MEASURED, STRING_FORMS } from '../../kubernetes';
import { type Field, type Issue, nestIssues } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';

/**
 * A StatefulSet can create its pods and claims. The API server accepts a StatefulSet whose name is too long for a label
 * of its pods, or whose claim templates have labels or annotations that no claim can have.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-identity
 */
export function checkNames(app: FinishedApp): Finding[] {
  return app
    .ofKind('StatefulSet')
    .flatMap((statefulSet) =>
      statefulSet.findings(
        ...nameIssues(statefulSet.at('metadata', 'name')),
        ...statefulSet.fields.find('spec', 'volumeClaimTemplates', '*').flatMap(claimIssues),
      ),
    );
}

function nameIssues(name: Field): Issue[] {
  const isTooLong = hasForm('label', name.raw) && !hasForm('statefulSetName', name.raw);
  return isTooLong ? [name.issue(`${STRING_FORMS.statefulSetName.words}: a label of its pods holds it`)] : [];
}

function claimIssues(template: Field): Issue[] {
  const metadata = { ...template.at('metadata').map, name: 'claim' } as JsonObject;
  const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata };
  const issues = new ApiServer(NEWEST_MEASURED).validate(claim);
  return nestIssues(
    template.path,
    issues.filter(({ path }) => path.startsWith('metadata.')),
  );
}
