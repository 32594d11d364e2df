import { hasLabels } from '../../validation';

import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';

/**
 * A StatefulSet is governed by a headless Service that leads to its pods: from it they have their names.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
export function checkGoverningService(app: FinishedApp): Finding[] {
  return app
    .ofKind('StatefulSet')
    .flatMap((statefulSet) => statefulSet.findings(...validateGoverningService(app, statefulSet)));
}

function validateGoverningService(app: FinishedApp, statefulSet: FinishedObject) {
  const field = statefulSet.at('spec', 'serviceName');
  const service = app.find('Service', field.string ?? '', statefulSet);
  if (service === undefined) {
    const known = field.string !== undefined && app.has('Service', field.string, statefulSet);
    return known ? [] : [field.issue('the name of a headless Service of its namespace, or of an OutsideObject')];
  }
  const selector = service.at('spec', 'selector');
  const leads =
    statefulSet.pods !== undefined && selector.entries().length > 0 && hasLabels(selector, statefulSet.pods);
  return [
    ...(service.at('spec', 'clusterIP').raw === 'None'
      ? []
      : [field.issue('the name of a headless Service: this one lacks clusterIP: None')]),
    ...(leads ? [] : [field.issue('the name of a Service whose selector lies within the labels of the pods')]),
  ];
}
