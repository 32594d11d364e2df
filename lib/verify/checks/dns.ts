import type { Field } from '../../validation';
import { readWithExistingPods } from '../live-pods';
import { createOutcome, createSkippedOutcome, type Findings, mergeFindings } from '../report';
import type { VerifyCheck } from './check';
import { helperPodPermissions } from './permissions';
import { addressesInService, resolveName } from './resolve-name';

/** Checks that the DNS names of the governing Service lead to the pods. */
export const dnsCheck: VerifyCheck = {
  id: 'dns',
  title: "Each pod's name resolves to that pod, and the Service's name to all of them",
  permissions: () => helperPodPermissions,
  describeAction: () => 'starts a helper pod that mounts nothing, to resolve names, and deletes it at the end',
  skipReason: ({ settings, app }) => {
    if (settings.isReadOnly) return 'it takes a helper pod, and --read-only changes nothing in the cluster';
    return app.serviceName === '' ? 'the StatefulSet has no governing Service' : undefined;
  },

  async run(context) {
    const { serviceName } = context.app;
    const service = await context.cluster.find('services', serviceName);
    const { pods } = await readWithExistingPods(context);
    const names = pods.map(({ name, object }) => ({
      name: `${name}.${serviceName}`,
      addresses: addressesInService(object, service),
    }));
    const resolvable = names.filter(({ addresses }) => addresses.length > 0);
    if (resolvable.length === 0) return createSkippedOutcome('no pod has an address');
    const allAddresses = resolvable.flatMap(({ addresses }) => addresses);
    const findings = [checkHeadless(serviceName, service), findUnresolvable(names)];
    for (const name of [...resolvable, { name: serviceName, addresses: allAddresses }]) {
      findings.push(await resolveName(context, name));
    }
    return createOutcome(mergeFindings(findings));
  },
};

/** The name of a Service with a cluster IP resolves to that IP, and not to the pods. */
function checkHeadless(name: string, service: Field | undefined): Findings {
  if (service === undefined) return { evidence: [], failures: [`the governing Service ${name} is not there`] };
  const { scalar: clusterIP } = service.at('spec', 'clusterIP');
  if (clusterIP === 'None') return { evidence: [], failures: [] };
  return {
    evidence: [],
    failures: [`the governing Service ${name} is not headless: it has the address ${clusterIP}`],
  };
}

function findUnresolvable(
  names: readonly { readonly name: string; readonly addresses: readonly string[] }[],
): Findings {
  const unresolvable = names.filter(({ addresses }) => addresses.length === 0);
  return {
    evidence: [],
    failures: unresolvable.map(({ name }) => `${name} cannot resolve: the pod has no address`),
  };
}
