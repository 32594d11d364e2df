import { forecast, readFolder } from '../../../lib/review';
import type { Manifest } from '../../manifests';
import { podsOf, sh } from '../runbooks';
import { app, type Other } from './apps';
import { Stage } from './stage';

/** Longer than any node takes to write anew what is in volumes. */
const SECONDS = 180;

const reference = { name: 'settings', key: 'color' };
const mounted = (volume: object, mount: object = {}): Other => ({
  spec: { replicas: 1 },
  pod: { volumes: [{ name: 'settings', ...volume }] },
  container: { volumeMounts: [{ name: 'settings', mountPath: '/settings', ...mount }] },
});
const inFile = ['cat', '/settings/color'];

/** Apps that have the content of a ConfigMap, each in another way, and the command that prints it. */
const WAYS: Readonly<Record<string, readonly [Other, readonly string[]]>> = {
  'by-volume': [mounted({ configMap: { name: 'settings' } }), inFile],
  'by-projection': [mounted({ projected: { sources: [{ configMap: { name: 'settings' } }] } }), inFile],
  'by-path': [mounted({ configMap: { name: 'settings' } }, { mountPath: '/settings/color', subPath: 'color' }), inFile],
  'by-variable': [
    { spec: { replicas: 1 }, container: { env: [{ name: 'COLOR', valueFrom: { configMapKeyRef: reference } }] } },
    ['sh', '-c', 'echo $COLOR'],
  ],
};

/** Which apps see that a ConfigMap is another. */
export interface Sight {
  readonly atOnce: readonly string[];
  readonly afterRestart: readonly string[];
  /** Whether all pods are those that they were. */
  readonly isUntouched: boolean;
}

/** Changes a ConfigMap, and waits until it is seen where it is foretold to be. */
export async function changedConfiguration(): Promise<{ foretold: Sight; seen: Sight; seconds: number }> {
  const stage = new Stage();
  try {
    const [from, to] = [stage.write('base', withColor('red')), stage.write('head', withColor('blue'))];
    await stage.apply(from);
    const before = await podsOf(stage.namespace);
    const foretold = foretoldOf(from, to);
    const begin = Date.now();
    await stage.apply(to);
    const look = async (): Promise<Sight> => ({
      ...bySight(stage),
      isUntouched: JSON.stringify(await podsOf(stage.namespace)) === JSON.stringify(before),
    });
    // Where they don't by then, what is seen differs.
    await Promise.all(foretold.atOnce.map((name) => follows(stage, name)));
    return { foretold, seen: await look(), seconds: (Date.now() - begin) / 1000 };
  } finally {
    stage.leave();
  }
}

/** Waits until an app sees what is new, as long as that may take. */
async function follows({ namespace }: Stage, app: string): Promise<void> {
  const waiting = `for i in $(seq ${SECONDS}); do grep -q blue /settings/color && exit; sleep 1; done`;
  await sh([`kubectl -n ${namespace.name} exec ${app}-0 -- sh -c '${waiting}'`]);
}

function withColor(color: string): Manifest[] {
  const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { color } };
  return [settings, ...Object.entries(WAYS).flatMap(([name, [other]]) => app({ name, ...other }))];
}

function foretoldOf(from: string, to: string): Sight {
  const { objects } = forecast(readFolder(from), readFolder(to), '1.34', to);
  const settings = objects.find(({ kind }) => kind === 'ConfigMap');
  const named = (text: string) => Object.keys(WAYS).filter((name) => text.includes(name));
  const rollouts = objects.flatMap(({ rollout }) => rollout ?? []);
  return {
    atOnce: named(settings?.pods ?? ''),
    afterRestart: named((settings?.warnings ?? []).join()),
    isUntouched: rollouts.every(({ restarts }) => restarts.length === 0),
  };
}

function bySight({ namespace }: Stage): Pick<Sight, 'atOnce' | 'afterRestart'> {
  const color = ([name, [, command]]: (typeof ENTRIES)[number]) => namespace.exec(`${name}-0`, ...command);
  const colors = new Map(ENTRIES.map((entry) => [entry[0], color(entry)]));
  const having = (wanted: string) => Object.keys(WAYS).filter((name) => colors.get(name) === wanted);
  return { atOnce: having('blue'), afterRestart: having('red') };
}

const ENTRIES = Object.entries(WAYS);
