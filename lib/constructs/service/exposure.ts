import { isIP } from 'node:net';
import { ServiceType } from 'cdk8s-plus-28';
import { RANGES } from '../../kubernetes';
import { type Rule, type RulesOf, ValidatedValue, v } from '../../validation';
import type { NamedPort } from '../container';
import { annotationsRule } from '../labels';

/** A port of an outside Service. */
export interface ExposedPort {
  /** The name of the port of the pods that it leads to. The Service's port has this name too. */
  readonly target: string;
  /**
   * The port that the Service answers on.
   *
   * @default - the number of the port that it leads to
   */
  readonly port?: number;
  /**
   * The port that every node answers on: 30000 to 32767, once in a cluster. Not for a Service of type ClusterIP.
   *
   * @default - one that the cluster chooses and keeps
   */
  readonly nodePort?: number;
}

/** What a Service of any type can be told. */
export interface ExposureProps {
  /**
   * The Service's name.
   *
   * @default - `<name of the app>-external`
   */
  readonly name?: string;
  /**
   * The name of the port of the pods that the Service's first port leads to.
   *
   * @default - that of the app's own container, its `port`
   */
  readonly target?: string;
  /**
   * The port that the Service answers on.
   *
   * @default - the number of the port that it leads to
   */
  readonly port?: number;
  /**
   * Further ports.
   *
   * @default - none
   */
  readonly otherPorts?: readonly ExposedPort[];
  /**
   * What a cluster's provider or an add-on reads from the Service.
   *
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What a Service can be told that answers on the nodes. */
export interface NodePortExposureProps extends ExposureProps {
  /**
   * The port that every node answers on: 30000 to 32767, once in a cluster.
   *
   * @default - one that the cluster chooses and keeps
   */
  readonly nodePort?: number;
}

/** What a Service behind a load balancer can be told. */
export interface LoadBalancerExposureProps extends NodePortExposureProps {
  /**
   * The addresses that may reach it, such as `203.0.113.0/24`, where the provider heeds that.
   *
   * @default - all
   */
  readonly sourceRanges?: readonly string[];
}

const targetRule = v.name('port');
const nodePortRule = v.optional(v.integer(RANGES.nodePort));

const exposurePropsRules: RulesOf<ExposureProps> = {
  name: v.optional(v.name('service')),
  target: v.optional(targetRule),
  port: v.optional(v.integer(RANGES.port)),
  otherPorts: v.optional(
    otherPortsRule(v.refine((value) => value === undefined, 'left out: a Service of type ClusterIP has none')),
  ),
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
    v.array('ranges of addresses', v.refine(isCidr, 'a range of addresses such as 203.0.113.0/24'), 1),
  ),
});

function isCidr(value: unknown): boolean {
  const [address = '', bits = '', ...others] = typeof value === 'string' ? value.split('/') : [];
  const most = { 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return others.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

function otherPortsRule(nodePort: Rule): Rule {
  return v.array(
    '{ target }',
    v.object<ExposedPort>({ target: targetRule, port: v.optional(v.integer(RANGES.port)), nodePort }),
  );
}

/**
 * How an app is reached other than pod by pod: by a Service with one name for all of its pods.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
 */
export class Exposure extends ValidatedValue {
  /** At one address within the cluster. */
  static clusterIp(props: ExposureProps = {}): Exposure {
    return new Exposure(ServiceType.CLUSTER_IP, props, clusterIpExposurePropsRule);
  }

  /** At a port of every node. */
  static nodePort(props: NodePortExposureProps = {}): Exposure {
    return new Exposure(ServiceType.NODE_PORT, props, nodePortExposurePropsRule);
  }

  /** Through a load balancer that the cluster's provider sets up. */
  static loadBalancer(props: LoadBalancerExposureProps = {}): Exposure {
    return new Exposure(ServiceType.LOAD_BALANCER, props, loadBalancerExposurePropsRule);
  }

  private constructor(
    /** The type of the Service. */
    readonly type: ServiceType,
    /** What was said of it. */
    readonly props: LoadBalancerExposureProps,
    rule: Rule,
  ) {
    super(rule(props));
  }

  /** The ports of the Service; `main` is the port that the first leads to where nothing else was said. */
  ports(main: NamedPort): readonly ExposedPort[] {
    const { target = main.name, port, nodePort, otherPorts = [] } = this.props;
    return [{ target, port, nodePort }, ...otherPorts];
  }
}

export const exposureRule = v.instance(Exposure, 'an Exposure, such as Exposure.nodePort()');
