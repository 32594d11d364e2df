import { forecast, readFolder } from '../../../lib/review';
import type { Manifest } from '../../manifests';
import { readPodUids, runScript } from '../runbooks';
import { type AppOptions, createApp } from './apps';
import { WatchedNamespace } from './watched-namespace';

/** Longer than a kubelet takes to update volumes. */
const MAX_VOLUME_UPDATE_SECONDS = 180;

const reference = { name: 'settings', key: 'color' };
const mountSettings = (volume: object, mount: object = {}): AppOptions => ({
  spec: { replicas: 1 },
  pod: { volumes: [{ name: 'settings', ...volume }] },
  container: { volumeMounts: [{ name: 'settings', mountPath: '/settings', ...mount }] },
});
const READ_FILE = ['cat', '/settings/color'];

/** Apps that use a ConfigMap in different ways, and the command that prints its value. */
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

/** The apps that see a changed ConfigMap. */
export interface ConfigMapVisibility {
  readonly atOnce: readonly string[];
  readonly afterRestart: readonly string[];
  /** Whether no pod was replaced. */
  readonly hasSamePods: boolean;
}

/** Changes a ConfigMap, and waits until the apps see it that should see it at once. */
export async function changeConfigMap(): Promise<{
  forecast: ConfigMapVisibility;
  observed: ConfigMapVisibility;
  seconds: number;
}> {
  const namespace = new WatchedNamespace();
  try {
    const [from, to] = [
      namespace.writeFolder('base', createManifests('red')),
      namespace.writeFolder('head', createManifests('blue')),
    ];
    await namespace.apply(from);
    const before = await readPodUids(namespace.namespace);
    const visibility = forecastVisibility(from, to);
    const begin = Date.now();
    await namespace.apply(to);
    const look = async (): Promise<ConfigMapVisibility> => ({
      ...observeVisibility(namespace),
      hasSamePods: JSON.stringify(await readPodUids(namespace.namespace)) === JSON.stringify(before),
    });
    await Promise.all(visibility.atOnce.map((name) => waitForNewColor(namespace, name)));
    return { forecast: visibility, observed: await look(), seconds: (Date.now() - begin) / 1000 };
  } finally {
    namespace.delete();
  }
}

/** Waits until the volume of an app has the new value, or the time is up. */
async function waitForNewColor({ namespace }: WatchedNamespace, app: string): Promise<void> {
  const script = `for i in $(seq ${MAX_VOLUME_UPDATE_SECONDS}); do grep -q blue /settings/color && exit; sleep 1; done`;
  await runScript([`kubectl -n ${namespace.name} exec ${app}-0 -- sh -c '${script}'`]);
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
    hasSamePods: rollouts.every(({ restarts }) => restarts.length === 0),
  };
}

function observeVisibility({ namespace }: WatchedNamespace): Pick<ConfigMapVisibility, 'atOnce' | 'afterRestart'> {
  const color = ([name, [, command]]: (typeof APP_ENTRIES)[number]) => namespace.exec(`${name}-0`, ...command);
  const colors = new Map(APP_ENTRIES.map((entry) => [entry[0], color(entry)]));
  const having = (wanted: string) => Object.keys(APPS).filter((name) => colors.get(name) === wanted);
  return { atOnce: having('blue'), afterRestart: having('red') };
}

const APP_ENTRIES = Object.entries(APPS);
