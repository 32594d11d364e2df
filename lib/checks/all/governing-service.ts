import { matchesServiceSelector } from '../../kubernetes';
import type { Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';

/**
 * Reports a StatefulSet whose governing Service is missing, is not headless or does not select its pods: the pods would
 * have no DNS names.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
export function checkGoverningService(app: FinishedApp): Finding[] {
  return app
    .ofKind('StatefulSet')
    .flatMap((statefulSet) => statefulSet.findings(...validateGoverningService(app, statefulSet)));
}

function validateGoverningService(app: FinishedApp, statefulSet: FinishedObject): Issue[] {
  const serviceName = statefulSet.at('spec', 'serviceName');
  const service = app.find('Service', serviceName.string ?? '', statefulSet);
  if (service === undefined) {
    const isDeclared = serviceName.string !== undefined && app.has('Service', serviceName.string, statefulSet);
    const allowed = 'the name of a headless Service of its namespace, or of an OutsideObject';
    return isDeclared ? [] : [serviceName.issue(allowed)];
  }
  const issues: Issue[] = [];
  if (service.at('spec', 'clusterIP').raw !== 'None') {
    issues.push(serviceName.issue('the name of a headless Service: this one lacks clusterIP: None'));
  }
  if (!selectsPods(service, statefulSet)) {
    issues.push(serviceName.issue('the name of a Service whose selector matches the labels of the pods'));
  }
  return issues;
}

function selectsPods(service: FinishedObject, { pods }: FinishedObject): boolean {
  return pods !== undefined && matchesServiceSelector(service.at('spec', 'selector'), pods);
}
