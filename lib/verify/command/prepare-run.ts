import { randomBytes } from 'node:crypto';
import { ApiServer } from '../../api-server';
import { type KubernetesVersion, MEASURED_VERSIONS, NEWEST_MEASURED, parseVersion } from '../../kubernetes';
import { readFolder } from '../../manifests';
import { ExpectedApp, findAppManifests } from '../app';
import type { CheckSetup } from '../checks';
import { CannotVerify, ClusterClient } from '../cluster';
import { DataMarks, HelperPod, PodDeletion } from '../experiments';
import { UndoStack } from '../undo';
import {
  assertNamespaceExists,
  assertStatefulSetExists,
  type ClusterLocation,
  type KubectlDefaults,
  kubectlFlags,
  readKubectlDefaults,
  readServerVersion,
} from './cluster-location';
import type { VerifyOptions } from './options';
import type { VerifyTools } from './streams';

/** A StatefulSet with a longer name creates no pods, since the label of their revision would be too long. */
const MAX_STATEFUL_SET_NAME_LENGTH = 52;

/** The setup of the checks, and where the app was found. */
export interface PreparedRun {
  readonly setup: CheckSetup;
  readonly location: ClusterLocation;
  /** The version of the API server: `v1.34.4`. */
  readonly kubernetes: string;
}

/**
 * Finds the app in its folder and on the cluster.
 *
 * @param signal ends all commands except those that undo changes
 * @throws UnusableInput or CannotVerify if the app is missing in either
 */
export async function prepareRun(
  options: VerifyOptions,
  tools: VerifyTools,
  signal: AbortSignal,
  progress: (message: string) => void,
): Promise<PreparedRun> {
  // Reads the folder first, so that a mistake in it is reported without a cluster.
  const manifests = findAppManifests(readFolder(options.path), options.path, options.app);
  const contextFlags = kubectlFlags({ context: options.context });
  const defaults = await readKubectlDefaults(tools.createKubectl(contextFlags, { signal }), options.context);
  // Names the context from here on, since somebody may change the current context meanwhile.
  const kubectl = tools.createKubectl(kubectlFlags({ context: defaults.context }), { signal });
  const kubernetes = await readServerVersion(kubectl);
  const app = ExpectedApp.of(manifests, new ApiServer(supportedVersion(kubernetes)));
  const location = { ...defaults, namespace: chooseNamespace(app, options, defaults) };
  await assertNamespaceExists(kubectl, location);
  const setup = createSetup(app, location, options, tools, signal, progress);
  await assertStatefulSetExists(setup.cluster, app.name, location, options.path);
  return { setup, location, kubernetes };
}

function createSetup(
  app: ExpectedApp,
  location: ClusterLocation,
  options: VerifyOptions,
  { createKubectl, createClock, network }: VerifyTools,
  signal: AbortSignal,
  progress: (message: string) => void,
): CheckSetup {
  const flags = kubectlFlags(location);
  const runId = randomBytes(3).toString('hex');
  const context = {
    app,
    namespace: location.namespace,
    settings: {
      timeoutSeconds: options.timeout,
      isReadOnly: options.readOnly,
      counterPath: options.counter,
      canaryImage: options.canary,
      startsCopy: options.parallel,
    },
    cluster: new ClusterClient(createKubectl(flags, { signal })),
    network,
    clock: createClock(signal),
    undoStack: new UndoStack(flags, {
      cluster: new ClusterClient(createKubectl(flags, { isDetached: true })),
      clock: createClock(),
    }),
    progress,
  };
  return {
    ...context,
    copyName: `${app.name.slice(0, MAX_STATEFUL_SET_NAME_LENGTH - runId.length - 1)}-${runId}`,
    helperPod: new HelperPod(context, { name: `verify-${runId}`, image: options.image }),
    dataMarks: new DataMarks(context, runId),
    podDeletion: new PodDeletion(context),
  };
}

function supportedVersion(text: string): KubernetesVersion {
  const version = parseVersion(text);
  if (version !== undefined) return version;
  throw new CannotVerify([
    `The API server's version is ${text}, and must be a Kubernetes version such as ${MEASURED_VERSIONS[NEWEST_MEASURED]}.`,
  ]);
}

function chooseNamespace(app: ExpectedApp, { namespace, path }: VerifyOptions, defaults: KubectlDefaults): string {
  if (app.namespace !== undefined && namespace !== undefined && app.namespace !== namespace) {
    throw new CannotVerify([`${path}/ puts ${app.name} into the namespace ${app.namespace}, not into ${namespace}.`]);
  }
  const chosen = app.namespace ?? namespace ?? defaults.namespace;
  if (chosen !== undefined) return chosen;
  throw new CannotVerify(['kubectl has no current context. Name the namespace of the app with --namespace.']);
}
