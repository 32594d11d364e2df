import type { Field } from '../validation';

/** What is spoken on a port of a Service or a container: TCP where nothing is said. */
export function portProtocol(port: Field): string {
  return port.at('protocol').string ?? 'TCP';
}
