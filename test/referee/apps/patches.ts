import type { CheckName } from '../../../lib/checks';

/** A patch that makes objects invalid, and the check that finds it. */
export interface BreakingPatch {
  readonly check: CheckName;
  readonly kind: string;
  /** The path of the patched field. `*` stands for every item of a list or key of a map. */
  readonly path: string;
  /** The invalid values. */
  readonly values: readonly unknown[];
  /** Whether API servers accept the values, which only the check rejects. docs/stricter.md has the reason. */
  readonly isStricter?: true;
}

const a = (length: number) => 'a'.repeat(length);
const TEMPLATE = 'spec.template';
const CONTAINER = `${TEMPLATE}.spec.containers.*`;

const INVALID_NAMES = ['', 'A', 'a_b', '-a', 'a-', a(254)];
const INVALID_LABELS = ['a b', '-', a(64), 'ä', 1];
const INVALID_PORTS = [0, 65536, -1, 1.5, '80'];
const INVALID_PORT_NAMES = ['A', 'a--b', '-a', '1', a(16)];
const REPEATED_PORTS = [{ containerPort: 80 }, { containerPort: 80, name: 'again' }];
const INVALID_QUANTITIES = ['abc', '1 Gi', '-1', ''];

/** At least one patch for every check of single objects. */
export const PATCHES: readonly BreakingPatch[] = [
  { check: 'api-server', kind: 'StatefulSet', path: 'metadata.name', values: INVALID_NAMES },
  { check: 'api-server', kind: 'Service', path: 'metadata.name', values: [...INVALID_NAMES, '1a', 'a.b'] },
  { check: 'api-server', kind: 'StatefulSet', path: 'metadata.labels.*', values: INVALID_LABELS },
  { check: 'api-server', kind: 'StatefulSet', path: `${TEMPLATE}.metadata.labels.*`, values: INVALID_LABELS },
  {
    check: 'api-server',
    kind: 'Service',
    path: 'metadata.labels',
    values: [{ 'a b': '' }, { '/': '' }, { 'a/b/c': '' }],
  },
  { check: 'api-server', kind: 'StatefulSet', path: 'metadata.annotations', values: [{ 'a b': '' }, { a: 1 }] },
  { check: 'api-server', kind: 'StatefulSet', path: 'metadata.annotations', values: [{ a: 'x'.repeat(2 ** 18) }] },
  { check: 'api-server', kind: 'StatefulSet', path: `${CONTAINER}.name`, values: ['', 'A', 'a.b', a(64)] },
  { check: 'api-server', kind: 'StatefulSet', path: `${CONTAINER}.ports.*.name`, values: INVALID_PORT_NAMES },
  { check: 'api-server', kind: 'StatefulSet', path: `${CONTAINER}.env.*.name`, values: ['', 'a=b', 'ä'] },
  {
    check: 'api-server',
    kind: 'StatefulSet',
    path: 'spec.volumeClaimTemplates.*.metadata.name',
    values: ['A', 'a.b', a(64)],
  },
  { check: 'names', kind: 'StatefulSet', path: 'metadata.name', values: [a(53)] },
  {
    check: 'names',
    kind: 'StatefulSet',
    path: 'spec.volumeClaimTemplates.*.metadata.labels',
    values: [{ 'a b': '' }, { a: '-' }],
  },
  { check: 'ports', kind: 'StatefulSet', path: `${CONTAINER}.ports`, values: [REPEATED_PORTS], isStricter: true },
  { check: 'values', kind: 'Service', path: 'metadata.annotations', values: [{ a: '\ud83d' }] },
  {
    check: 'kubernetes-version',
    kind: 'StatefulSet',
    path: 'spec.updateStrategy',
    values: [{ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 2 } }],
    isStricter: true,
  },
  { check: 'api-server', kind: 'StatefulSet', path: 'spec.selector', values: [{}, { matchLabels: { other: 'pods' } }] },
  {
    check: 'governing-service',
    kind: 'StatefulSet',
    path: 'spec.serviceName',
    values: ['elsewhere'],
    isStricter: true,
  },
  { check: 'api-server', kind: 'Service', path: 'spec.ports.*.port', values: INVALID_PORTS },
  { check: 'api-server', kind: 'Service', path: 'spec.ports.*.name', values: ['A', 'a.b', '-a', a(64)] },
  { check: 'api-server', kind: 'StatefulSet', path: `${CONTAINER}.ports.*.containerPort`, values: INVALID_PORTS },
  {
    check: 'target-ports',
    kind: 'Service',
    path: 'spec.ports.*.targetPort',
    values: ['no-such-port'],
    isStricter: true,
  },
  { check: 'api-server', kind: 'Service', path: 'spec.ports.*.nodePort', values: [1, 29999, 32768, '30000'] },
  { check: 'api-server', kind: 'StatefulSet', path: `${CONTAINER}.volumeMounts.*.name`, values: ['no-such-volume'] },
  { check: 'mounts', kind: 'StatefulSet', path: `${TEMPLATE}.spec.volumes.*.name`, values: ['another-name'] },
  {
    check: 'references',
    kind: 'StatefulSet',
    path: `${TEMPLATE}.spec.serviceAccountName`,
    values: ['nobody'],
    isStricter: true,
  },
  {
    check: 'credentials',
    kind: 'StatefulSet',
    path: `${CONTAINER}.env`,
    values: [[{ name: 'DB_PASSWORD', value: 'hunter2' }]],
    isStricter: true,
  },
  { check: 'api-server', kind: 'StatefulSet', path: `${CONTAINER}.resources.requests.*`, values: INVALID_QUANTITIES },
  {
    check: 'api-server',
    kind: 'StatefulSet',
    path: `${CONTAINER}.resources`,
    values: [{ requests: { cpu: 2 }, limits: { cpu: '1' } }],
  },
  {
    check: 'disruption-budgets',
    kind: 'PodDisruptionBudget',
    path: 'spec.maxUnavailable',
    values: [0, '0%'],
    isStricter: true,
  },
  {
    check: 'disruption-budgets',
    kind: 'PodDisruptionBudget',
    path: 'spec.selector.matchLabels',
    values: [{ app: 'no-such-app' }],
    isStricter: true,
  },
  { check: 'api-server', kind: 'HorizontalPodAutoscaler', path: 'spec.minReplicas', values: [0, -1] },
  { check: 'api-server', kind: 'HorizontalPodAutoscaler', path: 'spec.maxReplicas', values: [0, -1] },
  {
    check: 'autoscaling',
    kind: 'HorizontalPodAutoscaler',
    path: 'spec.scaleTargetRef.name',
    values: ['no-such-app'],
    isStricter: true,
  },
];

/** Finds the JSON pointers that the path of a patch matches in an object. The last step need not exist. */
export function findPointers(value: unknown, path: string): string[] {
  const [step = '', ...rest] = path.split('.');
  const keys = step === '*' ? Object.keys(Object(value)) : [step];
  const pointers = keys.map((key) => ({ child: Object(value)[key], pointer: `/${escapeStep(key)}` }));
  if (rest.length === 0) return pointers.map(({ pointer }) => pointer);
  return pointers
    .filter(({ child }) => child !== undefined)
    .flatMap(({ child, pointer }) => findPointers(child, rest.join('.')).map((inner) => pointer + inner));
}

/** Escapes a step of a JSON pointer. */
function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
