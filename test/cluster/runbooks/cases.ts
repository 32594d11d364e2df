import { type ChangeOfApp, runbookOfRename, runbookOfService, wayOutOfStuckRollout } from '../../../lib/review';
import type { Manifest } from '../../manifests';
import type { TestNamespace } from '../kubectl';
import { createService, createStatefulSet, withNodePort } from './apps';
import { waitForRollout, writeMarks } from './namespaces';
import { readClaimSizes, readClusterIp, readStrategyAndTags, readSubdomains } from './observe';

const POD_SECONDS = 300;

/** A change that apply alone can't carry out, and what the runbook makes of it. */
export interface RunbookCase {
  readonly base: readonly Manifest[];
  /** What somebody else did to BASE. */
  readonly prepare?: (namespace: TestNamespace) => Promise<unknown>;
  /** What is applied in between, and never gets ready. */
  readonly stuck?: readonly Manifest[];
  readonly head: readonly Manifest[];
  readonly runbook?: (change: ChangeOfApp) => readonly string[] | undefined;
  /** The pods that are others afterwards; all others are the same. */
  readonly replaced: readonly string[];
  /** The pods by what their data says of whose it was. */
  readonly data: Readonly<Record<string, string>>;
  /** Where a first run stops, as if the connection were lost behind a command. */
  readonly lastCommand?: string;
  /** What happens between that stop and the second run. */
  readonly meanwhile?: (namespace: TestNamespace) => Promise<unknown>;
  /** What else is to be seen. */
  readonly observe?: (namespace: TestNamespace) => Promise<unknown>;
  readonly expected?: unknown;
}

/** The data of both pods, where it was. */
export const DATA_OF_BOTH_PODS = { 'web-0': 'of web-0', 'web-1': 'of web-1' };
const DELETE_CLAIMS = { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Delete' } };

const WITHOUT_REPLICAS = { replicas: undefined };
const ON_DELETE = { updateStrategy: { type: 'OnDelete' } };

/** Deletes a pod while the pods are held, and expects that it comes back as it was. */
async function deleteHeldPod(namespace: TestNamespace): Promise<void> {
  await namespace.replacePods(['web-1'], POD_SECONDS);
  expect((await readStrategyAndTags(namespace)).slice(1)).toEqual(['1.0.0', '1.0.0']);
}

export const RUNBOOK_CASES: Readonly<Record<string, RunbookCase>> = {
  'claims grow, and no pod is replaced, nor a claim deleted by its policy': {
    base: [createService(), createStatefulSet({ spec: DELETE_CLAIMS })],
    head: [createService(), createStatefulSet({ size: '32Mi', spec: DELETE_CLAIMS })],
    replaced: [],
    data: DATA_OF_BOTH_PODS,
    observe: readClaimSizes,
    expected: ['data-web-0 32Mi', 'data-web-1 32Mi'],
  },
  'claims of an app that is autoscaled grow, and pods that were restarted by hand keep running': {
    base: [createService(), createStatefulSet({ spec: WITHOUT_REPLICAS })],
    prepare: async (namespace) => {
      await namespace.runKubectl(['scale', 'statefulset/web', '--replicas=2']);
      await namespace.runKubectl(['rollout', 'restart', 'statefulset/web']);
      await waitForRollout(namespace);
      await writeMarks(namespace);
    },
    head: [createService(), createStatefulSet({ size: '32Mi', spec: WITHOUT_REPLICAS })],
    lastCommand: '--cascade=orphan',
    replaced: [],
    data: DATA_OF_BOTH_PODS,
    observe: readClaimSizes,
    expected: ['data-web-0 32Mi', 'data-web-1 32Mi'],
  },
  'a pod that dies while it is held comes back as it was, and HEAD then replaces both': {
    base: [createService(), createStatefulSet()],
    head: [createService(), createStatefulSet({ version: '1.1.0', spec: { podManagementPolicy: 'Parallel' } })],
    lastCommand: 'create --raw',
    meanwhile: deleteHeldPod,
    replaced: ['web-0', 'web-1'],
    data: DATA_OF_BOTH_PODS,
    observe: readStrategyAndTags,
    expected: [{ type: 'RollingUpdate', rollingUpdate: { partition: 0 } }, '1.1.0', '1.1.0'],
  },
  'the same under OnDelete: HEAD replaces no pod': {
    base: [createService(), createStatefulSet({ spec: ON_DELETE })],
    head: [
      createService(),
      createStatefulSet({ version: '1.1.0', spec: { ...ON_DELETE, podManagementPolicy: 'Parallel' } }),
    ],
    lastCommand: 'create --raw',
    meanwhile: deleteHeldPod,
    replaced: ['web-1'],
    data: DATA_OF_BOTH_PODS,
    observe: readStrategyAndTags,
    expected: [{ type: 'OnDelete' }, '1.0.0', '1.0.0'],
  },
  'a label of a claim, and podManagementPolicy, are others, and no pod is replaced': {
    base: [createService(), createStatefulSet()],
    head: [
      createService(),
      createStatefulSet({ claimLabels: { tier: 'hot' }, spec: { podManagementPolicy: 'Parallel' } }),
    ],
    replaced: [],
    data: DATA_OF_BOTH_PODS,
    observe: async (namespace) => (await namespace.read('statefulset', 'web')).spec.podManagementPolicy,
    expected: 'Parallel',
  },
  'another serviceName: each pod is replaced and has its new subdomain': {
    base: [createService(), createStatefulSet()],
    head: [createService({ clusterIP: 'None' }, 'peers'), createStatefulSet({ spec: { serviceName: 'peers' } })],
    replaced: ['web-0', 'web-1'],
    data: DATA_OF_BOTH_PODS,
    observe: readSubdomains,
    expected: ['peers', 'peers'],
  },
  'another selector and other labels: pods are adopted, then replaced': {
    base: [createService(), createStatefulSet()],
    head: [createService({ clusterIP: 'None' }, 'web', 'site'), createStatefulSet({ labels: { app: 'site' } })],
    lastCommand: 'patch pod',
    replaced: ['web-0', 'web-1'],
    data: DATA_OF_BOTH_PODS,
    observe: async (namespace) => (await namespace.read('pods')).items.map((pod: Manifest) => pod.metadata.labels.app),
    expected: ['site', 'site'],
  },
  'another selector that the labels satisfy already: no pod is replaced': {
    base: [createService(), createStatefulSet({ labels: { app: 'web', tier: 'hot' } })],
    head: [
      createService(),
      createStatefulSet({
        labels: { app: 'web', tier: 'hot' },
        spec: {
          selector: { matchLabels: { tier: 'hot' }, matchExpressions: [{ key: 'old', operator: 'DoesNotExist' }] },
        },
      }),
    ],
    replaced: [],
    data: DATA_OF_BOTH_PODS,
  },
  'a claim more: each pod is replaced, from the lowest, and has it': {
    base: [createService(), createStatefulSet()],
    head: [createService(), createStatefulSet({ claims: { data: '/data', more: '/more' } })],
    replaced: ['web-0', 'web-1'],
    data: DATA_OF_BOTH_PODS,
    observe: readClaimSizes,
    expected: ['data-web-0 16Mi', 'data-web-1 16Mi', 'more-web-0 16Mi', 'more-web-1 16Mi'],
  },
  'a claim less: its data stays beside': {
    base: [createService(), createStatefulSet({ claims: { data: '/data', more: '/more' } })],
    head: [createService(), createStatefulSet()],
    replaced: ['web-0', 'web-1'],
    data: DATA_OF_BOTH_PODS,
    observe: readClaimSizes,
    expected: ['data-web-0 16Mi', 'data-web-1 16Mi', 'more-web-0 16Mi', 'more-web-1 16Mi'],
  },
  'a claim template under another name, and larger: the data comes along': {
    base: [createService(), createStatefulSet()],
    head: [createService(), createStatefulSet({ claims: { files: '/data' }, size: '32Mi' })],
    lastCommand: 'delete pvc',
    replaced: ['web-0', 'web-1'],
    data: DATA_OF_BOTH_PODS,
    observe: readClaimSizes,
    expected: ['files-web-0 32Mi', 'files-web-1 32Mi'],
  },
  'a StatefulSet under another name: the data comes along': {
    base: [createService(), createStatefulSet({ spec: DELETE_CLAIMS })],
    head: [createService(), createStatefulSet({ name: 'site' })],
    runbook: runbookOfRename,
    lastCommand: 'delete pod',
    replaced: ['web-0', 'web-1'],
    data: { 'site-0': 'of web-0', 'site-1': 'of web-1' },
    observe: readClaimSizes,
    expected: ['data-site-0 16Mi', 'data-site-1 16Mi'],
  },
  'ordinals that begin elsewhere: the data of the pod that goes is had by the one that comes': {
    base: [createService(), createStatefulSet({ spec: DELETE_CLAIMS })],
    head: [createService(), createStatefulSet({ spec: { ...DELETE_CLAIMS, ordinals: { start: 1 } } })],
    replaced: ['web-0'],
    data: { 'web-1': 'of web-1', 'web-2': 'of web-0' },
    observe: readClaimSizes,
    expected: ['data-web-1 16Mi', 'data-web-2 16Mi'],
  },
  'another image beside it, which a partition holds back: only the pods from there on are replaced': {
    base: [createService(), createStatefulSet()],
    head: [
      createService(),
      createStatefulSet({
        version: '1.1.0',
        spec: { podManagementPolicy: 'Parallel', updateStrategy: { rollingUpdate: { partition: 1 } } },
      }),
    ],
    replaced: ['web-1'],
    data: DATA_OF_BOTH_PODS,
    observe: async (namespace) => {
      await namespace.replacePods(['web-0'], POD_SECONDS);
      return readStrategyAndTags(namespace);
    },
    expected: [{ type: 'RollingUpdate', rollingUpdate: { partition: 1 } }, '1.0.0', '1.1.0'],
  },
  'a NodePort Service that becomes the headless one, beside a new one at its port: no pod is replaced': {
    base: [createService(withNodePort(30_016)), createStatefulSet()],
    head: [createService(), createService(withNodePort(30_016), 'web-external'), createStatefulSet()],
    runbook: ({ services = [], namespace, file }) =>
      services.map((one) => runbookOfService({ ...one, namespace, file }))[0],
    replaced: [],
    data: DATA_OF_BOTH_PODS,
    observe: readClusterIp,
    expected: 'None',
  },
  'the same, and another podManagementPolicy: no pod is replaced': {
    base: [createService(withNodePort(30_017)), createStatefulSet()],
    head: [
      createService(),
      createService(withNodePort(30_017), 'web-external'),
      createStatefulSet({ spec: { podManagementPolicy: 'Parallel' } }),
    ],
    replaced: [],
    data: DATA_OF_BOTH_PODS,
    observe: readClusterIp,
    expected: 'None',
  },
  'a rollout that an image which is not there holds up: the pod that waits is replaced': {
    base: [createService(), createStatefulSet()],
    stuck: [createService(), createStatefulSet({ version: '0.0.0' })],
    head: [createService(), createStatefulSet()],
    runbook: ({ after, namespace, file }) => wayOutOfStuckRollout({ statefulSet: after, namespace, file }),
    replaced: ['web-1'],
    data: DATA_OF_BOTH_PODS,
  },
};
