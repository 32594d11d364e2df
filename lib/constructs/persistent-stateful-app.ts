import { ApiObject, Chart } from 'cdk8s';
import { PodManagementPolicy } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type * as k8s from '../../imports/k8s';
import type { Manifest } from '../kubernetes';
import {
  all,
  assertNone,
  assertValid,
  checkedValue,
  distinct,
  list,
  name,
  oneOf,
  optional,
  type Problem,
  properties,
  type Rule,
  then,
  under,
  whole,
} from '../rules';
import { type ClaimTemplate, claimTemplate } from './claim-template';
import { Exposure } from './exposure';
import { HeadlessService } from './headless-service';
import { labelsOf, type Selector, selectorOf } from './labels';
import { OutsideService, outsideNameOf } from './outside-service';
import { ProbedContainer } from './probed-container';
import { reasonsAsAnnotations, statefulSetSpec } from './stateful-set';
import { take } from './taken';
import { UpdateStrategy } from './update-strategy';

export interface PersistentStatefulAppProps {
  /**
   * The name of the StatefulSet, of its governing Service and, where it has no other, of its container: 1 to 52
   * lower-case letters, digits and dashes, beginning with a letter. Another name means other, empty volumes.
   */
  readonly name: string;
  /** What each pod runs. */
  readonly container: ProbedContainer;
  /** The volumes that each pod has for itself, at least one. Only their mount paths can be changed in place. */
  readonly claims: readonly ClaimTemplate[];
  /**
   * How many pods there are. From two on, a PodDisruptionBudget lets a drained node take one at a time, and pods
   * are spread over nodes and zones as far as there are any.
   *
   * @default 1
   */
  readonly replicas?: number;
  /**
   * Whether pods are started and stopped one after another or all at once. Can't be changed in place. One after
   * another, a pod that never gets ready holds up also the change that would mend it: delete it by hand.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback
   * @default - PodManagementPolicy.ORDERED_READY, Kubernetes' own
   */
  readonly podManagementPolicy?: PodManagementPolicy;
  /**
   * How a change reaches pods that run.
   *
   * @default UpdateStrategy.rolling()
   */
  readonly updateStrategy?: UpdateStrategy;
  /**
   * The number of the group that owns what is on the volumes, so that a container without root can write to them.
   *
   * @default 20000
   */
  readonly fsGroup?: number;
  /**
   * How the app is reached as one, by a Service called `<name>-external`.
   *
   * @default - not at all: only pod by pod, by the governing Service
   */
  readonly expose?: Exposure;
}

const SHAPE = properties<PersistentStatefulAppProps>({
  name: name('statefulSet'),
  container: checkedValue(ProbedContainer, 'a ProbedContainer: new ProbedContainer({ … })'),
  claims: all(
    list('{ name, mountPath, size }', claimTemplate, 1),
    distinct<ClaimTemplate>('name'),
    distinct<ClaimTemplate>('mountPath'),
  ),
  replicas: optional(whole('count')),
  podManagementPolicy: optional(oneOf(Object.values(PodManagementPolicy))),
  updateStrategy: optional(checkedValue(UpdateStrategy, 'an UpdateStrategy, such as UpdateStrategy.rolling()')),
  fsGroup: optional(whole('id')),
  expose: optional(checkedValue(Exposure, 'an Exposure, such as Exposure.nodePort()')),
});

const TOGETHER: Rule = (value) => {
  const { name, container, claims } = value as PersistentStatefulAppProps;
  return under('container', container.problemsIn(name, claims));
};

const RULE = then(SHAPE, TOGETHER);

/**
 * An app whose pods have a name and volumes of their own: a StatefulSet, its governing Service, a
 * PodDisruptionBudget from two replicas on, and an outside Service if wanted.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class PersistentStatefulApp extends Construct {
  /** The name of the StatefulSet and of its governing Service. */
  readonly name: string;
  /** The labels by which the app's pods are found. */
  readonly selector: Selector;
  /** The headless Service that gives each pod its name. */
  readonly governingService: HeadlessService;
  /** The Service by which the app is reached as one, where it is exposed. */
  readonly outsideService?: OutsideService;
  /** The StatefulSet itself, for patches. */
  readonly statefulSet: ApiObject;
  /** The PodDisruptionBudget, from two replicas on. */
  readonly podDisruptionBudget?: ApiObject;

  /** @throws InvalidProperties with every property that is not as it must be */
  constructor(scope: Construct, id: string, props: PersistentStatefulAppProps) {
    super(scope, id);
    assertValid(this, RULE, props, PersistentStatefulApp);

    const { container, expose, replicas = 1 } = props;
    this.name = props.name;
    this.selector = selectorOf(props.name);
    assertNone(this.node.path, this.takeNamesAndPorts(expose), PersistentStatefulApp);

    this.governingService = new HeadlessService(this, 'governing', {
      name: this.name,
      selector: this.selector,
      ports: [container.port],
    });
    this.outsideService =
      expose &&
      new OutsideService(this, 'outside', {
        app: this.name,
        selector: this.selector,
        port: container.port,
        exposure: expose,
      });
    this.statefulSet = new ApiObject(this, 'StatefulSet', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { ...this.metadata, annotations: reasonsAsAnnotations(container.name ?? this.name, container) },
      spec: statefulSetSpec({ ...props, replicas }, this.selector),
    });
    this.podDisruptionBudget = replicas > 1 ? this.addPodDisruptionBudget() : undefined;
  }

  /**
   * The name that resolves to the pod of this ordinal: `<name>-<ordinal>.<name>` within the namespace, with
   * `.<namespace>.svc` behind it where the chart names one.
   *
   * @throws InvalidProperties where the ordinal is not a whole number of 0 or more
   */
  dnsName(ordinal: number): string {
    assertNone(this.node.path, under('ordinal', whole('count')(ordinal)), this.dnsName);
    return this.governingService.podDnsName(`${this.name}-${ordinal}`);
  }

  private get metadata() {
    return { name: this.name, labels: labelsOf(this.name, this.selector) };
  }

  /** @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
  private addPodDisruptionBudget(): ApiObject {
    const spec: Manifest<k8s.PodDisruptionBudgetSpec> = {
      maxUnavailable: 1,
      selector: { matchLabels: this.selector },
    };
    return new ApiObject(this, 'PodDisruptionBudget', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: this.metadata,
      spec,
    });
  }

  /** Two Services of one name would overwrite each other when applied, and a node port serves one Service. */
  private takeNamesAndPorts(expose: Exposure | undefined): Problem[] {
    const services = `Services of namespace ${Chart.of(this).namespace ?? ''}`;
    const name = take(this, 'name', this.name, services);
    if (expose === undefined) return name;
    const { nodePort } = expose.props;
    return [
      ...name,
      ...take(this, 'name', outsideNameOf(this.name), services),
      ...(nodePort === undefined ? [] : take(this, 'expose.nodePort', nodePort, 'node ports')),
    ];
  }
}
