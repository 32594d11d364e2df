import { App, Chart, Size } from 'cdk8s';
import {
  Image,
  type PersistentStatefulAppProps,
  Probe,
  ProbedContainer,
  type ProbedContainerProps,
} from '../lib/constructs';

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

/** What the editor would not let anybody write, for tests of what a quick synth says to it. */
// biome-ignore lint/suspicious/noExplicitAny: it stands for every type
export const wrong = (value: unknown): any => value;
