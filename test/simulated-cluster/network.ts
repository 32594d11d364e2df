import type { NetworkClient } from '../../lib/verify';
import type { Manifest } from '../manifests';
import type { Containers } from './containers';
import type { Objects } from './objects';
import { isReady } from './pods';

const FIRST_PORT = 40000;
const DOMAIN = /\.[\w-]+\.svc\.cluster\.local\.$/;

/** A port of a pod. */
interface PodPort {
  readonly pod: Manifest;
  readonly port: number;
}

/** The network: DNS names, Services and forwarded ports. */
export class Network {
  readonly #forwarded = new Map<number, PodPort>();
  /** Whether nodes and load balancers can be reached. */
  isReachable = true;
  /** The standard error of `kubectl port-forward`. */
  forwardingError = '';

  constructor(
    private readonly objects: Objects,
    private readonly containers: Containers,
  ) {}

  readonly client: NetworkClient = {
    sendHttpRequest: async ({ host, port, path }) => {
      const target = this.targetAt(host, port);
      if (target === undefined) return { isOk: false, summary: 'did not answer: refused', body: '' };
      const { status, body = '' } = this.containers.respond(target.pod, path);
      return { isOk: status < 400, summary: `answered ${status}`, body };
    },
    openTcpConnection: async (host, port) =>
      this.targetAt(host, port) === undefined
        ? { isOk: false, summary: 'did not answer: refused', body: '' }
        : { isOk: true, summary: 'took a connection', body: '' },
  };

  /** Forwards a local port to a port of a pod or Service. Undefined if no pod is behind it. */
  forward(target: string, port: number): number | undefined {
    const [kind = '', name = ''] = target.split('/');
    const found =
      kind === 'pod' ? this.podAt(name, port) : this.targetOfService(this.objects.find('Service', name), port);
    if (found === undefined) return undefined;
    const local = FIRST_PORT + this.#forwarded.size;
    this.#forwarded.set(local, found);
    return local;
  }

  /** The output of `nslookup`. */
  lookup(type: string, name: string): string {
    const addresses = this.addressesOf(name.replace(DOMAIN, ''));
    const found = addresses.filter((address) => address.includes(':') === (type === 'aaaa'));
    const lines = found.map((address) => `Name:\t${name.slice(0, -1)}\nAddress: ${address}\n`);
    return ['Server:\t\t10.0.0.10\nAddress:\t10.0.0.10:53\n', ...lines].join('\n');
  }

  private addressesOf(name: string): string[] {
    const [first = '', second] = name.split('.');
    const service = this.objects.find('Service', second ?? first);
    if (service === undefined) return [];
    if (service.spec.clusterIP !== 'None') return second === undefined ? [service.spec.clusterIP] : [];
    return this.podsOf(service)
      .filter(({ spec }) => second === undefined || spec.hostname === first)
      .flatMap(({ status }) => status.podIPs.map(({ ip }: Manifest) => ip));
  }

  private targetAt(host: string, port: number): PodPort | undefined {
    if (host === '127.0.0.1') return this.#forwarded.get(port);
    if (!this.isReachable) return undefined;
    for (const service of this.objects.of('Service')) {
      const { ports, type } = service.spec;
      const found = ports?.find((one: Manifest) => port === (type === 'NodePort' ? one.nodePort : one.port));
      if (found !== undefined) return this.targetOfService(service, found.port);
    }
    return undefined;
  }

  private podAt(name: string, port: number): PodPort | undefined {
    const pod = this.objects.find('Pod', name);
    return pod?.status.phase === 'Running' ? { pod, port } : undefined;
  }

  private targetOfService(service: Manifest, port: number): PodPort | undefined {
    const [pod] = this.podsOf(service);
    const { targetPort } = service.spec.ports.find((one: Manifest) => one.port === port);
    return pod === undefined ? undefined : { pod, port: targetPort };
  }

  private podsOf({ spec }: Manifest): Manifest[] {
    return this.objects.of('Pod', spec.selector).filter(isReady);
  }
}
