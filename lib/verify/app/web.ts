import type { Field } from '../../validation';

import type { App } from './app';

/** Where and how a container is asked over HTTP. */
export interface Web {
  readonly scheme: 'HTTP' | 'HTTPS';
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a probe of the kind `httpGet` asks. */
export function webOf(container: Field, httpGet: Field): Web {
  const headers = httpGet
    .find('httpHeaders', '*')
    .map((header): [string, string] => [header.at('name').scalar, header.at('value').scalar]);
  return {
    scheme: httpGet.at('scheme').string === 'HTTPS' ? 'HTTPS' : 'HTTP',
    port: portOf(container, httpGet.at('port')),
    path: httpGet.at('path').scalar,
    headers: Object.fromEntries(headers),
  };
}

/** The port that nothing listens at. */
export const NO_PORT = 0;

/** A port by its number, or by the name that the container gives it; `NO_PORT` where it gives none. */
export function portOf(container: Field, port: Field): number {
  if (port.number !== undefined) return port.number;
  const named = container.find('ports', '*').find((one) => one.at('name').string === port.string);
  return named?.at('containerPort').number ?? NO_PORT;
}

/** What a container's probes ask over HTTP, the readiness probe first. */
export function websOf(container: Field): Web[] {
  return ['readinessProbe', 'livenessProbe', 'startupProbe']
    .map((probe) => container.at(probe, 'httpGet'))
    .filter((httpGet) => httpGet.map !== undefined)
    .map((httpGet) => webOf(container, httpGet));
}

/** Where the app is asked for its pages: as its readiness is, or at its first port. */
export function frontOf(app: App): Web | undefined {
  const first = app.containers.slice(0, 1);
  const plain = first
    .flatMap((container) => container.find('ports', '*', 'containerPort'))
    .map(({ number }): Web => ({ scheme: 'HTTP', port: number as number, path: '/', headers: {} }));
  return [...first.flatMap(websOf), ...plain][0];
}
