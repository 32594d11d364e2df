import { randomBytes } from 'node:crypto';
import { ApiServer } from '../../api-server';
import { MEASURED_VERSIONS, NEWEST_MEASURED, parseVersion } from '../../kubernetes';
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

/** StatefulSets of longer names make no pods. */
const MOST_CHARACTERS = 52;

/** What checks have to go by, and where that was found. */
export interface PreparedRun {
  readonly setup: CheckSetup;
  readonly location: ClusterLocation;
  readonly kubernetes: string;
}

/**
 * Finds the app in its folder and on the cluster.
 *
 * @throws UnusableInput or CannotVerify where it isn't there
 */
export async function prepareRun(
  options: VerifyOptions,
  { createKubectl, createClock, network }: VerifyTools,
  signal: AbortSignal,
  progress: (what: string) => void,
): Promise<PreparedRun> {
  // Whether there is such an app is known before a cluster is asked.
  const stated = findAppManifests(readFolder(options.path), options.path, options.app);
  const home = await readKubectlDefaults(
    createKubectl(kubectlFlags({ context: options.context }), { signal }),
    options.context,
  );
  // Somebody may make another context the current one meanwhile.
  const anywhere = createKubectl(kubectlFlags({ context: home.context }), { signal });
  const kubernetes = await readServerVersion(anywhere);
  const version = parseVersion(kubernetes);
  if (version === undefined) {
    throw new CannotVerify([
      `The API server's version is ${kubernetes}, and must be a Kubernetes version such as ${MEASURED_VERSIONS[NEWEST_MEASURED]}.`,
    ]);
  }
  const app = ExpectedApp.of(stated, new ApiServer(version));
  const place: ClusterLocation = { ...home, namespace: chooseNamespace(app, options, home) };
  await assertNamespaceExists(anywhere, place);

  const flags = kubectlFlags(place);
  const cluster = new ClusterClient(createKubectl(flags, { signal }));
  const lasting = { cluster: new ClusterClient(createKubectl(flags, { isDetached: true })), time: createClock() };
  await assertStatefulSetExists(cluster, app.name, place, options.path);

  const run = randomBytes(3).toString('hex');
  const { namespace } = place;
  const undoStack = new UndoStack(flags, lasting.time.pause);
  const settings = {
    timeoutSeconds: options.timeout,
    isReadOnly: options.readOnly,
    counterPath: options.counter,
    canaryImage: options.canary,
    startsCopy: options.parallel,
  };
  const clock = createClock(signal);
  const base = { app, namespace, settings, cluster, lasting, undoStack, clock, network, progress };
  const setup = {
    ...base,
    copyName: `${app.name.slice(0, MOST_CHARACTERS - run.length - 1)}-${run}`,
    helper: new HelperPod({
      ...base,
      repairs: undoStack,
      time: clock,
      seconds: settings.timeoutSeconds,
      image: options.image,
      name: `verify-${run}`,
    }),
    marks: new DataMarks({ ...base, repairs: undoStack, run }),
    deletion: new PodDeletion(base),
  };
  return { setup, location: place, kubernetes };
}

function chooseNamespace(app: ExpectedApp, { namespace, path }: VerifyOptions, home: KubectlDefaults): string {
  const stated = app.namespace;
  if (stated !== undefined && namespace !== undefined && stated !== namespace) {
    throw new CannotVerify([`${path}/ puts ${app.name} into the namespace ${stated}, not into ${namespace}.`]);
  }
  const found = stated ?? namespace ?? home.namespace;
  if (found === undefined)
    throw new CannotVerify(['kubectl has no current context: --namespace says where the app runs.']);
  return found;
}
