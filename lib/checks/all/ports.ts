import { type Field, findDuplicates, type Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import { portProtocol } from '../protocol';

/**
 * Reports two ports of a pod with the same number and protocol, or with the same name. The containers of a pod share its
 * address.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking
 */
export function checkPorts(app: FinishedApp): Finding[] {
  return app.pods.flatMap(({ owner, containers }) =>
    owner.findings(...validatePorts(containers.flatMap((container) => container.find('ports', '*')))),
  );
}

function validatePorts(ports: readonly Field[]): readonly Issue[] {
  return [
    ...findRepeated(ports.flatMap((port) => port.find('name')).map((name) => [name, name.raw])),
    ...findRepeated(
      ports.flatMap((port) =>
        port.find('containerPort').map((number) => [number, `${number.scalar}/${portProtocol(port)}`] as const),
      ),
    ),
  ];
}

/** Issues for the fields whose identity another field has. */
function findRepeated(fields: readonly (readonly [field: Field, identity: unknown])[]): readonly Issue[] {
  return findDuplicates(fields.map(([{ path }, value]) => ({ path, value, owner: path })));
}
