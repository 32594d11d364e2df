import type { CheckReport, VerifyReport } from '../report';

const STATUSES: readonly CheckReport['status'][] = ['failed', 'passed', 'skipped'];

/** What came of all checks in one line: `2 checks failed, 6 passed, 3 skipped`. */
export function describeTotals({ checks, left }: VerifyReport): string {
  const counts = STATUSES.map((status) => [checks.filter((check) => check.status === status).length, status] as const);
  const told = counts.filter(([count]) => count > 0).map(([count, status]) => `${count} ${status}`);
  return [...told, ...(left.length > 0 ? [`${left.length} not put back`] : [])].join(', ');
}

/** Where it was looked: `namespace default of the context main, Kubernetes v1.34.4`. */
export function describeLocation({ context, namespace, kubernetes }: VerifyReport): string {
  return `namespace ${namespace}${context === '' ? '' : ` of the context ${context}`}, Kubernetes ${kubernetes}`;
}
