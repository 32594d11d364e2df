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
import { findOnly, type Manifest } from './manifests';

/** Creates an empty chart. */
export function createChart(namespace?: string): Chart {
  return new Chart(new App(), 'chart', { namespace });
}

/** The required properties of a container, and others. */
export function containerProps(others: Partial<ProbedContainerProps> = {}): ProbedContainerProps {
  return {
    image: Image.of('registry.example.com/team/app:1.4.2'),
    port: { name: 'http', number: 8080 },
    liveness: Probe.tcpSocket(),
    readiness: Probe.httpGet({ path: '/ready' }),
    ...others,
  };
}

/** The required properties of an app, and others. */
export function appProps(others: Partial<PersistentStatefulAppProps> = {}): PersistentStatefulAppProps {
  return {
    name: 'web',
    container: new ProbedContainer(containerProps()),
    claims: [{ name: 'data', mountPath: '/data', size: Size.gibibytes(1) }],
    ...others,
  };
}

/** Properties of an app with a container that has these properties. */
export function withContainer(props: Partial<ProbedContainerProps>): Partial<PersistentStatefulAppProps> {
  return { container: new ProbedContainer(containerProps(props)) };
}

/** Creates a sidecar container. */
export function createSidecar(props: Partial<ProbedContainerProps> = {}): ProbedContainer {
  const probes = { liveness: Probe.exec({ command: ['true'] }), readiness: Probe.exec({ command: ['true'] }) };
  return new ProbedContainer({ image: Image.of('registry.example.com/log:2.0.1'), name: 'log', ...probes, ...props });
}

/** Creates an app from the required properties and these. */
export function createApp(
  others: Partial<PersistentStatefulAppProps> = {},
  chart = createChart(),
): PersistentStatefulApp {
  return new PersistentStatefulApp(chart, 'app', appProps(others));
}

/** Synthesizes the objects of an app from the required properties and these. */
export function synthApp(others: Partial<PersistentStatefulAppProps> = {}, chart = createChart()): Manifest[] {
  createApp(others, chart);
  return Testing.synth(chart);
}

/** Synthesizes the StatefulSet of an app. */
export function synthStatefulSet(others: Partial<PersistentStatefulAppProps> = {}, chart = createChart()): Manifest {
  return findOnly(synthApp(others, chart), 'StatefulSet');
}

/** Synthesizes the pod spec of an app. */
export function synthPod(others: Partial<PersistentStatefulAppProps> = {}): Manifest {
  return synthStatefulSet(others).spec.template.spec;
}

/** Synthesizes the container of an app, from the required properties and these. */
export function synthContainer(props: Partial<ProbedContainerProps> = {}): Manifest {
  return synthPod(withContainer(props)).containers[0];
}

/** The lines of the InvalidProperties error that a call throws, one for each property. */
export function propertyProblems(make: () => unknown): string[] {
  return catchInvalidProperties(make).message.split('\n  ').slice(1);
}

/** The InvalidProperties error that a call throws. Throws if it throws none. */
export function catchInvalidProperties(make: () => unknown): InvalidProperties {
  try {
    make();
  } catch (error) {
    if (error instanceof InvalidProperties) return error;
    throw error;
  }
  throw new Error('The constructs accept the properties.');
}

/** Hides the type of a value that does not compile, for tests of what synth without type checks does with it. */
// biome-ignore lint/suspicious/noExplicitAny: the value may be of any type
export const untyped = (value: unknown): any => value;
