import { ServiceType } from 'cdk8s-plus-28';
import { CheckedValue, optional, properties, type Rule, whole } from '../rules';

export interface ExposureProps {
  /**
   * The port that the Service answers on.
   *
   * @default - the container's port
   */
  readonly port?: number;
}

export interface NodePortExposureProps extends ExposureProps {
  /**
   * The port that every node answers on: 30000 to 32767, once in a cluster.
   *
   * @default - one that the cluster chooses and keeps
   */
  readonly nodePort?: number;
}

const PORT = { port: optional(whole('port')) };
const ANY = properties<ExposureProps>(PORT);
const NODE_PORT = properties<NodePortExposureProps>({ ...PORT, nodePort: optional(whole('nodePort')) });

/**
 * How an app is reached other than pod by pod.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
 */
export class Exposure extends CheckedValue {
  /** At one address within the cluster. */
  static clusterIp(props: ExposureProps = {}): Exposure {
    return new Exposure(ServiceType.CLUSTER_IP, props, ANY);
  }

  /** At a port of every node. */
  static nodePort(props: NodePortExposureProps = {}): Exposure {
    return new Exposure(ServiceType.NODE_PORT, props, NODE_PORT);
  }

  /** Through a load balancer that the cluster's provider sets up. */
  static loadBalancer(props: ExposureProps = {}): Exposure {
    return new Exposure(ServiceType.LOAD_BALANCER, props, ANY);
  }

  private constructor(
    readonly type: ServiceType,
    readonly props: NodePortExposureProps,
    rule: Rule,
  ) {
    super(rule(props));
  }
}
