import { hasForm, isInRange, RANGES } from '../../kubernetes';
import { type Issue, type Rule, v } from '../../validation';
import type { NamedPort } from './port';

/** A reference to a port of a container: its number, or its name. */
export type PortReference = number | string;

export const portReferenceRule: Rule = v.refine(
  (value) => hasForm('port', value) || isInRange(RANGES.port, value),
  'a whole number from 1 to 65535, or the name of a port of the container',
);

/**
 * Returns the port number that a reference stands for in a container with these ports. Without a reference, it is the
 * number of the first port. Returns undefined if there is no such port.
 */
export function resolvePortNumber(
  reference: PortReference | undefined,
  ports: readonly NamedPort[],
): number | undefined {
  if (typeof reference === 'number') return reference;
  const port = reference === undefined ? ports[0] : ports.find(({ name }) => name === reference);
  return port?.number;
}

/** Rejects a reference to a port that a container with these ports does not have. */
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

/** Accepts the path of an HTTP request. */
export const httpPathRule: Rule = v.refine(
  (value) => typeof value === 'string' && /^\/[!-~]*$/.test(value),
  'a path such as /healthz',
);
