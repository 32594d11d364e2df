import type { Field } from '../../validation';
import type { AcceptedObject } from './accepted-object';

/** Warns about fields of a Service that the manifest no longer has, and that the Service keeps nevertheless. */
export function keptServiceFieldWarnings({ manifest, before, after }: AcceptedObject): string[] {
  if (before === undefined || after.at('kind').scalar !== 'Service') return [];
  return [...keptHeadlessWarnings(manifest, before, after), ...keptNodePortWarnings(manifest, before, after)];
}

function keptHeadlessWarnings(manifest: Field, before: Field, after: Field): string[] {
  const isOmitted = manifest.at('spec', 'clusterIP').raw === undefined;
  if (!isOmitted || !isHeadless(before) || !isHeadless(after)) return [];
  return [
    'the Service stays headless: apply does not reset a `clusterIP` that the manifest omits. Delete and recreate the Service to give it an address',
  ];
}

function isHeadless(service: Field): boolean {
  return service.at('spec', 'clusterIP').string === 'None';
}

function keptNodePortWarnings(manifest: Field, before: Field, after: Field): string[] {
  const withoutNodePort = portsOf(manifest).filter((port) => port.at('nodePort').raw === undefined);
  const omitted = new Set(withoutNodePort.map((port) => port.at('port').number));
  const [were, stated] = [nodePortsOf(before), nodePortsOf(manifest)];
  return portsOf(after)
    .filter((port) => omitted.has(port.at('port').number))
    .map((port) => port.at('nodePort').number)
    .filter((nodePort) => were.includes(nodePort) && !stated.includes(nodePort))
    .map(
      (nodePort) => `the Service keeps node port ${nodePort}: apply does not remove a nodePort that the manifest omits`,
    );
}

function portsOf(service: Field): Field[] {
  return service.find('spec', 'ports', '*').filter((port) => port.at('port').raw !== undefined);
}

function nodePortsOf(service: Field): (number | undefined)[] {
  return service.find('spec', 'ports', '*', 'nodePort').map(({ number }) => number);
}
