import type { CheckReport, VerifyReport } from '../report';

const STATUSES: readonly CheckReport['status'][] = ['failed', 'passed', 'skipped'];

/** The number of checks by status, and of leftovers: `2 failed, 6 passed, 3 skipped, 1 not put back`. */
export function describeTotals({ checks, left }: VerifyReport): string {
  const counts = STATUSES.map((status) => [checks.filter((check) => check.status === status).length, status] as const);
  const totals = counts.filter(([count]) => count > 0).map(([count, status]) => `${count} ${status}`);
  return [...totals, ...(left.length > 0 ? [`${left.length} not put back`] : [])].join(', ');
}

/** The namespace, context and version of the cluster: `namespace default of the context main, Kubernetes v1.34.4`. */
export function describeLocation({ context, namespace, kubernetes }: VerifyReport): string {
  return `namespace ${namespace}${context === '' ? '' : ` of the context ${context}`}, Kubernetes ${kubernetes}`;
}
