import { runbookOfRename, runbookOfService, runbookOfStuckRollout, type StatefulSetUpdate } from '../../../lib/review';
import type { Manifest } from '../../manifests';
import type { TestNamespace } from '../kubectl';
import { createService, createStatefulSet, withNodePort } from './apps';
import { waitForRollout, writeMarks } from './namespaces';
import { readClaimSizes, readClusterIp, readStrategyAndTags, readSubdomains } from './observe';

const POD_SECONDS = 300;

/** A change that needs a runbook, and the expected result. */
export interface RunbookCase {
  readonly base: readonly Manifest[];
  /** Changes the app after BASE is applied. */
  readonly prepare?: (namespace: TestNamespace) => Promise<unknown>;
  /** Manifests whose pods never get ready, applied after BASE. */
  readonly stuck?: readonly Manifest[];
  readonly head: readonly Manifest[];
  readonly runbook?: (change: StatefulSetUpdate) => readonly string[] | undefined;
  /** The pods that the runbook replaces. All others stay the same. */
  readonly replaced: readonly string[];
  /** The marks in the data of pods, which name the pod that the data is from. */
  readonly data: Readonly<Record<string, string>>;
  /** Part of the last command of a first run, after which the connection is lost. Default: no such run. */
  readonly lastCommand?: string;
  /** Changes the app between that run and the next one. */
  readonly meanwhile?: (namespace: TestNamespace) => Promise<unknown>;
  /** Reads something that must equal `expected`. */
  readonly observe?: (namespace: TestNamespace) => Promise<unknown>;
  readonly expected?: unknown;
}

/** The marks of two pods that kept their data. */
export const DATA_OF_BOTH_PODS = { 'web-0': 'of web-0', 'web-1': 'of web-1' };
const DELETE_CLAIMS = { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Delete' } };

const WITHOUT_REPLICAS = { replicas: undefined };
const ON_DELETE = { updateStrategy: { type: 'OnDelete' } };

/** Deletes a pod while the runbook holds the pods back, and expects it to return on the old revision. */
async function deleteHeldPod(namespace: TestNamespace): Promise<void> {
  await namespace.replacePods(['web-1'], POD_SECONDS);
  expect((await readStrategyAndTags(namespace)).slice(1)).toEqual(['1.0.0', '1.0.0']);
}

/** All cases, by what the runbook does. */
export const RUNBOOK_CASES: Readonly<Record<string, RunbookCase>> = {
  'grows claims without replacing a pod, and deletes no claim despite whenDeleted': {
    base: [createService(), createStatefulSet({ spec: DELETE_CLAIMS })],
    head: [createService(), createStatefulSet({ size: '32Mi', spec: DELETE_CLAIMS })],
    replaced: [],
    data: DATA_OF_BOTH_PODS,
    observe: readClaimSizes,
    expected: ['data-web-0 32Mi', 'data-web-1 32Mi'],
  },
  'grows claims of an autoscaled app, and keeps pods that were restarted manually': {
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
  'keeps the old revision for a pod that dies during the runbook, and then replaces both pods': {
    base: [createService(), createStatefulSet()],
    head: [createService(), createStatefulSet({ version: '1.1.0', spec: { podManagementPolicy: 'Parallel' } })],
    lastCommand: 'create --raw',
    meanwhile: deleteHeldPod,
    replaced: ['web-0', 'web-1'],
    data: DATA_OF_BOTH_PODS,
    observe: readStrategyAndTags,
    expected: [{ type: 'RollingUpdate', rollingUpdate: { partition: 0 } }, '1.1.0', '1.1.0'],
  },
  'keeps the old revision for a pod that dies during the runbook, and replaces none under OnDelete': {
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
  'changes labels of claims and podManagementPolicy without replacing a pod': {
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
  'changes serviceName, and replaces each pod with the new subdomain': {
    base: [createService(), createStatefulSet()],
    head: [createService({ clusterIP: 'None' }, 'peers'), createStatefulSet({ spec: { serviceName: 'peers' } })],
    replaced: ['web-0', 'web-1'],
    data: DATA_OF_BOTH_PODS,
    observe: readSubdomains,
    expected: ['peers', 'peers'],
  },
  'changes selector and labels, and adopts the pods before it replaces them': {
    base: [createService(), createStatefulSet()],
    head: [createService({ clusterIP: 'None' }, 'web', 'site'), createStatefulSet({ labels: { app: 'site' } })],
    lastCommand: 'patch pod',
    replaced: ['web-0', 'web-1'],
    data: DATA_OF_BOTH_PODS,
    observe: async (namespace) => (await namespace.read('pods')).items.map((pod: Manifest) => pod.metadata.labels.app),
    expected: ['site', 'site'],
  },
  'changes the selector without replacing a pod whose labels match already': {
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
  'adds a claim, and replaces each pod with one that has it': {
    base: [createService(), createStatefulSet()],
    head: [createService(), createStatefulSet({ claims: { data: '/data', more: '/more' } })],
    replaced: ['web-0', 'web-1'],
    data: DATA_OF_BOTH_PODS,
    observe: readClaimSizes,
    expected: ['data-web-0 16Mi', 'data-web-1 16Mi', 'more-web-0 16Mi', 'more-web-1 16Mi'],
  },
  'removes a claim template, and keeps its claims': {
    base: [createService(), createStatefulSet({ claims: { data: '/data', more: '/more' } })],
    head: [createService(), createStatefulSet()],
    replaced: ['web-0', 'web-1'],
    data: DATA_OF_BOTH_PODS,
    observe: readClaimSizes,
    expected: ['data-web-0 16Mi', 'data-web-1 16Mi', 'more-web-0 16Mi', 'more-web-1 16Mi'],
  },
  'renames and grows a claim template, and moves the data': {
    base: [createService(), createStatefulSet()],
    head: [createService(), createStatefulSet({ claims: { files: '/data' }, size: '32Mi' })],
    lastCommand: 'delete pvc',
    replaced: ['web-0', 'web-1'],
    data: DATA_OF_BOTH_PODS,
    observe: readClaimSizes,
    expected: ['files-web-0 32Mi', 'files-web-1 32Mi'],
  },
  'renames a StatefulSet, and moves the data': {
    base: [createService(), createStatefulSet({ spec: DELETE_CLAIMS })],
    head: [createService(), createStatefulSet({ name: 'site' })],
    runbook: runbookOfRename,
    lastCommand: 'delete pod',
    replaced: ['web-0', 'web-1'],
    data: { 'site-0': 'of web-0', 'site-1': 'of web-1' },
    observe: readClaimSizes,
    expected: ['data-site-0 16Mi', 'data-site-1 16Mi'],
  },
  'changes the first ordinal, and moves the data of the removed pod to the added one': {
    base: [createService(), createStatefulSet({ spec: DELETE_CLAIMS })],
    head: [createService(), createStatefulSet({ spec: { ...DELETE_CLAIMS, ordinals: { start: 1 } } })],
    replaced: ['web-0'],
    data: { 'web-1': 'of web-1', 'web-2': 'of web-0' },
    observe: readClaimSizes,
    expected: ['data-web-1 16Mi', 'data-web-2 16Mi'],
  },
  'changes podManagementPolicy and the image, and replaces only pods from the partition on': {
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
  'makes a NodePort Service headless and moves its node port to another Service, without replacing a pod': {
    base: [createService(withNodePort(30_016)), createStatefulSet()],
    head: [createService(), createService(withNodePort(30_016), 'web-external'), createStatefulSet()],
    runbook: ({ services = [], namespace, file }) =>
      services.map((one) => runbookOfService({ ...one, namespace, file }))[0],
    replaced: [],
    data: DATA_OF_BOTH_PODS,
    observe: readClusterIp,
    expected: 'None',
  },
  'makes a NodePort Service headless and changes podManagementPolicy, without replacing a pod': {
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
  'replaces the pod that waits for a missing image, so that a stuck rollout goes on': {
    base: [createService(), createStatefulSet()],
    stuck: [createService(), createStatefulSet({ version: '0.0.0' })],
    head: [createService(), createStatefulSet()],
    runbook: ({ after, namespace, file }) => runbookOfStuckRollout({ statefulSet: after, namespace, file }),
    replaced: ['web-1'],
    data: DATA_OF_BOTH_PODS,
  },
};
