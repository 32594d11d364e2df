import { ApiObject, Lazy } from 'cdk8s';
import { Service, ServiceType } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type * as k8s from '../../../imports/k8s';
import type { ManifestOf } from '../../kubernetes';
import { findDuplicates, type Issue } from '../../validation';
import { type NamedPort, numberAndProtocol } from '../container';
import { appLabels, type Selector } from '../labels';
import type { ExposedPort, Exposure } from './exposure';

export interface OutsideServiceProps {
  /** The name of the Service. */
  readonly name: string;
  /** The name of the app. */
  readonly app: string;
  /** The labels that select the pods of the app. */
  readonly selector: Selector;
  /** The ports of the pods, those of the container of the app first. */
  readonly ports: readonly NamedPort[];
  /** The type, ports and annotations of the Service. */
  readonly exposure: Exposure;
}

/** Returns the name of an external Service of an app. */
export function externalServiceName(app: string, exposure: Exposure): string {
  return exposure.props.name ?? `${app}-external`;
}

/** Says that another Service of the app has this name already. */
export function nameTakenIssue(name: string): Issue {
  return { path: 'name', value: name, allowed: 'unique: another Service of the app has this name' };
}

/**
 * The external Service of an app. The governing Service cannot take its place: a headless Service has no node port, and
 * `clusterIP` is immutable.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class OutsideService extends Service {
  /** Replaces the object of cdk8s-plus, which drops patched fields that its types lack. */
  protected override readonly apiObject: ApiObject;

  /** Creates the Service. The properties must be valid, also together (`validateExposedPorts`). */
  constructor(scope: Construct, id: string, { name, app, selector, ports, exposure }: OutsideServiceProps) {
    const { annotations, sourceRanges } = exposure.props;
    const metadata = { name, annotations, labels: appLabels(app, selector) };
    super(scope, id, {
      metadata,
      type: exposure.type,
      loadBalancerSourceRanges: sourceRanges && [...sourceRanges],
      ports: servicePortsToKube(exposure, ports),
    });
    for (const [label, value] of Object.entries(selector)) this.selectLabel(label, value);

    const original = ApiObject.of(this);
    const { apiVersion, kind } = original;
    this.node.tryRemoveChild(original.node.id);
    const spec = Lazy.any({ produce: () => omitDefaults(original.toJson().spec) });
    this.apiObject = new ApiObject(this, original.node.id, { apiVersion, kind, metadata, spec });
  }
}

/** Rejects targets that the pods do not have, and ports that the Service has twice. The exposure must be valid. */
export function validateExposedPorts(exposure: Exposure, ports: readonly NamedPort[]): readonly Issue[] {
  const exposed = listExposedPorts(exposure, ports).map(({ target, port }, index) => ({
    target,
    port,
    targetPort: ports.find(({ name }) => name === target),
    path: index === 0 ? '' : `otherPorts[${index - 1}].`,
    owner: index === 0 ? 'the first port' : `otherPorts[${index - 1}]`,
  }));
  const names = ports.map(({ name }) => name).join(', ');
  const unknownTargets = exposed
    .filter(({ targetPort }) => targetPort === undefined)
    .map(({ path, target }) => ({ path: `${path}target`, value: target, allowed: `a port of the pods: ${names}` }));
  const known = exposed.flatMap(({ targetPort, ...one }) => (targetPort ? { ...one, targetPort } : []));
  const targets = known.map(({ path, owner, target }) => ({ path: `${path}target`, owner, value: target }));
  const numbers = known.map(({ path, owner, port, targetPort }) => ({
    path: `${path}port`,
    owner,
    value: numberAndProtocol({ ...targetPort, number: port ?? targetPort.number }),
  }));
  return [...unknownTargets, ...findDuplicates(targets), ...findDuplicates(numbers)];
}

/** Returns the ports of the Service; none if the pods have none, which `validateContainers` rejects. */
function listExposedPorts(exposure: Exposure, ports: readonly NamedPort[]): readonly ExposedPort[] {
  const [main] = ports;
  return main === undefined ? [] : exposure.ports(main);
}

function servicePortsToKube(exposure: Exposure, ports: readonly NamedPort[]) {
  return listExposedPorts(exposure, ports).flatMap(({ target, port, nodePort }) =>
    ports
      .filter(({ name }) => name === target)
      .map(({ name, number, protocol }) => ({ name, port: port ?? number, targetPort: number, nodePort, protocol })),
  );
}

/** Omits fields that cdk8s-plus sets to the default of Kubernetes. */
function omitDefaults({ externalIPs: _, type, ...spec }: ManifestOf<k8s.ServiceSpec>): ManifestOf<k8s.ServiceSpec> {
  return type === ServiceType.CLUSTER_IP ? spec : { type, ...spec };
}
