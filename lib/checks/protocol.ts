import type { Field } from '../validation';

/** Returns the protocol of a port of a Service or a container, by default TCP. */
export function portProtocol(port: Field): string {
  return port.at('protocol').string ?? 'TCP';
}
