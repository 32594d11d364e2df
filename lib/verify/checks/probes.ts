import { isSame, type Json } from '../../kubernetes';
import { type Field, formatPlainValue } from '../../validation';
import { probeEndpoint, resolvePort } from '../app';
import { connectTo, requestPage } from '../app-requests';
import { toKubectlError, Unreachable } from '../cluster';
import { isPodReady, type LivePod, readWithExistingPods, revisionOf } from '../live-pods';
import type { AppResponse } from '../network';
import { createOutcome, createSkippedOutcome, type Findings, mergeFindings } from '../report';
import type { CheckContext, VerifyCheck } from './check';
import { execInPods, forwardPorts } from './permissions';

const PROBE_FIELDS = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;

/** A probe of a container. */
interface ContainerProbe {
  readonly container: Field;
  readonly field: (typeof PROBE_FIELDS)[number];
  readonly probe: Field;
}

/** The request of a probe, and the response of the pod. */
interface ProbeResult {
  /** Such as `GET / at port 5000`. */
  readonly request: string;
  readonly response: AppResponse;
}

/** Checks that pods have the probes of the manifest, and that these pass. */
export const probesCheck: VerifyCheck = {
  id: 'probes',
  title: 'Each pod has the probes of the manifest, and passes them',
  permissions: ({ app }) =>
    findProbes(app.podSpec).flatMap(({ probe }) => {
      if (probe.at('exec').map !== undefined) return [execInPods];
      return probe.at('grpc').map === undefined ? [forwardPorts] : [];
    }),

  async run(context) {
    const { statefulSet, pods } = await readWithExistingPods(context);
    const expectedProbes = findProbes(context.app.podSpec);
    if (expectedProbes.length === 0) return createSkippedOutcome('the manifest has no probes');
    const { scalar: updateRevision } = statefulSet.at('status', 'updateRevision');
    const findings: Findings[] = [];
    for (const pod of pods) {
      const isUpToDate = revisionOf(pod.object) === updateRevision;
      findings.push(isUpToDate ? compareProbes(pod, expectedProbes) : describeOldRevision(pod));
      const probes = isUpToDate ? expectedProbes : findProbes(pod.object.at('spec'));
      for (const probe of probes) findings.push(await checkProbe(context, pod, probe));
    }
    return createOutcome(mergeFindings(findings));
  },
};

function findProbes(podSpec: Field): ContainerProbe[] {
  return containersOf(podSpec).flatMap((container) =>
    PROBE_FIELDS.map((field) => ({ container, field, probe: container.at(field) })).filter(({ probe }) => probe.map),
  );
}

function containersOf(podSpec: Field): Field[] {
  return [...podSpec.find('initContainers', '*'), ...podSpec.find('containers', '*')];
}

/** A pod below the partition, or under OnDelete, keeps the probes of its own revision. */
function describeOldRevision({ name, object }: LivePod): Findings {
  return {
    evidence: [`${name} is held back on revision ${revisionOf(object)}, and checked by its own probes`],
    failures: [],
  };
}

function compareProbes(pod: LivePod, probes: readonly ContainerProbe[]): Findings {
  return { evidence: [], failures: probes.flatMap((probe) => compareProbe(pod, probe)) };
}

function compareProbe({ name, object }: LivePod, { container, field, probe }: ContainerProbe): string[] {
  const liveContainer = containersOf(object.at('spec')).find(
    (one) => one.at('name').string === container.at('name').string,
  );
  const live = liveContainer?.at(field);
  if (live?.map === undefined) return [`${name}: ${field} is not there`];
  const keys = new Set([...probe.entries(), ...live.entries()].map(([key]) => key));
  return [...keys]
    .filter((key) => !isSame(live.at(key).raw as Json, probe.at(key).raw as Json))
    .map((key) => {
      const [liveValue, expectedValue] = [formatValue(live.at(key), 'not there'), formatValue(probe.at(key), 'there')];
      return `${name}: ${field}.${key} is ${liveValue}, not ${expectedValue}`;
    });
}

function formatValue({ raw }: Field, missing: string): string {
  return raw === undefined ? missing : formatPlainValue(raw);
}

async function checkProbe(context: CheckContext, pod: LivePod, probe: ContainerProbe): Promise<Findings> {
  const { request, response } = await runProbe(context, pod, probe);
  return {
    evidence: [`${pod.name}: ${probe.field}, ${request}: ${response.summary}`],
    failures: response.isOk ? [] : [`${pod.name} fails its ${probe.field}, ${request}: it ${response.summary}`],
  };
}

async function runProbe(context: CheckContext, pod: LivePod, containerProbe: ContainerProbe): Promise<ProbeResult> {
  const { container, probe } = containerProbe;
  if (probe.at('exec').map !== undefined) return runCommand(context, pod, containerProbe);
  if (probe.at('httpGet').map !== undefined) {
    const endpoint = probeEndpoint(container, probe.at('httpGet'));
    const response = await requestPage(context, `pod/${pod.name}`, endpoint.port, endpoint);
    return { request: `GET ${endpoint.path} at port ${endpoint.port}`, response };
  }
  if (probe.at('tcpSocket').map !== undefined) {
    const port = resolvePort(container, probe.at('tcpSocket', 'port'));
    return { request: `TCP port ${port}`, response: await connectTo(context, `pod/${pod.name}`, port) };
  }
  return readGrpcResult(pod);
}

async function runCommand(
  { cluster }: CheckContext,
  pod: LivePod,
  { container, probe }: ContainerProbe,
): Promise<ProbeResult> {
  const command = probe.find('exec', 'command', '*').map((word) => word.scalar);
  const { code, stderr } = await cluster.exec(pod.name, container.at('name').scalar, command);
  const error = toKubectlError(['exec'], stderr);
  if (code !== 0 && error instanceof Unreachable) throw error;
  const details = code === 0 || stderr === '' ? '' : `: ${stderr}`;
  return {
    request: command.join(' '),
    response: { isOk: code === 0, summary: `ended with ${code}${details}`, body: '' },
  };
}

/** A gRPC probe is not repeated. Its last result shows in the pod's condition Ready. */
function readGrpcResult({ object }: LivePod): ProbeResult {
  const isOk = isPodReady(object);
  const summary = isOk ? 'is ready, says the kubelet' : 'is not ready, says the kubelet';
  return { request: 'gRPC', response: { isOk, summary, body: '' } };
}
