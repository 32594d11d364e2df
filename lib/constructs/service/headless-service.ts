import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type * as k8s from '../../../imports/k8s';
import type { ManifestOf } from '../../kubernetes';
import { v } from '../../validation';
import { assertValid } from '../assert-valid';
import { findDuplicatePorts, type NamedPort, namedPortRule } from '../container';
import { appLabels, type Selector, selectorRule } from '../labels';

/** Properties of a headless Service. */
export interface HeadlessServiceProps {
  /**
   * The name of the Service, which is a part of the DNS names of the pods: 1 to 63 lowercase letters, digits and dashes,
   * beginning with a letter.
   */
  readonly name: string;
  /** The labels that select the pods. */
  readonly selector: Selector;
  /** The ports of the pods, at least one. */
  readonly ports: readonly NamedPort[];
  /**
   * Whether DNS records of pods exist before the pods are ready, for apps whose pods find each other to become ready.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
  /**
   * The name of the app in the labels of the Service.
   *
   * @default - the name of the Service
   */
  readonly app?: string;
}

const portsRule = v.nonEmptyArray('{ name, number }', namedPortRule);

const headlessServicePropsRule = v.object<HeadlessServiceProps>({
  name: v.name('service'),
  selector: selectorRule,
  ports: v.allOf(
    portsRule,
    v.uniqueBy<NamedPort>('name'),
    v.pipe(portsRule, (given) => {
      const ports = given as readonly NamedPort[];
      return findDuplicatePorts(ports.map((port, index) => ({ path: `[${index}]`, port })));
    }),
  ),
  publishNotReadyAddresses: v.optional(v.boolean),
  app: v.optional(v.name('labelValue')),
});

/**
 * The governing Service of a StatefulSet. It has no IP address: its DNS name resolves to all ready pods, and each pod
 * has a DNS name below it.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export class HeadlessService extends Construct {
  /** The name of the Service. */
  readonly name: string;
  /** The object of the Service, for patches. */
  readonly apiObject: ApiObject;

  /** @throws InvalidProperties with all invalid properties */
  constructor(scope: Construct, id: string, props: HeadlessServiceProps) {
    super(scope, id);
    assertValid(this, headlessServicePropsRule, props, HeadlessService);

    this.name = props.name;
    const spec: ManifestOf<k8s.ServiceSpec> = {
      clusterIP: 'None',
      publishNotReadyAddresses: props.publishNotReadyAddresses || undefined,
      selector: props.selector,
      ports: props.ports.map(({ name, number, protocol }) => ({ name, port: number, protocol })),
    };
    this.apiObject = new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: props.name, labels: appLabels(props.app ?? props.name, props.selector) },
      spec,
    });
  }

  /**
   * The DNS name of the Service, which resolves to all ready pods: `<name>.<namespace>.svc` if the chart has a namespace,
   * otherwise `<name>`, which resolves in the namespace only.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
   */
  get dnsName(): string {
    const { namespace } = Chart.of(this);
    return namespace === undefined ? this.name : `${this.name}.${namespace}.svc`;
  }

  /** Returns the DNS name of a pod. It resolves while the pod is ready, or always with `publishNotReadyAddresses`. */
  podDnsName(pod: string): string {
    return `${pod}.${this.dnsName}`;
  }
}
