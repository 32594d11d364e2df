import { App, Chart, Size, Testing } from 'cdk8s';
import {
  Image,
  InvalidProperties,
  PersistentStatefulApp,
  type PersistentStatefulAppProps,
  Probe,
  ProbedContainer,
  type ProbedContainerProps,
} from '../lib/constructs';
import { type Manifest, only } from './manifests';

/** A chart to put constructs into. */
export function aChart(namespace?: string): Chart {
  return new Chart(new App(), 'chart', { namespace });
}

/** The properties without which no container can be made, and these. */
export function containerProps(others: Partial<ProbedContainerProps> = {}): ProbedContainerProps {
  return {
    image: Image.of('registry.example.com/team/app:1.4.2'),
    port: { name: 'http', number: 8080 },
    liveness: Probe.tcpSocket(),
    readiness: Probe.httpGet({ path: '/ready' }),
    ...others,
  };
}

/** The properties without which no app can be made, and these. */
export function appProps(others: Partial<PersistentStatefulAppProps> = {}): PersistentStatefulAppProps {
  return {
    name: 'web',
    container: new ProbedContainer(containerProps()),
    claims: [{ name: 'data', mountPath: '/data', size: Size.gibibytes(1) }],
    ...others,
  };
}

/** The properties of an app whose own container has these. */
export function containing(props: Partial<ProbedContainerProps>): Partial<PersistentStatefulAppProps> {
  return { container: new ProbedContainer(containerProps(props)) };
}

/** A container to run beside that of an app. */
export function sidecar(props: Partial<ProbedContainerProps> = {}): ProbedContainer {
  const probes = { liveness: Probe.exec({ command: ['true'] }), readiness: Probe.exec({ command: ['true'] }) };
  return new ProbedContainer({ image: Image.of('registry.example.com/log:2.0.1'), name: 'log', ...probes, ...props });
}

/** An app of which nothing is known but this. */
export function anApp(others: Partial<PersistentStatefulAppProps> = {}, chart = aChart()): PersistentStatefulApp {
  return new PersistentStatefulApp(chart, 'app', appProps(others));
}

/** The objects of such an app. */
export function manifestsOf(others: Partial<PersistentStatefulAppProps> = {}, chart = aChart()): Manifest[] {
  anApp(others, chart);
  return Testing.synth(chart);
}

/** Its StatefulSet. */
export function statefulSetOf(others: Partial<PersistentStatefulAppProps> = {}, chart = aChart()): Manifest {
  return only(manifestsOf(others, chart), 'StatefulSet');
}

/** The spec of its pods. */
export function podOf(others: Partial<PersistentStatefulAppProps> = {}): Manifest {
  return statefulSetOf(others).spec.template.spec;
}

/** Its own container, of which nothing is known but this. */
export function containerOf(props: Partial<ProbedContainerProps> = {}): Manifest {
  return podOf(containing(props)).containers[0];
}

/** What is said of what can't be taken, a line a property. */
export function refused(make: () => unknown): string[] {
  return refusal(make).message.split('\n  ').slice(1);
}

/** The error by which something is refused. */
export function refusal(make: () => unknown): InvalidProperties {
  try {
    make();
  } catch (error) {
    if (error instanceof InvalidProperties) return error;
    throw error;
  }
  throw new Error('it was taken');
}

/** What the editor would not let anybody write, for tests of what a quick synth says to it. */
// biome-ignore lint/suspicious/noExplicitAny: it stands for every type
export const wrong = (value: unknown): any => value;
