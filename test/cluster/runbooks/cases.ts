import { runbookOfRename, runbookOfService, runbookOfStuckRollout, type StatefulSetUpdate } from '../../../lib/review';
import type { Manifest } from '../../manifests';
import type { TestNamespace } from '../kubectl';
import { nodePort, service, statefulSet } from './apps';
import { claimsAndSizes, clusterIp, strategyAndImages, subdomains } from './seen';
import { marked, rolledOut } from './stage';

const POD_SECONDS = 300;

/** A change that apply alone can't carry out, and what the runbook makes of it. */
export interface Case {
  readonly base: readonly Manifest[];
  /** What somebody else did to BASE. */
  readonly prepare?: (namespace: TestNamespace) => Promise<unknown>;
  /** What is applied in between, and never gets ready. */
  readonly stuck?: readonly Manifest[];
  readonly head: readonly Manifest[];
  readonly runbook?: (change: StatefulSetUpdate) => readonly string[] | undefined;
  /** The pods that are others afterwards; all others are the same. */
  readonly replaced: readonly string[];
  /** The pods by what their data says of whose it was. */
  readonly data: Readonly<Record<string, string>>;
  /** Where a first run stops, as if the connection were lost behind a command. */
  readonly lostBehind?: string;
  /** What happens between that stop and the second run. */
  readonly meanwhile?: (namespace: TestNamespace) => Promise<unknown>;
  /** What else is to be seen. */
  readonly seen?: (namespace: TestNamespace) => Promise<unknown>;
  readonly expected?: unknown;
}

/** The data of both pods, where it was. */
export const BOTH = { 'web-0': 'of web-0', 'web-1': 'of web-1' };
const deleteAll = { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Delete' } };

const autoscaled = { replicas: undefined };
const onDelete = { updateStrategy: { type: 'OnDelete' } };

/** Deletes a pod while the pods are held, and expects that it comes back as it was. */
async function diesAsItWas(namespace: TestNamespace): Promise<void> {
  await namespace.replacePods(['web-1'], POD_SECONDS);
  expect((await strategyAndImages(namespace)).slice(1)).toEqual(['1.0.0', '1.0.0']);
}

export const CASES: Readonly<Record<string, Case>> = {
  'claims grow, and no pod is replaced, nor a claim deleted by its policy': {
    base: [service(), statefulSet({ spec: deleteAll })],
    head: [service(), statefulSet({ size: '32Mi', spec: deleteAll })],
    replaced: [],
    data: BOTH,
    seen: claimsAndSizes,
    expected: ['data-web-0 32Mi', 'data-web-1 32Mi'],
  },
  'claims of an app that is autoscaled grow, and pods that were restarted by hand keep running': {
    base: [service(), statefulSet({ spec: autoscaled })],
    prepare: async (namespace) => {
      await namespace.run(['scale', 'statefulset/web', '--replicas=2']);
      await namespace.run(['rollout', 'restart', 'statefulset/web']);
      await rolledOut(namespace);
      await marked(namespace);
    },
    head: [service(), statefulSet({ size: '32Mi', spec: autoscaled })],
    lostBehind: '--cascade=orphan',
    replaced: [],
    data: BOTH,
    seen: claimsAndSizes,
    expected: ['data-web-0 32Mi', 'data-web-1 32Mi'],
  },
  'a pod that dies while it is held comes back as it was, and HEAD then replaces both': {
    base: [service(), statefulSet()],
    head: [service(), statefulSet({ version: '1.1.0', spec: { podManagementPolicy: 'Parallel' } })],
    lostBehind: 'create --raw',
    meanwhile: diesAsItWas,
    replaced: ['web-0', 'web-1'],
    data: BOTH,
    seen: strategyAndImages,
    expected: [{ type: 'RollingUpdate', rollingUpdate: { partition: 0 } }, '1.1.0', '1.1.0'],
  },
  'the same under OnDelete: HEAD replaces no pod': {
    base: [service(), statefulSet({ spec: onDelete })],
    head: [service(), statefulSet({ version: '1.1.0', spec: { ...onDelete, podManagementPolicy: 'Parallel' } })],
    lostBehind: 'create --raw',
    meanwhile: diesAsItWas,
    replaced: ['web-1'],
    data: BOTH,
    seen: strategyAndImages,
    expected: [{ type: 'OnDelete' }, '1.0.0', '1.0.0'],
  },
  'a label of a claim, and podManagementPolicy, are others, and no pod is replaced': {
    base: [service(), statefulSet()],
    head: [service(), statefulSet({ claimLabels: { tier: 'hot' }, spec: { podManagementPolicy: 'Parallel' } })],
    replaced: [],
    data: BOTH,
    seen: async (namespace) => (await namespace.read('statefulset', 'web')).spec.podManagementPolicy,
    expected: 'Parallel',
  },
  'another serviceName: each pod is replaced and has its new subdomain': {
    base: [service(), statefulSet()],
    head: [service({ clusterIP: 'None' }, 'peers'), statefulSet({ spec: { serviceName: 'peers' } })],
    replaced: ['web-0', 'web-1'],
    data: BOTH,
    seen: subdomains,
    expected: ['peers', 'peers'],
  },
  'another selector and other labels: pods are adopted, then replaced': {
    base: [service(), statefulSet()],
    head: [service({ clusterIP: 'None' }, 'web', 'site'), statefulSet({ labels: { app: 'site' } })],
    lostBehind: 'patch pod',
    replaced: ['web-0', 'web-1'],
    data: BOTH,
    seen: async (namespace) => (await namespace.read('pods')).items.map((pod: Manifest) => pod.metadata.labels.app),
    expected: ['site', 'site'],
  },
  'another selector that the labels satisfy already: no pod is replaced': {
    base: [service(), statefulSet({ labels: { app: 'web', tier: 'hot' } })],
    head: [
      service(),
      statefulSet({
        labels: { app: 'web', tier: 'hot' },
        spec: {
          selector: { matchLabels: { tier: 'hot' }, matchExpressions: [{ key: 'old', operator: 'DoesNotExist' }] },
        },
      }),
    ],
    replaced: [],
    data: BOTH,
  },
  'a claim more: each pod is replaced, from the lowest, and has it': {
    base: [service(), statefulSet()],
    head: [service(), statefulSet({ claims: { data: '/data', more: '/more' } })],
    replaced: ['web-0', 'web-1'],
    data: BOTH,
    seen: claimsAndSizes,
    expected: ['data-web-0 16Mi', 'data-web-1 16Mi', 'more-web-0 16Mi', 'more-web-1 16Mi'],
  },
  'a claim less: its data stays beside': {
    base: [service(), statefulSet({ claims: { data: '/data', more: '/more' } })],
    head: [service(), statefulSet()],
    replaced: ['web-0', 'web-1'],
    data: BOTH,
    seen: claimsAndSizes,
    expected: ['data-web-0 16Mi', 'data-web-1 16Mi', 'more-web-0 16Mi', 'more-web-1 16Mi'],
  },
  'a claim template under another name, and larger: the data comes along': {
    base: [service(), statefulSet()],
    head: [service(), statefulSet({ claims: { files: '/data' }, size: '32Mi' })],
    lostBehind: 'delete pvc',
    replaced: ['web-0', 'web-1'],
    data: BOTH,
    seen: claimsAndSizes,
    expected: ['files-web-0 32Mi', 'files-web-1 32Mi'],
  },
  'a StatefulSet under another name: the data comes along': {
    base: [service(), statefulSet({ spec: deleteAll })],
    head: [service(), statefulSet({ name: 'site' })],
    runbook: runbookOfRename,
    lostBehind: 'delete pod',
    replaced: ['web-0', 'web-1'],
    data: { 'site-0': 'of web-0', 'site-1': 'of web-1' },
    seen: claimsAndSizes,
    expected: ['data-site-0 16Mi', 'data-site-1 16Mi'],
  },
  'ordinals that begin elsewhere: the data of the pod that goes is had by the one that comes': {
    base: [service(), statefulSet({ spec: deleteAll })],
    head: [service(), statefulSet({ spec: { ...deleteAll, ordinals: { start: 1 } } })],
    replaced: ['web-0'],
    data: { 'web-1': 'of web-1', 'web-2': 'of web-0' },
    seen: claimsAndSizes,
    expected: ['data-web-1 16Mi', 'data-web-2 16Mi'],
  },
  'another image beside it, which a partition holds back: only the pods from there on are replaced': {
    base: [service(), statefulSet()],
    head: [
      service(),
      statefulSet({
        version: '1.1.0',
        spec: { podManagementPolicy: 'Parallel', updateStrategy: { rollingUpdate: { partition: 1 } } },
      }),
    ],
    replaced: ['web-1'],
    data: BOTH,
    seen: async (namespace) => {
      await namespace.replacePods(['web-0'], POD_SECONDS);
      return strategyAndImages(namespace);
    },
    expected: [{ type: 'RollingUpdate', rollingUpdate: { partition: 1 } }, '1.0.0', '1.1.0'],
  },
  'a NodePort Service that becomes the headless one, beside a new one at its port: no pod is replaced': {
    base: [service(nodePort(30_016)), statefulSet()],
    head: [service(), service(nodePort(30_016), 'web-external'), statefulSet()],
    runbook: ({ services = [], namespace, file }) =>
      services.map((one) => runbookOfService({ ...one, namespace, file }))[0],
    replaced: [],
    data: BOTH,
    seen: clusterIp,
    expected: 'None',
  },
  'the same, and another podManagementPolicy: no pod is replaced': {
    base: [service(nodePort(30_017)), statefulSet()],
    head: [
      service(),
      service(nodePort(30_017), 'web-external'),
      statefulSet({ spec: { podManagementPolicy: 'Parallel' } }),
    ],
    replaced: [],
    data: BOTH,
    seen: clusterIp,
    expected: 'None',
  },
  'a rollout that an image which is not there holds up: the pod that waits is replaced': {
    base: [service(), statefulSet()],
    stuck: [service(), statefulSet({ version: '0.0.0' })],
    head: [service(), statefulSet()],
    runbook: ({ after, namespace, file }) => runbookOfStuckRollout({ statefulSet: after, namespace, file }),
    replaced: ['web-1'],
    data: BOTH,
  },
};
