import { type Field, f } from '../../validation';

/** Whether the type in the spec of a Service opens node ports. */
export const hasNodePorts = f.equals('type', 'NodePort', 'LoadBalancer');

/** Whether the type in the spec of a Service is ClusterIP. */
export const isClusterIP = f.equals('type', 'ClusterIP');

/** Whether the type in the spec of a Service is LoadBalancer. */
export const isLoadBalancer = f.equals('type', 'LoadBalancer');

/** Whether the type in the spec of a Service is ExternalName. */
export const isExternalName = f.equals('type', 'ExternalName');

/** The cluster IPs in the spec of a Service: `clusterIPs`, or `clusterIP` if these are not set. */
export function clusterIPsOf(spec: Field): Field[] {
  const [all, first] = [spec.at('clusterIPs').items(), spec.at('clusterIP')];
  return all.length === 0 && first.scalar !== '' ? [first] : all;
}

/**
 * Whether the spec is that of a headless Service.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export function isHeadless(spec: Field): boolean {
  const [first, ...others] = clusterIPsOf(spec);
  return first?.raw === 'None' && others.length === 0;
}
