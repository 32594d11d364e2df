import type { Field } from '../../validation';

import { type ExpectedApp, type HttpEndpoint, probeEndpoints, resolvePort } from '../app';
import { connectTo, requestPage } from '../app-requests';
import { CannotVerify, Unreachable } from '../cluster';
import type { CheckContext } from '../context';
import { isPodReady, labelSelectorFlag } from '../live-pods';
import type { AppResponse } from '../network';
import { createOutcome, createSkippedOutcome } from '../report';
import type { VerifyCheck } from './check';
import { forwardPorts } from './permissions';

const MOST_NODES = 3;

/** A way to a port of a Service. */
interface Way {
  readonly told: string;
  ask(web: HttpEndpoint | undefined): Promise<AppResponse>;
}

/** That the Services for others than the pods themselves answer. */
export const externalServicesCheck: VerifyCheck = {
  id: 'outside',
  title: 'The outside Service answers',
  permissions: () => [forwardPorts],
  skipReason: ({ app }) => (app.externalServices.length === 0 ? 'the manifests have no outside Service' : undefined),

  async run(context) {
    const seen: Seen[] = [];
    for (const service of context.app.externalServices) {
      seen.push(...(await asked(context, service.at('metadata', 'name').scalar)));
    }
    const evidence = seen.flatMap(({ evidence }) => evidence);
    if (seen.every(({ isUnasked }) => isUnasked))
      return createSkippedOutcome('only ports that speak TCP are asked', evidence);
    return createOutcome(
      evidence,
      seen.flatMap(({ reasons }) => reasons),
    );
  },
};

interface Seen {
  readonly evidence: readonly string[];
  readonly reasons: readonly string[];
  readonly isUnasked?: boolean;
}

/** What answers at each port of a Service. */
async function asked(context: CheckContext, name: string): Promise<Seen[]> {
  const service = await context.cluster.find('services', name);
  if (service === undefined) return [{ evidence: [], reasons: [`the Service ${name} is not there`] }];
  if (!(await selectsPods(context, service))) {
    return [{ evidence: [], reasons: [`the Service ${name} selects no pod that is ready`] }];
  }
  const seen: Seen[] = [];
  for (const port of service.find('spec', 'ports', '*')) seen.push(await askedAt(context, service, port));
  return seen;
}

async function selectsPods({ cluster }: CheckContext, service: Field): Promise<boolean> {
  const pods = await cluster.list('pods', labelSelectorFlag(service.at('spec', 'selector')));
  return pods.some(isPodReady);
}

/** Goes the ways to a port one after another until one is answered. */
async function askedAt(context: CheckContext, service: Field, port: Field): Promise<Seen> {
  const name = `${service.at('metadata', 'name').scalar}:${port.at('port').scalar}`;
  if (port.at('protocol').string !== 'TCP')
    return {
      evidence: [`${name} speaks ${port.at('protocol').scalar}, which is not asked`],
      reasons: [],
      isUnasked: true,
    };
  const web = webBehind(context.app, port);
  const tried: string[] = [];
  for (const way of await waysTo(context, service, port)) {
    const answer = await way.ask(web);
    tried.push(`${name} ${way.told}${web === undefined ? '' : web.path}: ${answer.summary}`);
    if (answer.isOk) return { evidence: tried, reasons: [] };
    // Something answers there: another way would lead to the same.
    if (/^answered /.test(answer.summary)) break;
  }
  return { evidence: tried, reasons: [tried.at(-1) as string] };
}

/** What a probe asks at the port behind one of a Service; undefined where no probe asks it over HTTP. */
function webBehind(app: ExpectedApp, port: Field): HttpEndpoint | undefined {
  for (const container of app.containers) {
    const target = resolvePort(container, port.at('targetPort'));
    const web = probeEndpoints(container).find((one) => one.port === target);
    if (web !== undefined) return web;
  }
  return undefined;
}

async function waysTo(context: CheckContext, service: Field, port: Field): Promise<Way[]> {
  const direct = (host: string, number: number, what: string): Way => ({
    told: `at ${what} ${host.includes(':') ? `[${host}]` : host}:${number}`,
    ask: (web) =>
      web === undefined
        ? context.network.openTcpConnection(host, number)
        : context.network.sendHttpRequest({ ...web, host, port: number }),
  });
  const number = port.at('port').number as number;
  const nodePort = port.at('nodePort').number;
  const balancers = service
    .find('status', 'loadBalancer', 'ingress', '*')
    .map((one) => one.at('ip').string ?? one.at('hostname').scalar);
  const nodes = nodePort === undefined ? [] : await nodeAddresses(context);
  const target = `service/${service.at('metadata', 'name').scalar}`;
  return [
    ...balancers.map((host) => direct(host, number, 'load balancer')),
    ...nodes.map((host) => direct(host, nodePort as number, 'node port')),
    {
      told: 'by a port-forward',
      ask: (web) =>
        web === undefined ? connectTo(context, target, number) : requestPage(context, target, number, web),
    },
  ];
}

/** The addresses of some nodes, those for others than the cluster's own first; none where the user may not know them. */
async function nodeAddresses({ cluster }: CheckContext): Promise<string[]> {
  try {
    const nodes = await cluster.list('nodes');
    const of = (type: string) =>
      nodes.flatMap((node) =>
        node
          .find('status', 'addresses', '*')
          .filter((one) => one.at('type').string === type)
          .map((one) => one.at('address').scalar),
      );
    return [...of('ExternalIP').slice(0, MOST_NODES), ...of('InternalIP').slice(0, MOST_NODES)];
  } catch (error) {
    if (error instanceof CannotVerify && !(error instanceof Unreachable)) return [];
    throw error;
  }
}
