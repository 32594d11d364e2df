import type { Field } from '../../validation';

import type { ExpectedApp } from './expected-app';

/** Where and how a container is asked over HTTP. */
export interface HttpEndpoint {
  readonly scheme: 'HTTP' | 'HTTPS';
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a probe of the kind `httpGet` asks. */
export function probeEndpoint(container: Field, httpGet: Field): HttpEndpoint {
  const headers = httpGet
    .find('httpHeaders', '*')
    .map((header): [string, string] => [header.at('name').scalar, header.at('value').scalar]);
  return {
    scheme: httpGet.at('scheme').string === 'HTTPS' ? 'HTTPS' : 'HTTP',
    port: resolvePort(container, httpGet.at('port')),
    path: httpGet.at('path').scalar,
    headers: Object.fromEntries(headers),
  };
}

/** The port that nothing listens at. */
export const UNKNOWN_PORT = 0;

/** A port by its number, or by the name that the container gives it; `NO_PORT` where it gives none. */
export function resolvePort(container: Field, port: Field): number {
  if (port.number !== undefined) return port.number;
  const named = container.find('ports', '*').find((one) => one.at('name').string === port.string);
  return named?.at('containerPort').number ?? UNKNOWN_PORT;
}

/** What a container's probes ask over HTTP, the readiness probe first. */
export function probeEndpoints(container: Field): HttpEndpoint[] {
  return ['readinessProbe', 'livenessProbe', 'startupProbe']
    .map((probe) => container.at(probe, 'httpGet'))
    .filter((httpGet) => httpGet.map !== undefined)
    .map((httpGet) => probeEndpoint(container, httpGet));
}

/** Where the app is asked for its pages: as its readiness is, or at its first port. */
export function frontPage(app: ExpectedApp): HttpEndpoint | undefined {
  const first = app.containers.slice(0, 1);
  const plain = first
    .flatMap((container) => container.find('ports', '*', 'containerPort'))
    .map(({ number }): HttpEndpoint => ({ scheme: 'HTTP', port: number as number, path: '/', headers: {} }));
  return [...first.flatMap(probeEndpoints), ...plain][0];
}
