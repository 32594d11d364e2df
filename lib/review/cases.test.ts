import { stringify } from 'yaml';
import { TestFolder } from '../../test/folders';
import { claimTemplate, configMap, deployment, service, statefulSet } from '../../test/forecasts';
import type { Manifest } from '../../test/manifests';
import type { KubernetesVersion } from '../kubernetes';
import { forecast, type Report, readFolder } from '.';
import { FORMATS } from './formats';

/** The objects of a folder, file by file. */
type Files = readonly (readonly Manifest[])[];

function folderOf(files: Files): TestFolder {
  const texts = files.map((objects, index) => [
    `${index}.yaml`,
    objects.map((object) => stringify(object)).join('---\n'),
  ]);
  return new TestFolder(Object.fromEntries(texts));
}

/** Forecasts a change, and formats the forecast as text. */
function reviewChange(base: Files, head: Files, version: KubernetesVersion): { report: Report; text: string } {
  const [before, after] = [folderOf(base), folderOf(head)];
  try {
    const report = forecast(readFolder(before.path), readFolder(after.path), version, 'dist');
    return { report, text: FORMATS.text(report, { folder: 'dist', hasColors: false }) };
  } finally {
    before.delete();
    after.delete();
  }
}

interface Case {
  readonly base: Files;
  readonly head: Files;
  readonly kubernetes?: KubernetesVersion;
  readonly report: object;
  readonly says?: readonly string[];
  readonly saysNot?: readonly (string | RegExp)[];
}

const object = (kind: string, name: string, expected: object) => expect.objectContaining({ kind, name, ...expected });
const having = (...items: object[]) => expect.arrayContaining(items.map((item) => expect.objectContaining(item)));
const RUNBOOK = expect.arrayContaining([expect.any(String)]);

const claim = (name: string) => ({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', ...claimTemplate(name) });
const named = (made: Manifest, name: string) => ({ ...made, metadata: { ...made.metadata, name } });
const budget = (name: string, spec: Manifest) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name },
  spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
});

/** A Deployment whose pod stores files on a claim. */
function shop(claimName: string, labels: Manifest = { app: 'shop' }): Manifest {
  const made = deployment(
    { replicas: 1, strategy: { type: 'Recreate' }, selector: { matchLabels: labels } },
    { volumeMounts: [{ name: 'files', mountPath: '/files' }] },
  );
  made.spec.template.metadata.labels = labels;
  made.spec.template.spec.volumes = [{ name: 'files', persistentVolumeClaim: { claimName } }];
  return made;
}

/** A StatefulSet with the same pod. */
const shopWithClaims = statefulSet(
  { replicas: 1, volumeClaimTemplates: [claimTemplate('files')] },
  { container: { name: 'shop', image: 'team/shop:1.0.0', volumeMounts: [{ name: 'files', mountPath: '/files' }] } },
  'shop',
);

const game = (...nodePorts: number[]) =>
  service(
    {
      type: 'NodePort',
      ports: nodePorts.map((nodePort, index) => ({
        name: ['udp', 'tcp'][index],
        protocol: ['UDP', 'TCP'][index],
        port: 7777,
        nodePort,
      })),
    },
    'game',
  );

const database = (image: string) =>
  statefulSet(
    { replicas: 1 },
    { container: { image, volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }] } },
  );

const settings = (seconds: number) =>
  configMap({
    'app.conf': [...Array.from({ length: 40 }, (_, line) => `key${line} on`), `timeout ${seconds}`].join('\n'),
  });

function withChecksum(checksum: string): Manifest {
  const made = statefulSet({}, { volumes: [{ name: 'settings', configMap: { name: 'settings' } }] });
  made.spec.template.metadata.annotations = { 'checksum/config': checksum };
  made.spec.template.spec.containers[0].volumeMounts.push({ name: 'settings', mountPath: '/etc/app' });
  return made;
}

const withNodeDevices = (image: string) =>
  statefulSet(
    {},
    {
      container: {
        image,
        securityContext: { privileged: true },
        volumeMounts: [
          { name: 'data', mountPath: '/data' },
          { name: 'dev', mountPath: '/dev' },
        ],
      },
      volumes: [{ name: 'dev', hostPath: { path: '/dev' } }],
    },
  );

const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'shop' } };
const image = (version: string) => ({ container: { image: `team/web:${version}` } });
const inNamespace = (seconds: string) => ({
  ...configMap({ timeout: seconds }),
  metadata: { name: 'settings', namespace: 'shop' },
});
const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
const twoAtATime = { updateStrategy: { rollingUpdate: { maxUnavailable: 2 } } };

/** Changes that the review once forecast wrongly, by title. */
const CASES: Readonly<Record<string, Case>> = {
  'reports data loss if a Deployment mounts another claim': {
    base: [[claim('files-a'), shop('files-a')]],
    head: [[claim('files-b'), shop('files-b')]],
    report: {
      verdict: 'data-loss',
      objects: expect.arrayContaining([
        object('Deployment', 'shop', { data: having({ path: '/files', fate: 'left-behind' }) }),
      ]),
    },
  },
  'reports data loss if a Deployment becomes a StatefulSet, with a runbook that moves the data': {
    base: [[claim('files'), shop('files')]],
    head: [[shopWithClaims]],
    report: {
      verdict: 'data-loss',
      objects: expect.arrayContaining([
        object('StatefulSet', 'shop', {
          outcome: 'created',
          data: having({ container: 'shop', path: '/files', fate: 'left-behind' }),
          runbook: RUNBOOK,
        }),
        object('Deployment', 'shop', { outcome: 'left-running' }),
      ]),
    },
  },
  'reports a database as broken if its new version cannot open the data': {
    base: [[database('postgres:17')]],
    head: [[database('postgres:18')]],
    report: {
      verdict: 'broken',
      objects: [
        object('StatefulSet', 'web', { data: having({ path: '/var/lib/postgresql/data', fate: 'incompatible' }) }),
      ],
    },
  },
  'reports a port that the merge drops as not applied': {
    base: [[service({ ports: [{ name: 'tcp', port: 7777, protocol: 'TCP' }] }, 'game')]],
    head: [
      [
        service(
          {
            ports: [
              { name: 'tcp', port: 7777, protocol: 'TCP' },
              { name: 'udp', port: 7777, protocol: 'UDP' },
            ],
          },
          'game',
        ),
      ],
    ],
    report: {
      verdict: 'none',
      objects: [object('Service', 'game', { outcome: 'unchanged', notApplied: having({ path: '/spec/ports/1' }) })],
    },
    saysNot: [/^Nothing changes/],
  },
  'reports the second of two changed node ports as not applied': {
    base: [[game(30777, 30777)]],
    head: [[game(30778, 30778)]],
    report: {
      verdict: 'in-place',
      objects: [object('Service', 'game', { notApplied: having({ path: '/spec/ports/1/nodePort' }) })],
    },
  },
  'explains a restart by a ConfigMap with a checksum, and shows the changed lines': {
    base: [[settings(30), withChecksum('a')]],
    head: [[settings(60), withChecksum('b')]],
    report: {
      verdict: 'restart',
      objects: expect.arrayContaining([
        object('StatefulSet', 'web', {
          rollout: expect.objectContaining({ restarts: ['web-2', 'web-1', 'web-0'] }),
        }),
        object('ConfigMap', 'settings', { outcome: 'updated' }),
      ]),
    },
    says: ['timeout 30', 'timeout 60'],
    saysNot: ['without a restart'],
  },
  'keeps the claims of a StatefulSet that is left running': {
    base: [[service(), statefulSet()]],
    head: [[service()]],
    report: {
      verdict: 'in-place',
      objects: expect.arrayContaining([
        object('StatefulSet', 'web', {
          outcome: 'left-running',
          claims: having({ name: 'data-web-0', fate: 'kept' }, { name: 'data-web-2', fate: 'kept' }),
        }),
      ]),
    },
    saysNot: ['no pod mounts'],
  },
  'warns about two PodDisruptionBudgets that select the same pods': {
    base: [[statefulSet(), budget('web-budget', { minAvailable: 2 })]],
    head: [[statefulSet(), budget('web', { maxUnavailable: 1 })]],
    report: {
      objects: expect.arrayContaining([
        object('PodDisruptionBudget', 'web', { warnings: [expect.stringContaining('web-budget')] }),
        object('PodDisruptionBudget', 'web-budget', { outcome: 'left-running' }),
      ]),
    },
  },
  'lets a privileged container mount /dev of the node': {
    base: [[withNodeDevices('team/web:1.0.0')]],
    head: [[withNodeDevices('team/web:1.1.0')]],
    report: {
      verdict: 'restart',
      objects: [
        object('StatefulSet', 'web', { rollout: expect.objectContaining({ restarts: ['web-2', 'web-1', 'web-0'] }) }),
      ],
    },
  },
  'replaces pods two at a time if the version honors maxUnavailable': {
    base: [[statefulSet(twoAtATime, image('1.0.0'))]],
    head: [[statefulSet(twoAtATime, image('1.1.0'))]],
    kubernetes: '1.37',
    report: {
      verdict: 'restart',
      objects: [
        object('StatefulSet', 'web', {
          rollout: expect.objectContaining({ batches: [['web-2', 'web-1'], ['web-0']] }),
        }),
      ],
    },
  },
  'keeps data that is mounted a second time': {
    base: [[statefulSet()]],
    head: [
      [
        statefulSet(
          {},
          {
            container: {
              volumeMounts: [
                { name: 'data', mountPath: '/data' },
                { name: 'data', mountPath: '/backup', subPath: 'backup' },
              ],
            },
          },
        ),
      ],
    ],
    report: {
      verdict: 'restart',
      objects: [object('StatefulSet', 'web', { data: [expect.objectContaining({ path: '/data', fate: 'kept' })] })],
    },
  },
  'orphans a claim and restarts no pod if replicas shrink by one': {
    base: [[statefulSet({ replicas: 3 })]],
    head: [[statefulSet({ replicas: 2 })]],
    report: {
      verdict: 'restart',
      objects: [
        object('StatefulSet', 'web', {
          rollout: expect.objectContaining({ restarts: [], deletes: ['web-2'] }),
          claims: having({ name: 'data-web-2', fate: 'orphaned' }),
          changes: [expect.objectContaining({ path: '/spec/replicas', effect: 'in-place' })],
        }),
      ],
      totals: { before: { storage: 3 * 1024 ** 3 }, after: { storage: 3 * 1024 ** 3 } },
    },
    says: ['3Gi'],
    saysNot: ['2Gi', 'restart due to'],
  },
  'reports data loss if a StatefulSet is renamed, with a runbook': {
    base: [[statefulSet()]],
    head: [[statefulSet({}, { container: { name: 'site' } }, 'site')]],
    report: {
      verdict: 'data-loss',
      objects: expect.arrayContaining([
        object('StatefulSet', 'site', {
          outcome: 'created',
          data: having({ path: '/data', fate: 'left-behind' }),
          runbook: RUNBOOK,
        }),
      ]),
    },
    saysNot: ['StatefulSet StatefulSet'],
  },
  'rejects a new selector of a Deployment, with a runbook': {
    base: [[claim('files'), shop('files')]],
    head: [[claim('files'), shop('files', { app: 'shop', tier: 'web' })]],
    report: {
      verdict: 'rejected',
      objects: expect.arrayContaining([object('Deployment', 'shop', { outcome: 'rejected', runbook: RUNBOOK })]),
    },
  },
  'reads an object that is in two files': {
    base: [
      [account, statefulSet()],
      [account, named(statefulSet({}, {}, 'site'), 'site')],
    ],
    head: [
      [account, statefulSet({}, image('2.0.0'))],
      [account, statefulSet({}, image('2.0.0'), 'site')],
    ],
    report: {
      verdict: 'restart',
      objects: expect.arrayContaining([
        object('ServiceAccount', 'shop', { outcome: 'unchanged' }),
        object('StatefulSet', 'web', { outcome: 'updated' }),
        object('StatefulSet', 'site', { outcome: 'updated' }),
      ]),
    },
  },
  'applies BASE until a namespace in a later file exists': {
    base: [[inNamespace('30')], [namespace]],
    head: [[inNamespace('60')], [namespace]],
    report: {
      verdict: 'in-place',
      objects: expect.arrayContaining([
        object('ConfigMap', 'settings', { outcome: 'updated' }),
        object('Namespace', 'shop', { outcome: 'unchanged' }),
      ]),
    },
  },
};

test.each(Object.entries(CASES))('%s', (_, { base, head, kubernetes = '1.34', report, says = [], saysNot = [] }) => {
  const found = reviewChange(base, head, kubernetes);
  expect(found.report).toMatchObject(report);
  for (const words of says) expect(found.text).toContain(words);
  for (const words of saysNot) expect(found.text).not.toMatch(words);
});
