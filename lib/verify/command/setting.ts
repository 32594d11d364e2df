import { randomBytes } from 'node:crypto';
import { ApiServer } from '../../api-server';
import { MEASURED_VERSIONS, NEWEST_MEASURED, parseVersion } from '../../kubernetes';
import { readFolder } from '../../manifests';
import { App, statedIn } from '../app';
import type { Setting } from '../checks';
import { CannotVerify, Cluster } from '../cluster';
import { Deletion, Helper, Marks } from '../experiments';
import { Repairs } from '../repairs';
import type { Options } from './options';
import { assertNamespace, assertStatefulSet, flagsOf, type Home, homeOf, type Place, versionOf } from './place';
import type { Means } from './streams';

/** StatefulSets of longer names make no pods. */
const MOST_CHARACTERS = 52;

/** What checks have to go by, and where that was found. */
export interface Found {
  readonly setting: Setting;
  readonly place: Place;
  readonly kubernetes: string;
}

/**
 * Finds the app in its folder and on the cluster.
 *
 * @throws UnusableInput or CannotVerify where it isn't there
 */
export async function settingOf(
  options: Options,
  { kubectl, time, ask }: Means,
  signal: AbortSignal,
  progress: (what: string) => void,
): Promise<Found> {
  // Whether there is such an app is known before a cluster is asked.
  const stated = statedIn(readFolder(options.path), options.path, options.app);
  const home = await homeOf(kubectl(flagsOf({ context: options.context }), { signal }), options.context);
  // Somebody may make another context the current one meanwhile.
  const anywhere = kubectl(flagsOf({ context: home.context }), { signal });
  const kubernetes = await versionOf(anywhere);
  const version = parseVersion(kubernetes);
  if (version === undefined) {
    throw new CannotVerify([
      `The API server's version is ${kubernetes}, and must be a Kubernetes version such as ${MEASURED_VERSIONS[NEWEST_MEASURED]}.`,
    ]);
  }
  const app = App.of(stated, new ApiServer(version));
  const place: Place = { ...home, namespace: namespaceOf(app, options, home) };
  await assertNamespace(anywhere, place);

  const there = flagsOf(place);
  const cluster = new Cluster(kubectl(there, { signal }));
  const lasting = { cluster: new Cluster(kubectl(there, { detached: true })), time: time() };
  await assertStatefulSet(cluster, app.name, place, options.path);

  const run = randomBytes(3).toString('hex');
  const { namespace } = place;
  const repairs = new Repairs(there, lasting.time.pause);
  const choices = { ...options, seconds: options.timeout, isReadOnly: options.readOnly };
  const base = { app, namespace, choices, cluster, lasting, repairs, time: time(signal), ask, progress };
  const setting = {
    ...base,
    copyName: `${app.name.slice(0, MOST_CHARACTERS - run.length - 1)}-${run}`,
    helper: new Helper({ ...base, seconds: choices.seconds, image: options.image, name: `verify-${run}` }),
    marks: new Marks({ ...base, run }),
    deletion: new Deletion(base),
  };
  return { setting, place, kubernetes };
}

function namespaceOf(app: App, { namespace, path }: Options, home: Home): string {
  const stated = app.namespace;
  if (stated !== undefined && namespace !== undefined && stated !== namespace) {
    throw new CannotVerify([`${path}/ puts ${app.name} into the namespace ${stated}, not into ${namespace}.`]);
  }
  const found = stated ?? namespace ?? home.namespace;
  if (found === undefined)
    throw new CannotVerify(['kubectl has no current context: --namespace says where the app runs.']);
  return found;
}
