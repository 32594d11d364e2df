import type { CheckName } from '../../../lib/checks';

/** A patch that breaks objects, and the check that finds it. */
export interface BreakingPatch {
  readonly check: CheckName;
  readonly kind: string;
  /** What it changes; `*` stands for every item of a list or key of a map. */
  readonly path: string;
  /** What it puts there. */
  readonly values: readonly unknown[];
  /** Whether API servers take it all the same. Why it is refused stands in docs/stricter.md. */
  readonly stricter?: true;
}

const a = (length: number) => 'a'.repeat(length);
const TEMPLATE = 'spec.template';
const CONTAINER = `${TEMPLATE}.spec.containers.*`;

const NO_NAME = ['', 'A', 'a_b', '-a', 'a-', a(254)];
const NO_LABEL = ['a b', '-', a(64), 'ä', 1];
const NO_PORT = [0, 65536, -1, 1.5, '80'];
const NO_PORT_NAME = ['A', 'a--b', '-a', '1', a(16)];
const TWICE = [{ containerPort: 80 }, { containerPort: 80, name: 'again' }];
const NO_AMOUNT = ['abc', '1 Gi', '-1', ''];

/** At least one for every check that looks at single objects. */
export const PATCHES: readonly BreakingPatch[] = [
  { check: 'api-server', kind: 'StatefulSet', path: 'metadata.name', values: NO_NAME },
  { check: 'api-server', kind: 'Service', path: 'metadata.name', values: [...NO_NAME, '1a', 'a.b'] },
  { check: 'api-server', kind: 'StatefulSet', path: 'metadata.labels.*', values: NO_LABEL },
  { check: 'api-server', kind: 'StatefulSet', path: `${TEMPLATE}.metadata.labels.*`, values: NO_LABEL },
  {
    check: 'api-server',
    kind: 'Service',
    path: 'metadata.labels',
    values: [{ 'a b': '' }, { '/': '' }, { 'a/b/c': '' }],
  },
  { check: 'api-server', kind: 'StatefulSet', path: 'metadata.annotations', values: [{ 'a b': '' }, { a: 1 }] },
  { check: 'api-server', kind: 'StatefulSet', path: 'metadata.annotations', values: [{ a: 'x'.repeat(2 ** 18) }] },
  { check: 'api-server', kind: 'StatefulSet', path: `${CONTAINER}.name`, values: ['', 'A', 'a.b', a(64)] },
  { check: 'api-server', kind: 'StatefulSet', path: `${CONTAINER}.ports.*.name`, values: NO_PORT_NAME },
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
  { check: 'ports', kind: 'StatefulSet', path: `${CONTAINER}.ports`, values: [TWICE], stricter: true },
  { check: 'values', kind: 'Service', path: 'metadata.annotations', values: [{ a: '\ud83d' }] },
  {
    check: 'kubernetes-version',
    kind: 'StatefulSet',
    path: 'spec.updateStrategy',
    values: [{ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 2 } }],
    stricter: true,
  },
  { check: 'api-server', kind: 'StatefulSet', path: 'spec.selector', values: [{}, { matchLabels: { other: 'pods' } }] },
  { check: 'governing-service', kind: 'StatefulSet', path: 'spec.serviceName', values: ['elsewhere'], stricter: true },
  { check: 'api-server', kind: 'Service', path: 'spec.ports.*.port', values: NO_PORT },
  { check: 'api-server', kind: 'Service', path: 'spec.ports.*.name', values: ['A', 'a.b', '-a', a(64)] },
  { check: 'api-server', kind: 'StatefulSet', path: `${CONTAINER}.ports.*.containerPort`, values: NO_PORT },
  { check: 'target-ports', kind: 'Service', path: 'spec.ports.*.targetPort', values: ['no-such-port'], stricter: true },
  { check: 'api-server', kind: 'Service', path: 'spec.ports.*.nodePort', values: [1, 29999, 32768, '30000'] },
  { check: 'api-server', kind: 'StatefulSet', path: `${CONTAINER}.volumeMounts.*.name`, values: ['no-such-volume'] },
  { check: 'mounts', kind: 'StatefulSet', path: `${TEMPLATE}.spec.volumes.*.name`, values: ['another-name'] },
  {
    check: 'references',
    kind: 'StatefulSet',
    path: `${TEMPLATE}.spec.serviceAccountName`,
    values: ['nobody'],
    stricter: true,
  },
  {
    check: 'credentials',
    kind: 'StatefulSet',
    path: `${CONTAINER}.env`,
    values: [[{ name: 'DB_PASSWORD', value: 'hunter2' }]],
    stricter: true,
  },
  { check: 'api-server', kind: 'StatefulSet', path: `${CONTAINER}.resources.requests.*`, values: NO_AMOUNT },
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
    stricter: true,
  },
  {
    check: 'disruption-budgets',
    kind: 'PodDisruptionBudget',
    path: 'spec.selector.matchLabels',
    values: [{ app: 'no-such-app' }],
    stricter: true,
  },
  { check: 'api-server', kind: 'HorizontalPodAutoscaler', path: 'spec.minReplicas', values: [0, -1] },
  { check: 'api-server', kind: 'HorizontalPodAutoscaler', path: 'spec.maxReplicas', values: [0, -1] },
  {
    check: 'autoscaling',
    kind: 'HorizontalPodAutoscaler',
    path: 'spec.scaleTargetRef.name',
    values: ['no-such-app'],
    stricter: true,
  },
];

/** The JSON pointers that a path of a patch stands for in an object; its last step need not be there. */
export function pointersIn(value: unknown, path: string): string[] {
  const [step = '', ...rest] = path.split('.');
  const keys = step === '*' ? Object.keys(Object(value)) : [step];
  const pointers = keys.map((key) => ({ child: Object(value)[key], pointer: `/${escaped(key)}` }));
  if (rest.length === 0) return pointers.map(({ pointer }) => pointer);
  return pointers
    .filter(({ child }) => child !== undefined)
    .flatMap(({ child, pointer }) => pointersIn(child, rest.join('.')).map((inner) => pointer + inner));
}

/** A step of a JSON pointer. */
function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
