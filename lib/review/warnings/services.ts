import type { Field } from '../../validation';

import type { AcceptedObject } from './accepted-object';

/** What a manifest leaves out of a Service keeps what it was, whatever it looks like. */
export function keptServiceFieldWarnings({ manifest, before, after }: AcceptedObject): string[] {
  if (before === undefined || after.at('kind').scalar !== 'Service') return [];
  return [...keptHeadlessWarnings({ manifest, before, after }), ...keptNodePortWarnings({ manifest, before, after })];
}

type UpdatedService = Pick<AcceptedObject, 'manifest' | 'after'> & { readonly before: AcceptedObject['after'] };

function keptHeadlessWarnings({ manifest, before, after }: UpdatedService): string[] {
  const isLeftOut = manifest.at('spec', 'clusterIP').raw === undefined;
  const stays = before.at('spec', 'clusterIP').string === 'None' && after.at('spec', 'clusterIP').string === 'None';
  return isLeftOut && stays
    ? [
        'it stays headless: to leave `clusterIP: None` out changes nothing. Only a Service that is deleted and made anew gets an address',
      ]
    : [];
}

/** Ports of which the manifest leaves out the node port that they had. */
function keptNodePortWarnings({ manifest, before, after }: UpdatedService): string[] {
  const ports = (service: AcceptedObject['after']) =>
    service.find('spec', 'ports', '*', 'nodePort').map(({ number }) => number);
  const isLeftOut = (port: Field) => port.at('port').raw !== undefined && port.at('nodePort').raw === undefined;
  const silent = manifest.find('spec', 'ports', '*').filter(isLeftOut);
  return after
    .find('spec', 'ports', '*')
    .filter((port) => silent.some((one) => one.at('port').raw === port.at('port').raw))
    .map((port) => port.at('nodePort').number)
    .filter((port) => ports(before).includes(port) && !ports(manifest).includes(port))
    .map((port) => `it keeps the node port ${port}: to leave nodePort out changes nothing`);
}
