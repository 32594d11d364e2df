import { ApiObject, JsonPatch } from 'cdk8s';
import { Service, ServiceType } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Exposure } from './exposure';
import { labelsOf, type Selector } from './labels';
import type { NamedPort } from './port';

export interface OutsideServiceProps {
  /** The app's name. The Service is called `<app>-external`. */
  readonly app: string;
  /** The labels of the app's pods. */
  readonly selector: Selector;
  /** The port of its container. */
  readonly port: NamedPort;
  readonly exposure: Exposure;
}

/** The name of the outside Service of an app. */
export function outsideNameOf(app: string): string {
  return `${app}-external`;
}

/**
 * The Service by which an app is reached as one. It stands beside the governing Service, since a headless
 * Service can have no node port and none can become headless in place.
 */
export class OutsideService extends Service {
  constructor(scope: Construct, id: string, { app, selector, port, exposure }: OutsideServiceProps) {
    const { port: number = port.number, nodePort } = exposure.props;
    super(scope, id, {
      metadata: { name: outsideNameOf(app), labels: labelsOf(app, selector) },
      type: exposure.type,
      ports: [{ name: port.name, port: number, targetPort: port.number, nodePort, protocol: port.protocol }],
    });
    for (const [label, value] of Object.entries(selector)) this.selectLabel(label, value);
    ApiObject.of(this).addJsonPatch(...saysNothing(exposure.type));
  }
}

/** Takes out what cdk8s-plus writes although the API does the same without it. */
function saysNothing(type: ServiceType): JsonPatch[] {
  const always = [JsonPatch.remove('/spec/externalIPs')];
  return type === ServiceType.CLUSTER_IP ? [...always, JsonPatch.remove('/spec/type')] : always;
}
