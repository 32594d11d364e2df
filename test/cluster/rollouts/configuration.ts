import { forecast, readFolder } from '../../../lib/review';
import type { Manifest } from '../../manifests';
import { readPodUids, runScript } from '../runbooks';
import { type AppOptions, createApp } from './apps';
import { WatchedNamespace } from './watched-namespace';

/** Longer than any node takes to write anew what is in volumes. */
const MAX_VOLUME_UPDATE_SECONDS = 180;

const reference = { name: 'settings', key: 'color' };
const mountSettings = (volume: object, mount: object = {}): AppOptions => ({
  spec: { replicas: 1 },
  pod: { volumes: [{ name: 'settings', ...volume }] },
  container: { volumeMounts: [{ name: 'settings', mountPath: '/settings', ...mount }] },
});
const READ_FILE = ['cat', '/settings/color'];

/** Apps that have the content of a ConfigMap, each in another way, and the command that prints it. */
const APPS: Readonly<Record<string, readonly [AppOptions, readonly string[]]>> = {
  'by-volume': [mountSettings({ configMap: { name: 'settings' } }), READ_FILE],
  'by-projection': [mountSettings({ projected: { sources: [{ configMap: { name: 'settings' } }] } }), READ_FILE],
  'by-path': [
    mountSettings({ configMap: { name: 'settings' } }, { mountPath: '/settings/color', subPath: 'color' }),
    READ_FILE,
  ],
  'by-variable': [
    { spec: { replicas: 1 }, container: { env: [{ name: 'COLOR', valueFrom: { configMapKeyRef: reference } }] } },
    ['sh', '-c', 'echo $COLOR'],
  ],
};

/** Which apps see that a ConfigMap is another. */
export interface ConfigMapVisibility {
  readonly atOnce: readonly string[];
  readonly afterRestart: readonly string[];
  /** Whether all pods are those that they were. */
  readonly isUntouched: boolean;
}

/** Changes a ConfigMap, and waits until it is seen where it is foretold to be. */
export async function changeConfigMap(): Promise<{
  foretold: ConfigMapVisibility;
  seen: ConfigMapVisibility;
  seconds: number;
}> {
  const stage = new WatchedNamespace();
  try {
    const [from, to] = [
      stage.writeFolder('base', createManifests('red')),
      stage.writeFolder('head', createManifests('blue')),
    ];
    await stage.apply(from);
    const before = await readPodUids(stage.namespace);
    const foretold = forecastVisibility(from, to);
    const begin = Date.now();
    await stage.apply(to);
    const look = async (): Promise<ConfigMapVisibility> => ({
      ...observeVisibility(stage),
      isUntouched: JSON.stringify(await readPodUids(stage.namespace)) === JSON.stringify(before),
    });
    // Where they don't by then, what is seen differs.
    await Promise.all(foretold.atOnce.map((name) => waitForNewColor(stage, name)));
    return { foretold, seen: await look(), seconds: (Date.now() - begin) / 1000 };
  } finally {
    stage.delete();
  }
}

/** Waits until an app sees what is new, as long as that may take. */
async function waitForNewColor({ namespace }: WatchedNamespace, app: string): Promise<void> {
  const waiting = `for i in $(seq ${MAX_VOLUME_UPDATE_SECONDS}); do grep -q blue /settings/color && exit; sleep 1; done`;
  await runScript([`kubectl -n ${namespace.name} exec ${app}-0 -- sh -c '${waiting}'`]);
}

function createManifests(color: string): Manifest[] {
  const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { color } };
  return [settings, ...Object.entries(APPS).flatMap(([name, [other]]) => createApp({ name, ...other }))];
}

function forecastVisibility(from: string, to: string): ConfigMapVisibility {
  const { objects } = forecast(readFolder(from), readFolder(to), '1.34', to);
  const settings = objects.find(({ kind }) => kind === 'ConfigMap');
  const named = (text: string) => Object.keys(APPS).filter((name) => text.includes(name));
  const rollouts = objects.flatMap(({ rollout }) => rollout ?? []);
  return {
    atOnce: named(settings?.pods ?? ''),
    afterRestart: named((settings?.warnings ?? []).join()),
    isUntouched: rollouts.every(({ restarts }) => restarts.length === 0),
  };
}

function observeVisibility({ namespace }: WatchedNamespace): Pick<ConfigMapVisibility, 'atOnce' | 'afterRestart'> {
  const color = ([name, [, command]]: (typeof APP_ENTRIES)[number]) => namespace.exec(`${name}-0`, ...command);
  const colors = new Map(APP_ENTRIES.map((entry) => [entry[0], color(entry)]));
  const having = (wanted: string) => Object.keys(APPS).filter((name) => colors.get(name) === wanted);
  return { atOnce: having('blue'), afterRestart: having('red') };
}

const APP_ENTRIES = Object.entries(APPS);
