import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { v } from '../../validation';
import { assertValid } from '../assert-valid';
import { findDuplicatePorts, type NamedPort, namedPortRule } from '../container';
import { appLabels, type Selector, selectorRule } from '../labels';

/** What a headless Service is, and of which pods. */
export interface HeadlessServiceProps {
  /**
   * The Service's name: 1 to 63 lower-case letters, digits and dashes, beginning with a letter. It is a part of
   * the pods' DNS names.
   */
  readonly name: string;
  /** The labels of the pods that it governs. */
  readonly selector: Selector;
  /** The ports of those pods, as their containers have them. */
  readonly ports: readonly NamedPort[];
  /**
   * Whether pods have their DNS names before they are ready, and while they are not: for apps whose pods must find
   * each other to get ready.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
  /**
   * The name of the app that it belongs to.
   *
   * @default - its own
   */
  readonly app?: string;
}

const headlessServicePropsRule = v.object<HeadlessServiceProps>({
  name: v.name('service'),
  selector: selectorRule,
  ports: v.allOf(
    v.array('{ name, number }', namedPortRule, 1),
    v.uniqueBy<NamedPort>('name'),
    v.pipe(v.array('', namedPortRule), (ports) =>
      findDuplicatePorts((ports as NamedPort[]).map((port, index) => ({ path: `[${index}]`, port }))),
    ),
  ),
  publishNotReadyAddresses: v.optional(v.boolean),
  app: v.optional(v.name('labelValue')),
});

/**
 * The Service that governs a StatefulSet: it has no address of its own, its name resolves to all ready pods,
 * and each pod has a name under it.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export class HeadlessService extends Construct {
  /** The Service's name. */
  readonly name: string;
  /** The Service itself, for patches. */
  readonly apiObject: ApiObject;

  /** @throws InvalidProperties with every property that is not as it must be */
  constructor(scope: Construct, id: string, props: HeadlessServiceProps) {
    super(scope, id);
    assertValid(this, headlessServicePropsRule, props, HeadlessService);

    this.name = props.name;
    const spec: Manifest<k8s.ServiceSpec> = {
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
   * The name that resolves to the addresses of all ready pods: `<name>` within the namespace, and
   * `<name>.<namespace>.svc`, which resolves from anywhere in the cluster, where the chart names one.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
   */
  get dnsName(): string {
    const { namespace } = Chart.of(this);
    return namespace === undefined ? this.name : `${this.name}.${namespace}.svc`;
  }

  /** The name that resolves to the pod of this name, for as long as it is ready. */
  podDnsName(pod: string): string {
    return `${pod}.${this.dnsName}`;
  }
}
