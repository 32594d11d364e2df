import { isSame, type Json } from '../../kubernetes';
import { type Field, formatPlainValue } from '../../validation';

import { portOf, webOf } from '../app';
import type { Answer } from '../ask';
import { askTcp, askWeb } from '../asking';
import { failureOf, Unreachable } from '../cluster';
import type { Context } from '../context';
import { isReady, type Pod, revisionOf, standingWithPods } from '../pods';
import { judged, skipped } from '../report';
import type { Check } from './check';
import { EXEC, FORWARD } from './rights';

const KINDS = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;

/** A probe of a container, as the manifest states it. */
interface Probe {
  readonly container: Field;
  readonly name: (typeof KINDS)[number];
  readonly probe: Field;
}

/** That pods run with the probes of the manifest, and answer them. */
export const PROBES: Check = {
  id: 'probes',
  title: 'The probes that run are those of the manifest, and each pod answers them',
  rights: ({ app }) =>
    probesOf(app.podSpec).flatMap(({ probe }) => {
      if (probe.at('exec').map !== undefined) return [EXEC];
      return probe.at('grpc').map === undefined ? [FORWARD] : [];
    }),

  async run(context) {
    const { statefulSet, pods } = await standingWithPods(context);
    const probes = probesOf(context.app.podSpec);
    if (probes.length === 0) return skipped('the manifest has no probes');
    const seen: Seen[] = [];
    for (const pod of pods) {
      const isOfManifest = revisionOf(pod.object) === statefulSet.at('status', 'updateRevision').scalar;
      seen.push(isOfManifest ? { reasons: probes.flatMap((probe) => unlike(pod, probe)) } : heldBack(pod));
      const own = isOfManifest ? probes : probesOf(pod.object.at('spec'));
      for (const probe of own) seen.push(await asked(context, pod, probe));
    }
    return judged(
      seen.flatMap(({ evidence }) => evidence ?? []),
      seen.flatMap(({ reasons = [] }) => reasons),
    );
  },
};

interface Seen {
  readonly evidence?: string;
  readonly reasons?: readonly string[];
}

function probesOf(podSpec: Field): Probe[] {
  const containers = [...podSpec.find('initContainers', '*'), ...podSpec.find('containers', '*')];
  return containers.flatMap((container) =>
    KINDS.map((name) => ({ container, name, probe: container.at(name) })).filter(({ probe }) => probe.map),
  );
}

/** A pod below the partition, or one that waits to be deleted by hand. */
function heldBack({ name, object }: Pod): Seen {
  return { evidence: `${name} is held back on revision ${revisionOf(object)}, and asked by the probes that it has` };
}

function unlike(pod: Pod, { container, name, probe }: Probe): string[] {
  const live = containerOf(pod, container)?.at(name);
  if (live?.map === undefined) return [`${pod.name}: ${name} is not there`];
  const keys = new Set([...probe.entries(), ...live.entries()].map(([key]) => key));
  return [...keys]
    .filter((key) => !isSame(live.at(key).raw as Json, probe.at(key).raw as Json))
    .map(
      (key) => `${pod.name}: ${name}.${key} is ${told(live.at(key), 'not there')}, not ${told(probe.at(key), 'there')}`,
    );
}

/** A value; or, where there is none, so many words. */
function told({ raw: value }: Field, none: string): string {
  return value === undefined ? none : formatPlainValue(value);
}

function containerOf({ object }: Pod, container: Field): Field | undefined {
  const all = [...object.find('spec', 'initContainers', '*'), ...object.find('spec', 'containers', '*')];
  return all.find((one) => one.at('name').string === container.at('name').string);
}

/** Asks a pod what its probe asks; by the kubelet where that can't be asked from here. */
async function asked(context: Context, pod: Pod, { container, name, probe }: Probe): Promise<Seen> {
  const { asks, answer } = await answerOf(context, pod, container, probe);
  const line = `${pod.name}: ${name}, ${asks}: ${answer.told}`;
  return answer.isWell
    ? { evidence: line }
    : { evidence: line, reasons: [`${pod.name} fails its ${name}, ${asks}: it ${answer.told}`] };
}

async function answerOf(
  context: Context,
  { name, object }: Pod,
  container: Field,
  probe: Field,
): Promise<{ readonly asks: string; readonly answer: Answer }> {
  if (probe.at('httpGet').map !== undefined) {
    const web = webOf(container, probe.at('httpGet'));
    return { asks: `GET ${web.path} at port ${web.port}`, answer: await askWeb(context, `pod/${name}`, web.port, web) };
  }
  if (probe.at('tcpSocket').map !== undefined) {
    const port = portOf(container, probe.at('tcpSocket', 'port'));
    return { asks: `TCP port ${port}`, answer: await askTcp(context, `pod/${name}`, port) };
  }
  if (probe.at('exec').map !== undefined) {
    const command = probe.find('exec', 'command', '*').map(({ scalar: word }) => word);
    const { code, stderr } = await context.cluster.exec(name, container.at('name').scalar, command);
    const failure = failureOf(['exec'], stderr);
    if (code !== 0 && failure instanceof Unreachable) throw failure;
    const told = code === 0 ? 'ended with 0' : `ended with ${code}${stderr === '' ? '' : `: ${stderr}`}`;
    return { asks: command.join(' '), answer: { isWell: code === 0, told, body: '' } };
  }
  const isWell = isReady(object);
  return {
    asks: 'gRPC',
    answer: { isWell, told: isWell ? 'is ready, says the kubelet' : 'is not ready, says the kubelet', body: '' },
  };
}
