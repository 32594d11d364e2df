import { ApiObject, type ApiObjectMetadata, Chart, Lazy } from 'cdk8s';
import {
  Container,
  type INetworkPolicyPeer,
  type IPodSelector,
  type IScalable,
  LabelSelector,
  type NetworkPolicyPeerConfig,
  type PodSelectorConfig,
  type ScalingTarget,
} from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { claimName } from '../../stateful-sets';
import { type Issue, nestIssues, v } from '../../validation';
import { assertNoConstructIssues, assertValid } from '../assert-valid';
import { appLabels, defaultSelector, type Selector } from '../labels';
import { listContainers, listPorts, podTemplateToKube } from '../pod';
import {
  type Exposure,
  exposureRule,
  externalServiceName,
  HeadlessService,
  nameTakenIssue,
  OutsideService,
  validateExposedPorts,
} from '../service';
import { findMaxReplicas } from './autoscaling';
import { addConfigChecksum } from './config-checksum';
import { optOutAnnotations } from './opt-out-annotations';
import { appPropsRule, type PersistentStatefulAppProps } from './persistent-stateful-app-props';
import { createPodDisruptionBudget } from './pod-disruption-budget';
import { statefulSetSpecToKube } from './stateful-set';

/**
 * An app whose pods have a name and volumes of their own: a StatefulSet, its governing Service, a
 * PodDisruptionBudget from two replicas on, and an outside Service if wanted.
 *
 * It can be handed to the HorizontalPodAutoscaler, the NetworkPolicy and the Service of cdk8s-plus, and its
 * `outsideService` to an Ingress.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class PersistentStatefulApp extends Construct implements IPodSelector, INetworkPolicyPeer, IScalable {
  /** The name of the StatefulSet. */
  readonly name: string;
  /** The labels by which the app's pods are found. */
  readonly selector: Selector;
  /** The headless Service that gives each pod its name. */
  readonly governingService: HeadlessService;
  /** The Service by which the app is reached as one, where it is exposed. */
  readonly outsideService?: OutsideService;
  /** The StatefulSet itself, for patches. */
  readonly statefulSet: ApiObject;
  /** Whether an autoscaler says how many replicas there are. */
  hasAutoscaler = false;
  readonly #props: PersistentStatefulAppProps;
  #podDisruptionBudget?: ApiObject;

  /** @throws InvalidProperties with every property that is not as it must be */
  constructor(scope: Construct, id: string, props: PersistentStatefulAppProps) {
    super(scope, id);
    assertValid(this, appPropsRule, props, PersistentStatefulApp);

    // A copy: what is changed in the caller's object later was not looked at.
    this.#props = { ...props };
    this.name = props.name;
    this.selector = props.selector ?? defaultSelector(props.name);
    this.governingService = new HeadlessService(this, 'Governing', {
      name: props.serviceName ?? props.name,
      app: this.name,
      selector: this.selector,
      ports: listPorts(props),
      publishNotReadyAddresses: props.publishNotReadyAddresses,
    });
    this.outsideService = props.expose && this.expose(props.expose);
    this.statefulSet = new ApiObject(this, 'Resource', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: {
        ...this.metadata,
        annotations: optOutAnnotations(this.name, listContainers(props), props.deleteClaims),
      },
      // What it says depends on what is made after it: autoscalers, and what is in ConfigMaps.
      spec: Lazy.any({ produce: () => this.spec() }),
    });
    if (this.replicas > 1) this.limitDisruption();
  }

  /** The PodDisruptionBudget, from two replicas on. */
  get podDisruptionBudget(): ApiObject | undefined {
    return this.#podDisruptionBudget;
  }

  /** The names that its pods have; with an autoscaler, those that they may have. */
  get podNames(): readonly string[] {
    const { first, last } = this.ordinals;
    return Array.from({ length: last - first + 1 }, (_, index) => `${this.name}-${first + index}`);
  }

  /** The names of the claims of these pods, pod by pod. */
  get claimNames(): readonly string[] {
    return this.podNames.flatMap((pod) => this.#props.claims.map(({ name }) => claimName(name, pod)));
  }

  /**
   * The name that resolves to the pod of this ordinal: `<name>-<ordinal>.<governing Service>` within the namespace,
   * with `.<namespace>.svc` behind it where the chart names one.
   *
   * @throws InvalidProperties where there is no such pod
   */
  dnsName(ordinal: number): string {
    const { first, last } = this.ordinals;
    assertNoConstructIssues(
      this.node.path,
      nestIssues('ordinal', v.integer({ min: first, max: last })(ordinal)),
      this.dnsName,
    );
    return this.governingService.podDnsName(`${this.name}-${ordinal}`);
  }

  /**
   * Adds a Service by which the app is reached as one.
   *
   * @throws InvalidProperties where the exposure can't be had, or another has the Service's name
   */
  expose(exposure: Exposure): OutsideService {
    const ports = listPorts(this.#props);
    const shape = exposureRule(exposure);
    const problems = shape.length > 0 ? shape : [...validateExposedPorts(exposure, ports), ...this.takenName(exposure)];
    assertNoConstructIssues(this.node.path, nestIssues('expose', problems), this.expose);
    const name = externalServiceName(this.name, exposure);
    return new OutsideService(this, name, { name, app: this.name, selector: this.selector, ports, exposure });
  }

  /** Called by the autoscaler that the app is handed to: from then on the StatefulSet states no replicas. */
  markHasAutoscaler(): void {
    const { replicas } = this.#props;
    const allowed = 'left out: an autoscaler says how many there are';
    assertNoConstructIssues(
      this.node.path,
      replicas === undefined ? [] : [{ path: 'replicas', value: replicas, allowed }],
      this.markHasAutoscaler,
    );
    this.hasAutoscaler = true;
    this.limitDisruption();
  }

  toScalingTarget(): ScalingTarget {
    const { kind, apiVersion, name } = this.statefulSet;
    const containers = listContainers(this.#props).map(
      ({ container: { image, resources } }) => new Container({ image, resources }),
    );
    return { kind, apiVersion, name, containers };
  }

  toPodSelectorConfig(): PodSelectorConfig {
    const { namespace } = Chart.of(this);
    const labelSelector = LabelSelector.of({ labels: { ...this.selector } });
    return { labelSelector, namespaces: namespace === undefined ? undefined : { names: [namespace] } };
  }

  toPodSelector(): IPodSelector {
    return this;
  }

  toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  private get metadata(): ApiObjectMetadata {
    return { name: this.name, labels: appLabels(this.name, this.selector) };
  }

  private get replicas(): number {
    return this.#props.replicas ?? 1;
  }

  /** The numbers of its pods; with an autoscaler, those that they may have. */
  private get ordinals(): { readonly first: number; readonly last: number } {
    const { ordinalsStart: first = 0 } = this.#props;
    const replicas = this.hasAutoscaler ? findMaxReplicas(this, this.statefulSet) : this.replicas;
    const allowed = 'told by a HorizontalPodAutoscaler of this App: otherwise nobody here knows how many there may be';
    const unknown = [{ path: 'replicas', value: undefined, allowed }];
    assertNoConstructIssues(this.node.path, replicas === undefined ? unknown : [], this.dnsName);
    return { first, last: first + Number(replicas) - 1 };
  }

  private spec() {
    const { selector, governingService, hasAutoscaler, replicas } = this;
    const template = podTemplateToKube(this.#props, selector, hasAutoscaler || replicas > 1);
    return statefulSetSpecToKube(this.#props, {
      serviceName: governingService.name,
      selector,
      replicas: hasAutoscaler ? undefined : replicas,
      template: addConfigChecksum(template, this),
    });
  }

  private limitDisruption(): void {
    this.#podDisruptionBudget ??= createPodDisruptionBudget(this, this.metadata, this.selector);
  }

  private takenName(exposure: Exposure): readonly Issue[] {
    const name = externalServiceName(this.name, exposure);
    const taken = name === this.governingService.name || this.node.tryFindChild(name) !== undefined;
    return taken ? [nameTakenIssue(name)] : [];
  }
}
