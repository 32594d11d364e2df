import { ApiObject, Lazy } from 'cdk8s';
import { Service, ServiceType } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { findDuplicates, type Issue } from '../../validation';
import { type NamedPort, numberAndProtocol } from '../container';
import { appLabels, type Selector } from '../labels';
import type { Exposure } from './exposure';

export interface OutsideServiceProps {
  /** The Service's name. */
  readonly name: string;
  /** The app's name. */
  readonly app: string;
  /** The labels of the app's pods. */
  readonly selector: Selector;
  /** The ports of its pods, that of the app's own container first. */
  readonly ports: readonly NamedPort[];
  /** How the app is reached. */
  readonly exposure: Exposure;
}

/** The name of the outside Service of an app, where it has no other. */
export function externalServiceName(app: string, exposure: Exposure): string {
  return exposure.props.name ?? `${app}-external`;
}

/** That a Service of the app has the name already that another asks for. */
export function nameTakenIssue(name: string): Issue {
  return { path: 'name', value: name, allowed: 'given once: another Service of the app has it' };
}

/**
 * The Service by which an app is reached as one. It stands beside the governing Service, since a headless
 * Service can have no node port and none can become headless in place.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class OutsideService extends Service {
  /** In the place of that of cdk8s-plus, which drops what a patch puts there and its types don't know. */
  protected override readonly apiObject: ApiObject;

  /** The properties must be sound, and so must they be together, as `exposureProblems` tells. */
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

    const made = ApiObject.of(this);
    const { apiVersion, kind } = made;
    this.node.tryRemoveChild(made.node.id);
    const spec = Lazy.any({ produce: () => omitDefaults(made.toJson().spec) });
    this.apiObject = new ApiObject(this, made.node.id, { apiVersion, kind, metadata, spec });
  }
}

/** What is wrong with a sound exposure of pods with these ports. */
export function validateExposedPorts(exposure: Exposure, ports: readonly NamedPort[]): readonly Issue[] {
  const [main] = ports;
  // That the pods have none is told already.
  if (main === undefined) return [];
  const exposed = exposure.ports(main).map((one, index) => ({
    ...one,
    path: index === 0 ? '' : `otherPorts[${index - 1}].`,
    pod: ports.find(({ name }) => name === one.target),
  }));
  const names = ports.map(({ name }) => name).join(', ');
  const unknown = exposed
    .filter(({ pod }) => pod === undefined)
    .map(({ path, target }) => ({ path: `${path}target`, value: target, allowed: `a port of the pods: ${names}` }));
  const given = exposed.flatMap(({ path, target, pod, port }) =>
    pod === undefined ? [] : { path, target, port: numberAndProtocol({ ...pod, number: port ?? pod.number }) },
  );
  const owner = (path: string) => path.replace(/\.$/, '') || 'the first port';
  return [
    ...unknown,
    ...findDuplicates(given.map(({ path, target }) => ({ path: `${path}target`, value: target, owner: owner(path) }))),
    ...findDuplicates(given.map(({ path, port }) => ({ path: `${path}port`, value: port, owner: owner(path) }))),
  ];
}

function servicePortsToKube(exposure: Exposure, ports: readonly NamedPort[]) {
  const exposed = ports.slice(0, 1).flatMap((main) => exposure.ports(main));
  return exposed.flatMap(({ target, port, nodePort }) =>
    ports
      .filter(({ name }) => name === target)
      .map(({ name, number, protocol }) => ({ name, port: port ?? number, targetPort: number, nodePort, protocol })),
  );
}

/** The spec without what cdk8s-plus writes although the API does the same without it. */
function omitDefaults({ externalIPs: _, type, ...spec }: Manifest<k8s.ServiceSpec>): Manifest<k8s.ServiceSpec> {
  return type === ServiceType.CLUSTER_IP ? spec : { type, ...spec };
}
