import type { Field } from '../../validation';

import { addressesInService, resolveName } from '../dns-names';
import { readWithExistingPods } from '../live-pods';
import { createOutcome, createSkippedOutcome } from '../report';
import type { VerifyCheck } from './check';
import { helperPodPermissions } from './permissions';

/** That the names under the governing Service lead to the pods. */
export const dnsCheck: VerifyCheck = {
  id: 'dns',
  title: "Each pod's name resolves to that pod, and the Service's name to all of them",
  permissions: () => helperPodPermissions,
  describeAction: () => 'starts a helper pod that mounts nothing, to ask for names, and deletes it at the end',
  skipReason: ({ settings: choices, app }) => {
    if (choices.isReadOnly) return 'it takes a helper pod, and --read-only changes nothing in the cluster';
    return app.serviceName === '' ? 'the StatefulSet has no governing Service' : undefined;
  },

  async run(context) {
    const { serviceName } = context.app;
    const service = await context.cluster.find('services', serviceName);
    const { pods } = await readWithExistingPods(context);
    const named = pods.map(({ name, object }) => ({
      name: `${name}.${serviceName}`,
      addresses: addressesInService(object, service),
    }));
    const known = named.filter(({ addresses }) => addresses.length > 0);
    if (known.length === 0) return createSkippedOutcome('no pod has an address');
    const all = known.flatMap(({ addresses }) => addresses);
    const seen = [];
    for (const one of [...known, { name: serviceName, addresses: all }]) seen.push(await resolveName(context, one));
    const unknown = named.filter((one) => !known.includes(one));
    return createOutcome(
      seen.map(({ evidence }) => evidence),
      [
        ...headless(serviceName, service),
        ...unknown.map(({ name }) => `${name} can lead nowhere: the pod has no address`),
        ...seen.flatMap(({ reason }) => reason ?? []),
      ],
    );
  },
};

/** A Service that has an address of its own leads there, and not to the pods. */
function headless(name: string, service: Field | undefined): string[] {
  if (service === undefined) return [`the governing Service ${name} is not there`];
  const { scalar: address } = service.at('spec', 'clusterIP');
  return address === 'None' ? [] : [`the governing Service ${name} is not headless: it has the address ${address}`];
}
