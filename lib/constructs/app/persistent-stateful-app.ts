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
import type * as k8s from '../../../imports/k8s';
import type { ManifestOf } from '../../kubernetes';
import { claimName } from '../../kubernetes';
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
 * An app whose pods have stable names and volumes: a StatefulSet, its governing Service, a PodDisruptionBudget if there
 * are 2 replicas or more, and an external Service if it is exposed.
 *
 * HorizontalPodAutoscaler, NetworkPolicy and Service of cdk8s-plus accept the app, and Ingress accepts its
 * `outsideService`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class PersistentStatefulApp extends Construct implements IPodSelector, INetworkPolicyPeer, IScalable {
  /** The name of the StatefulSet. */
  readonly name: string;
  /** The labels that select the pods. */
  readonly selector: Selector;
  /** The headless Service that provides the DNS names of the pods. */
  readonly governingService: HeadlessService;
  /** The external Service of the property `expose`; undefined without it. */
  readonly outsideService?: OutsideService;
  /** The object of the StatefulSet, for patches. */
  readonly statefulSet: ApiObject;
  /** Whether an autoscaler scales the app. */
  hasAutoscaler = false;
  readonly #props: PersistentStatefulAppProps;
  #podDisruptionBudget?: ApiObject;

  /** @throws InvalidProperties with all invalid properties */
  constructor(scope: Construct, id: string, props: PersistentStatefulAppProps) {
    super(scope, id);
    assertValid(this, appPropsRule, props, PersistentStatefulApp);

    // Copied, because later changes of the object of the caller are not validated.
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
      // Lazy, because it depends on autoscalers and ConfigMaps that are created later.
      spec: Lazy.any({ produce: () => this.specToKube() }),
    });
    if (this.replicas > 1) this.ensurePodDisruptionBudget();
  }

  /** The PodDisruptionBudget; undefined with fewer than 2 replicas and no autoscaler. */
  get podDisruptionBudget(): ApiObject | undefined {
    return this.#podDisruptionBudget;
  }

  /** The names of the pods. With an autoscaler, the names of all pods that it may create. */
  get podNames(): readonly string[] {
    const { first, last } = this.ordinals();
    return Array.from({ length: last - first + 1 }, (_, index) => `${this.name}-${first + index}`);
  }

  /** The names of the PersistentVolumeClaims of these pods, pod by pod. */
  get claimNames(): readonly string[] {
    return this.podNames.flatMap((pod) => this.#props.claims.map(({ name }) => claimName(name, pod)));
  }

  /**
   * Returns the DNS name of a pod: `<name>-<ordinal>.<governing Service>`, followed by `.<namespace>.svc` if the chart has
   * a namespace.
   *
   * @throws InvalidProperties if there is no pod with this ordinal
   */
  dnsName(ordinal: number): string {
    const { first, last } = this.ordinals(this.dnsName);
    const issues = v.integer({ min: first, max: last })(ordinal);
    assertNoConstructIssues(this.node.path, nestIssues('ordinal', issues), this.dnsName);
    return this.governingService.podDnsName(`${this.name}-${ordinal}`);
  }

  /**
   * Adds an external Service.
   *
   * @throws InvalidProperties if the exposure is invalid or another Service of the app has its name
   */
  expose(exposure: Exposure): OutsideService {
    assertNoConstructIssues(this.node.path, nestIssues('expose', this.validateExposure(exposure)), this.expose);
    const name = externalServiceName(this.name, exposure);
    const ports = listPorts(this.#props);
    return new OutsideService(this, name, { name, app: this.name, selector: this.selector, ports, exposure });
  }

  /**
   * Called by a HorizontalPodAutoscaler that scales the app. The StatefulSet then omits `replicas`.
   *
   * @throws InvalidProperties if the app has `replicas`
   */
  markHasAutoscaler(): void {
    const { replicas } = this.#props;
    const allowed = 'omitted: an autoscaler scales the app';
    const issues = replicas === undefined ? [] : [{ path: 'replicas', value: replicas, allowed }];
    assertNoConstructIssues(this.node.path, issues, this.markHasAutoscaler);
    this.hasAutoscaler = true;
    this.ensurePodDisruptionBudget();
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

  /**
   * Returns the first and the last ordinal of the pods. With an autoscaler, those of all pods that it may create.
   *
   * @throws InvalidProperties if the autoscaler is not an object of this App
   */
  private ordinals(caller?: unknown): { readonly first: number; readonly last: number } {
    const { ordinalsStart: first = 0 } = this.#props;
    const replicas = this.hasAutoscaler ? findMaxReplicas(this, this.statefulSet) : this.replicas;
    const allowed =
      'set by a HorizontalPodAutoscaler of this App (maxReplicas): otherwise the number of pods is unknown';
    const issues = replicas === undefined ? [{ path: 'replicas', value: undefined, allowed }] : [];
    assertNoConstructIssues(this.node.path, issues, caller);
    return { first, last: first + Number(replicas) - 1 };
  }

  private specToKube(): ManifestOf<k8s.StatefulSetSpec> {
    const { selector, governingService, hasAutoscaler, replicas } = this;
    const template = podTemplateToKube(this.#props, { selector, isReplicated: hasAutoscaler || replicas > 1 });
    return statefulSetSpecToKube(this.#props, {
      serviceName: governingService.name,
      selector,
      replicas: hasAutoscaler ? undefined : replicas,
      template: addConfigChecksum(template, this),
    });
  }

  private ensurePodDisruptionBudget(): void {
    this.#podDisruptionBudget ??= createPodDisruptionBudget(this, this.metadata, this.selector);
  }

  private validateExposure(exposure: Exposure): readonly Issue[] {
    const issues = exposureRule(exposure);
    if (issues.length > 0) return issues;
    const name = externalServiceName(this.name, exposure);
    const isTaken = name === this.governingService.name || this.node.tryFindChild(name) !== undefined;
    return [...validateExposedPorts(exposure, listPorts(this.#props)), ...(isTaken ? [nameTakenIssue(name)] : [])];
  }
}
