import type { Field } from '../../validation';

import type { Seen } from './seen';

/** What a manifest leaves out of a Service keeps what it was, whatever it looks like. */
export function keptByService({ manifest, before, after }: Seen): string[] {
  if (before === undefined || after.at('kind').scalar !== 'Service') return [];
  return [...headless({ manifest, before, after }), ...nodePorts({ manifest, before, after })];
}

type Service = Pick<Seen, 'manifest' | 'after'> & { readonly before: Seen['after'] };

function headless({ manifest, before, after }: Service): string[] {
  const isLeftOut = manifest.at('spec', 'clusterIP').raw === undefined;
  const stays = before.at('spec', 'clusterIP').string === 'None' && after.at('spec', 'clusterIP').string === 'None';
  return isLeftOut && stays
    ? [
        'it stays headless: to leave `clusterIP: None` out changes nothing. Only a Service that is deleted and made anew gets an address',
      ]
    : [];
}

/** Ports of which the manifest leaves out the node port that they had. */
function nodePorts({ manifest, before, after }: Service): string[] {
  const ports = (service: Seen['after']) => service.find('spec', 'ports', '*', 'nodePort').map(({ number }) => number);
  const isLeftOut = (port: Field) => port.at('port').raw !== undefined && port.at('nodePort').raw === undefined;
  const silent = manifest.find('spec', 'ports', '*').filter(isLeftOut);
  return after
    .find('spec', 'ports', '*')
    .filter((port) => silent.some((one) => one.at('port').raw === port.at('port').raw))
    .map((port) => port.at('nodePort').number)
    .filter((port) => ports(before).includes(port) && !ports(manifest).includes(port))
    .map((port) => `it keeps the node port ${port}: to leave nodePort out changes nothing`);
}
