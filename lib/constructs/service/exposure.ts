import { isIP } from 'node:net';
import { ServiceType } from 'cdk8s-plus-28';
import { RANGES } from '../../kubernetes';
import { type Rule, type RulesOf, ValidatedValue, v } from '../../validation';
import type { NamedPort } from '../container';
import { annotationsRule } from '../labels';

/** A port of an external Service. */
export interface ExposedPort {
  /** The name of the target port of the pods. The port of the Service gets this name too. */
  readonly target: string;
  /**
   * The port number of the Service.
   *
   * @default - the number of the target port
   */
  readonly port?: number;
  /**
   * The port number on every node: 30000 to 32767, unique in the cluster. Not for a Service of type ClusterIP.
   *
   * @default - a number that the cluster allocates
   */
  readonly nodePort?: number;
}

/** Properties of an external Service of any type. */
export interface ExposureProps {
  /**
   * The name of the Service.
   *
   * @default - `<name of the app>-external`
   */
  readonly name?: string;
  /**
   * The name of the target port of the pods for the first port of the Service.
   *
   * @default - the `port` of the container of the app
   */
  readonly target?: string;
  /**
   * The number of the first port of the Service.
   *
   * @default - the number of the target port
   */
  readonly port?: number;
  /**
   * Further ports of the Service.
   *
   * @default - no further ports
   */
  readonly otherPorts?: readonly ExposedPort[];
  /**
   * Annotations of the Service, such as settings of a load balancer.
   *
   * @default - no annotations
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Properties of an external Service that is reachable on every node. */
export interface NodePortExposureProps extends ExposureProps {
  /**
   * The port number on every node, for the first port of the Service: 30000 to 32767, unique in the cluster.
   *
   * @default - a number that the cluster allocates
   */
  readonly nodePort?: number;
}

/** Properties of an external Service behind a load balancer. */
export interface LoadBalancerExposureProps extends NodePortExposureProps {
  /**
   * The client IP ranges that may connect, such as `203.0.113.0/24`, if the cloud provider supports it.
   *
   * @default - all clients
   */
  readonly sourceRanges?: readonly string[];
}

const targetRule = v.name('port');
const nodePortRule = v.optional(v.integer(RANGES.nodePort));
const noNodePortRule = v.refine(
  (value) => value === undefined,
  'omitted: a Service of type ClusterIP has no node port. Use Exposure.nodePort()',
);

const exposurePropsRules: RulesOf<ExposureProps> = {
  name: v.optional(v.name('service')),
  target: v.optional(targetRule),
  port: v.optional(v.integer(RANGES.port)),
  otherPorts: v.optional(otherPortsRule(noNodePortRule)),
  annotations: v.optional(annotationsRule),
};
const nodePortExposurePropsRules: RulesOf<NodePortExposureProps> = {
  ...exposurePropsRules,
  otherPorts: v.optional(otherPortsRule(nodePortRule)),
  nodePort: nodePortRule,
};

const clusterIpExposurePropsRule = v.object(exposurePropsRules);
const nodePortExposurePropsRule = v.object(nodePortExposurePropsRules);
const loadBalancerExposurePropsRule = v.object<LoadBalancerExposureProps>({
  ...nodePortExposurePropsRules,
  sourceRanges: v.optional(
    v.nonEmptyArray('ranges of addresses', v.refine(isCidr, 'a range of addresses such as 203.0.113.0/24')),
  ),
});

function isCidr(value: unknown): boolean {
  const [, address = '', bits] = /^([^/]+)\/(\d{1,3})$/.exec(String(value)) ?? [];
  const maxBits = { 4: 32, 6: 128 }[isIP(address)];
  return typeof value === 'string' && maxBits !== undefined && Number(bits) <= maxBits;
}

function otherPortsRule(nodePort: Rule): Rule {
  return v.array(
    '{ target }',
    v.object<ExposedPort>({ target: targetRule, port: v.optional(v.integer(RANGES.port)), nodePort }),
  );
}

/**
 * An external Service of an app, which gives all of its pods one name and address.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
 */
export class Exposure extends ValidatedValue {
  /** A Service of type ClusterIP, reachable in the cluster. */
  static clusterIp(props: ExposureProps = {}): Exposure {
    return new Exposure(ServiceType.CLUSTER_IP, props, clusterIpExposurePropsRule);
  }

  /** A Service of type NodePort, reachable on a port of every node. */
  static nodePort(props: NodePortExposureProps = {}): Exposure {
    return new Exposure(ServiceType.NODE_PORT, props, nodePortExposurePropsRule);
  }

  /** A Service of type LoadBalancer, for which the cloud provider sets up a load balancer. */
  static loadBalancer(props: LoadBalancerExposureProps = {}): Exposure {
    return new Exposure(ServiceType.LOAD_BALANCER, props, loadBalancerExposurePropsRule);
  }

  private constructor(
    /** The type of the Service. */
    readonly type: ServiceType,
    /** The properties of the Service. */
    readonly props: LoadBalancerExposureProps,
    rule: Rule,
  ) {
    super(rule(props));
  }

  /**
   * Returns the ports of the Service.
   *
   * @param main the default target of the first port
   */
  ports(main: NamedPort): readonly ExposedPort[] {
    const { target = main.name, port, nodePort, otherPorts = [] } = this.props;
    return [{ target, port, nodePort }, ...otherPorts];
  }
}

export const exposureRule = v.instance(Exposure, 'an Exposure, such as Exposure.nodePort()');
