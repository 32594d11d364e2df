import { isInRange, isName, RANGES } from '../../kubernetes';
import { type Issue, type Rule, v } from '../../validation';

import type { NamedPort } from './port';

/** A port of a container: its number, or the name of one that the container has. */
export type PortReference = number | string;

export const portReferenceRule: Rule = v.refine(
  (value) => isName('port', value) || isInRange(RANGES.port, value),
  'a whole number from 1 to 65535, or the name of a port of the container',
);

/** The number of the port that is meant by `reference`, in a container with these ports, of which the first is meant by none. */
export function resolvePortNumber(
  reference: PortReference | undefined,
  ports: readonly NamedPort[],
): number | undefined {
  if (typeof reference === 'number') return reference;
  const port = reference === undefined ? ports[0] : ports.find(({ name }) => name === reference);
  return port?.number;
}

/** What is wrong with a sound reference in a container with these ports. */
export function validatePortReference(
  reference: PortReference | undefined,
  ports: readonly NamedPort[],
): readonly Issue[] {
  if (resolvePortNumber(reference, ports) !== undefined) return [];
  const names = ports.map(({ name }) => name);
  const allowed =
    names.length > 0 ? `one of the container's: ${names.join(', ')}` : 'a number: the container has no port';
  return [{ path: 'port', value: reference, allowed }];
}

/** What is asked for over HTTP. */
export const httpPathRule: Rule = v.refine(
  (value) => typeof value === 'string' && /^\/[!-~]*$/.test(value),
  'a path such as /healthz',
);
