import { isAvailable, LATER_FIELDS, type LaterField } from '../../lib/kubernetes';
import type { Manifest } from '../manifests';
import { compareAll } from './comparison';
import { describeVersions } from './referees';

describeVersions((version, referee) => {
  const fields = LATER_FIELDS.map((field): [string, string, LaterField] => [
    isAvailable(field, version) ? 'honors' : 'does not honor',
    `${field.kind} ${field.path.join('.')}`,
    field,
  ]);

  test.each(fields)('Kubernetes %s %s', async (_, __, field) => {
    const object = manifestWith(field);
    const [answer] = await referee().ask([{ operation: 'create', object }]);
    expect(valueAt(answer?.object ?? {}, field.path)).toEqual(
      isAvailable(field, version) ? exampleOf(field) : undefined,
    );
  });

  test('the model answers like Kubernetes for fields that only later versions honor', async () => {
    const cases = LATER_FIELDS.map((field) => ({ title: field.path.join('.'), manifest: manifestWith(field) }));
    expect(await compareAll(referee(), version, 'later fields', cases)).toEqual([]);
  });
});

function manifestWith(field: LaterField): Manifest {
  const manifest = structuredClone(BASES[field.kind]);
  setAt(manifest, field.path, exampleOf(field));
  return manifest;
}

const POD = { containers: [{ name: 'app', image: 'app:1' }], initContainers: [{ name: 'init', image: 'app:1' }] };
const labels = { app: 'web' };
const metadata = { name: 'web', labels };
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

/** Objects of the kinds that have later fields, without such fields. */
const BASES: Readonly<Record<string, Manifest>> = {
  Pod: { apiVersion: 'v1', kind: 'Pod', metadata, spec: POD },
  Service: { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports: [{ port: 80 }] } },
  StatefulSet: {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata,
    spec: {
      serviceName: 'web',
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: POD.containers } },
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }],
    },
  },
};

const term = { topologyKey: 'zone', labelSelector: { matchLabels: labels } };
/** The required fields of items, by the name of their list. */
const REQUIRED_OF_ITEMS: Readonly<Record<string, object>> = {
  env: { name: 'A' },
  volumes: { name: 'data' },
  requiredDuringSchedulingIgnoredDuringExecution: term,
  preferredDuringSchedulingIgnoredDuringExecution: { weight: 1, podAffinityTerm: term },
};

/** A valid value of each later field, by the end of its path. */
const EXAMPLES: Readonly<Record<string, unknown>> = {
  'initContainers.*.restartPolicy': 'Always',
  'containers.*.restartPolicy': 'Never',
  fieldPath: 'status.hostIPs',
  sleep: { seconds: 1 },
  appArmorProfile: { type: 'RuntimeDefault' },
  matchLabelKeys: ['pod-template-hash'],
  mismatchLabelKeys: ['pod-template-hash'],
  trafficDistribution: 'PreferClose',
  'env.*.name': '1st',
  hostUsers: false,
  supplementalGroupsPolicy: 'Strict',
  'spec.resources': { limits: { cpu: '1' }, requests: { cpu: '1' } },
  volumeAttributesClassName: 'fast',
  image: { reference: 'data:1', pullPolicy: 'IfNotPresent' },
  maxUnavailable: 2,
};

function exampleOf({ path }: LaterField): unknown {
  const [, example] = Object.entries(EXAMPLES).find(([end]) => `.${path.join('.')}`.endsWith(`.${end}`)) ?? [];
  if (example === undefined) throw new Error(`${path.join('.')} has no example. Add one to EXAMPLES in this file.`);
  return example;
}

function valueAt(manifest: Manifest, path: readonly string[]): unknown {
  return path.reduce((part, step) => part?.[step === '*' ? 0 : step], manifest);
}

/** Sets a value at a path, in the first item of each list on the way. Creates missing lists, items and maps. */
function setAt(place: Manifest, [step = '', ...rest]: readonly string[], value: unknown, item: object = {}): void {
  const key = step === '*' ? 0 : step;
  if (rest.length === 0) {
    place[key] = value;
    return;
  }
  place[key] ??= rest[0] === '*' ? [] : structuredClone(step === '*' ? item : {});
  // Only init containers that restart always may have hooks.
  if (step === '*' && rest[0] === 'lifecycle' && place[key].name === 'init') place[key].restartPolicy = 'Always';
  setAt(place[key], rest, value, REQUIRED_OF_ITEMS[step]);
}
