import { isSame, type Json } from '../../api-server';
import { type Field, formatPlainValue } from '../../validation';

import { probeEndpoint, resolvePort } from '../app';
import { connectTo, requestPage } from '../app-requests';
import { toKubectlError, Unreachable } from '../cluster';
import type { CheckContext } from '../context';
import { isPodReady, type LivePod, readWithExistingPods, revisionOf } from '../live-pods';
import type { AppResponse } from '../network';
import { createOutcome, createSkippedOutcome } from '../report';
import type { VerifyCheck } from './check';
import { execInPods, forwardPorts } from './permissions';

const KINDS = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;

/** A probe of a container, as the manifest states it. */
interface Probe {
  readonly container: Field;
  readonly name: (typeof KINDS)[number];
  readonly probe: Field;
}

/** That pods run with the probes of the manifest, and answer them. */
export const probesCheck: VerifyCheck = {
  id: 'probes',
  title: 'The probes that run are those of the manifest, and each pod answers them',
  permissions: ({ app }) =>
    probesOf(app.podSpec).flatMap(({ probe }) => {
      if (probe.at('exec').map !== undefined) return [execInPods];
      return probe.at('grpc').map === undefined ? [forwardPorts] : [];
    }),

  async run(context) {
    const { statefulSet, pods } = await readWithExistingPods(context);
    const probes = probesOf(context.app.podSpec);
    if (probes.length === 0) return createSkippedOutcome('the manifest has no probes');
    const seen: Seen[] = [];
    for (const pod of pods) {
      const isOfManifest = revisionOf(pod.object) === statefulSet.at('status', 'updateRevision').scalar;
      seen.push(isOfManifest ? { reasons: probes.flatMap((probe) => unlike(pod, probe)) } : heldBack(pod));
      const own = isOfManifest ? probes : probesOf(pod.object.at('spec'));
      for (const probe of own) seen.push(await asked(context, pod, probe));
    }
    return createOutcome(
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
function heldBack({ name, object }: LivePod): Seen {
  return { evidence: `${name} is held back on revision ${revisionOf(object)}, and asked by the probes that it has` };
}

function unlike(pod: LivePod, { container, name, probe }: Probe): string[] {
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

function containerOf({ object }: LivePod, container: Field): Field | undefined {
  const all = [...object.find('spec', 'initContainers', '*'), ...object.find('spec', 'containers', '*')];
  return all.find((one) => one.at('name').string === container.at('name').string);
}

/** Asks a pod what its probe asks; by the kubelet where that can't be asked from here. */
async function asked(context: CheckContext, pod: LivePod, { container, name, probe }: Probe): Promise<Seen> {
  const { asks, answer } = await answerOf(context, pod, container, probe);
  const line = `${pod.name}: ${name}, ${asks}: ${answer.summary}`;
  return answer.isOk
    ? { evidence: line }
    : { evidence: line, reasons: [`${pod.name} fails its ${name}, ${asks}: it ${answer.summary}`] };
}

async function answerOf(
  context: CheckContext,
  { name, object }: LivePod,
  container: Field,
  probe: Field,
): Promise<{ readonly asks: string; readonly answer: AppResponse }> {
  if (probe.at('httpGet').map !== undefined) {
    const web = probeEndpoint(container, probe.at('httpGet'));
    return {
      asks: `GET ${web.path} at port ${web.port}`,
      answer: await requestPage(context, `pod/${name}`, web.port, web),
    };
  }
  if (probe.at('tcpSocket').map !== undefined) {
    const port = resolvePort(container, probe.at('tcpSocket', 'port'));
    return { asks: `TCP port ${port}`, answer: await connectTo(context, `pod/${name}`, port) };
  }
  if (probe.at('exec').map !== undefined) {
    const command = probe.find('exec', 'command', '*').map(({ scalar: word }) => word);
    const { code, stderr } = await context.cluster.exec(name, container.at('name').scalar, command);
    const failure = toKubectlError(['exec'], stderr);
    if (code !== 0 && failure instanceof Unreachable) throw failure;
    const told = code === 0 ? 'ended with 0' : `ended with ${code}${stderr === '' ? '' : `: ${stderr}`}`;
    return { asks: command.join(' '), answer: { isOk: code === 0, summary: told, body: '' } };
  }
  const isWell = isPodReady(object);
  return {
    asks: 'gRPC',
    answer: {
      isOk: isWell,
      summary: isWell ? 'is ready, says the kubelet' : 'is not ready, says the kubelet',
      body: '',
    },
  };
}
