import type { Field } from '../../validation';

/** Whether the spec of a Service is of one of these types. */
export function isOfType(spec: Field, ...types: readonly string[]): boolean {
  return types.includes(spec.at('type').scalar);
}

/** The addresses in the spec of a Service, of which the first may be named apart. */
export function clusterIPsOf(spec: Field): Field[] {
  const [several, first] = [spec.at('clusterIPs').items(), spec.at('clusterIP')];
  return several.length === 0 && first.scalar !== '' ? [first] : several;
}

/** Whether the spec of a Service is that of a headless one. */
export function isHeadless(spec: Field): boolean {
  const [first, ...others] = clusterIPsOf(spec);
  return first?.raw === 'None' && others.length === 0;
}

/** Whether something outside reaches the Service by itself. */
export function isFromOutside(spec: Field): boolean {
  return isOfType(spec, 'NodePort', 'LoadBalancer');
}
