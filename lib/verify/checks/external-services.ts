import type { Field } from '../../validation';
import { type ExpectedApp, type HttpEndpoint, probeEndpoints, resolvePort } from '../app';
import { connectTo, requestPage } from '../app-requests';
import { CannotVerify, Unreachable } from '../cluster';
import { isPodReady, labelSelectorFlag } from '../live-pods';
import type { AppResponse } from '../network';
import { createOutcome, createSkippedOutcome, type Findings, mergeFindings } from '../report';
import type { CheckContext, VerifyCheck } from './check';
import { forwardPorts } from './permissions';

const MAX_NODES = 3;

/** A way to reach a port of a Service. */
interface Route {
  /** Such as `at node port 10.0.0.1:30007`. */
  readonly description: string;
  /** Requests the endpoint. Without one, only connects. */
  send(endpoint: HttpEndpoint | undefined): Promise<AppResponse>;
}

/** The findings at a port of a Service. */
interface PortFindings extends Findings {
  /** Whether the port was skipped, since its protocol is not TCP. */
  readonly isSkipped: boolean;
}

/** Checks that Services with a cluster IP respond: by load balancer, node port or port-forward. */
export const externalServicesCheck: VerifyCheck = {
  id: 'outside',
  title: 'The external Services answer',
  permissions: () => [forwardPorts],
  skipReason: ({ app }) => (app.externalServices.length === 0 ? 'the manifests have no external Service' : undefined),

  async run(context) {
    const findings: PortFindings[] = [];
    for (const service of context.app.externalServices) {
      findings.push(...(await checkService(context, service.at('metadata', 'name').scalar)));
    }
    const merged = mergeFindings(findings);
    return findings.every(({ isSkipped }) => isSkipped)
      ? createSkippedOutcome('only TCP ports are checked', merged.evidence)
      : createOutcome(merged);
  },
};

async function checkService(context: CheckContext, name: string): Promise<PortFindings[]> {
  const fail = (failure: string) => [{ evidence: [], failures: [failure], isSkipped: false }];
  const service = await context.cluster.find('services', name);
  if (service === undefined) return fail(`the Service ${name} is not there`);
  if (!(await hasReadyPods(context, service))) return fail(`the Service ${name} selects no pod that is ready`);
  const findings: PortFindings[] = [];
  for (const port of service.find('spec', 'ports', '*')) findings.push(await checkPort(context, service, port));
  return findings;
}

async function hasReadyPods({ cluster }: CheckContext, service: Field): Promise<boolean> {
  const pods = await cluster.list('pods', labelSelectorFlag(service.at('spec', 'selector')));
  return pods.some(isPodReady);
}

/** Tries the routes to a port until one responds. */
async function checkPort(context: CheckContext, service: Field, port: Field): Promise<PortFindings> {
  const name = `${service.at('metadata', 'name').scalar}:${port.at('port').scalar}`;
  const { scalar: protocol } = port.at('protocol');
  if (protocol !== 'TCP') {
    return { evidence: [`${name} uses ${protocol}, which is not checked`], failures: [], isSkipped: true };
  }
  const endpoint = findEndpoint(context.app, port);
  const evidence: string[] = [];
  for (const route of await findRoutes(context, service, port)) {
    const response = await route.send(endpoint);
    evidence.push(`${name} ${route.description}${endpoint?.path ?? ''}: ${response.summary}`);
    if (response.isOk) return { evidence, failures: [], isSkipped: false };
    // An HTTP response with an error status: the other routes lead to the same app.
    if (response.summary.startsWith('answered ')) break;
  }
  return { evidence, failures: evidence.slice(-1), isSkipped: false };
}

/** The endpoint that a probe requests at the target port of a Service port. */
function findEndpoint(app: ExpectedApp, port: Field): HttpEndpoint | undefined {
  for (const container of app.containers) {
    const target = resolvePort(container, port.at('targetPort'));
    const endpoint = probeEndpoints(container).find((one) => one.port === target);
    if (endpoint !== undefined) return endpoint;
  }
  return undefined;
}

/** Load balancers first, then node ports, then a port-forward. */
async function findRoutes(context: CheckContext, service: Field, port: Field): Promise<Route[]> {
  const [portNumber, nodePort] = [Number(port.at('port').scalar), port.at('nodePort').number];
  const balancers = service
    .find('status', 'loadBalancer', 'ingress', '*')
    .map((ingress) => ingress.at('ip').string ?? ingress.at('hostname').scalar);
  return [
    ...balancers.map((host) => createDirectRoute(context, 'load balancer', host, portNumber)),
    ...(nodePort === undefined ? [] : await findNodePortRoutes(context, nodePort)),
    createPortForwardRoute(context, service, portNumber),
  ];
}

async function findNodePortRoutes(context: CheckContext, nodePort: number): Promise<Route[]> {
  const addresses = await readNodeAddresses(context);
  return addresses.map((host) => createDirectRoute(context, 'node port', host, nodePort));
}

function createDirectRoute({ network }: CheckContext, via: string, host: string, port: number): Route {
  return {
    description: `at ${via} ${host.includes(':') ? `[${host}]` : host}:${port}`,
    send: (endpoint) =>
      endpoint === undefined
        ? network.openTcpConnection(host, port)
        : network.sendHttpRequest({ ...endpoint, host, port }),
  };
}

function createPortForwardRoute(context: CheckContext, service: Field, port: number): Route {
  const target = `service/${service.at('metadata', 'name').scalar}`;
  return {
    description: 'by a port-forward',
    send: (endpoint) =>
      endpoint === undefined ? connectTo(context, target, port) : requestPage(context, target, port, endpoint),
  };
}

/** The addresses of some nodes, external ones first. None if the user may not list nodes. */
async function readNodeAddresses({ cluster }: CheckContext): Promise<string[]> {
  try {
    const nodes = await cluster.list('nodes');
    const addresses = nodes.flatMap((node) => node.find('status', 'addresses', '*'));
    return ['ExternalIP', 'InternalIP'].flatMap((type) =>
      addresses
        .filter((address) => address.at('type').string === type)
        .slice(0, MAX_NODES)
        .map((address) => address.at('address').scalar),
    );
  } catch (error) {
    if (error instanceof CannotVerify && !(error instanceof Unreachable)) return [];
    throw error;
  }
}
