import { appOf, foundIn, object, statefulSet } from '../../../test/objects';
import { type KubernetesVersion, LATER_FIELDS, OLDEST_KUBERNETES } from '../../kubernetes';
import { checkKubernetesVersion } from './kubernetes-version';

/** Returns an object with a value at this path. */
function having(path: readonly string[], value: unknown): unknown {
  const [key = '', ...rest] = path;
  const inner = rest.length === 0 ? value : having(rest, value);
  return key === '*' ? [inner] : { [key]: inner };
}

/** Values that only later versions accept, for fields that older versions have too. */
const LATER_VALUES: Readonly<Record<string, string>> = { fieldPath: 'status.hostIPs', name: '1ST' };

const WAY_OUT = "To support only later versions, call app.node.setContext('kubernetes', VERSION)";

function using(kind: string, path: readonly string[], value: unknown) {
  const content = having(path, value) as { spec: object };
  return kind === 'Pod' ? statefulSet('web', content.spec) : object('v1', kind, 'web', content);
}

const minorBefore = (version: string): KubernetesVersion => `1.${Number(version.split('.')[1]) - 1}`;

test.each(LATER_FIELDS.map((field) => ({ ...field, at: field.path.join('.'), last: String(field.path.at(-1)) })))(
  'reports $kind $at before Kubernetes $since and accepts it since',
  ({ kind, path, since, last, values }) => {
    const manifest = using(kind, path, LATER_VALUES[last] ?? 'any');
    const before = foundIn(checkKubernetesVersion, appOf([manifest], [], since && minorBefore(since)));
    const from = foundIn(checkKubernetesVersion, appOf([manifest], [], since));
    expect(before.filter((line) => line.includes(`honors it from ${since} on`))).toHaveLength(1);
    expect(from.filter((line) => line.includes(`honors it from ${since} on`))).toEqual([]);
    const old = foundIn(checkKubernetesVersion, appOf([using(kind, path, 'status.podIP')], [], OLDEST_KUBERNETES));
    expect(old).toHaveLength(values ? 0 : 1);
  },
);

test('says since when a field exists and which version the App supports', () => {
  const sleep = using('Pod', ['spec', 'containers', '*', 'lifecycle', 'preStop', 'sleep'], { seconds: 5 });
  expect(foundIn(checkKubernetesVersion, appOf([sleep]))).toEqual([
    `StatefulSet web: spec.template.spec.containers[0].lifecycle.preStop.sleep is { seconds: 5 }, and must be omitted: Kubernetes honors it from 1.30 on, and the oldest supported version is 1.28. ${WAY_OUT}`,
  ]);
});

test('reports a field that a supported later version drops again', () => {
  const path = ['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'];
  const rejected = (version: KubernetesVersion) =>
    foundIn(checkKubernetesVersion, appOf([using('StatefulSet', path, 2)], [], version));
  expect(rejected('1.35.2')).toEqual([
    `StatefulSet web: spec.updateStrategy.rollingUpdate.maxUnavailable is 2, and must be omitted: Kubernetes honors it from 1.37 on, and from 1.35.0 until before 1.35.4, and the oldest supported version is 1.35.2. ${WAY_OUT}`,
  ]);
  expect(rejected('1.37')).toEqual([]);
});

test('reads 1.9 as a version older than 1.28', () => {
  const service = object('v1', 'Service', 'web', { spec: { trafficDistribution: 'PreferClose' } });
  expect(foundIn(checkKubernetesVersion, appOf([service], [], '1.9'))).toHaveLength(1);
});
