import type { Field } from '../../validation';
import type { ExpectedApp } from './expected-app';

/** An HTTP endpoint of a container. */
export interface HttpEndpoint {
  readonly scheme: 'HTTP' | 'HTTPS';
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The port of an endpoint whose port name the container does not declare. */
export const UNKNOWN_PORT = 0;

/** The endpoint that an `httpGet` probe requests. */
export function probeEndpoint(container: Field, httpGet: Field): HttpEndpoint {
  const headers = httpGet.find('httpHeaders', '*');
  return {
    scheme: httpGet.at('scheme').string === 'HTTPS' ? 'HTTPS' : 'HTTP',
    port: resolvePort(container, httpGet.at('port')),
    path: httpGet.at('path').scalar,
    headers: Object.fromEntries(headers.map((header) => [header.at('name').scalar, header.at('value').scalar])),
  };
}

/** The endpoints that the probes of a container request, of the readiness probe first. */
export function probeEndpoints(container: Field): HttpEndpoint[] {
  return ['readinessProbe', 'livenessProbe', 'startupProbe']
    .map((probe) => container.at(probe, 'httpGet'))
    .filter((httpGet) => httpGet.map !== undefined)
    .map((httpGet) => probeEndpoint(container, httpGet));
}

/** The number of a port that is given by number or by name. `UNKNOWN_PORT` if the container declares no such name. */
export function resolvePort(container: Field, port: Field): number {
  if (port.number !== undefined) return port.number;
  const declared = container.find('ports', '*').find((one) => one.at('name').string === port.string);
  return declared?.at('containerPort').number ?? UNKNOWN_PORT;
}

/** The endpoint at which the first container serves: that of its probes, otherwise `/` at its first port. */
export function frontPage(app: ExpectedApp): HttpEndpoint | undefined {
  const [container] = app.containers;
  if (container === undefined) return undefined;
  const [probed] = probeEndpoints(container);
  if (probed !== undefined) return probed;
  const port = container.find('ports', '*', 'containerPort')[0]?.number;
  return port === undefined ? undefined : { scheme: 'HTTP', port, path: '/', headers: {} };
}
