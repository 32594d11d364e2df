import { type Field, findDuplicates, type Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import { protocolOf } from '../protocol';

/**
 * No two ports of a pod have the same number and protocol, or the same name. The containers of a pod share its address.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking
 */
export function ports(app: FinishedApp): Finding[] {
  return app.pods.flatMap(({ owner, containers }) =>
    owner.findings(...portIssues(containers.flatMap((container) => container.find('ports', '*')))),
  );
}

function portIssues(ports: readonly Field[]): readonly Issue[] {
  return [
    ...repeated(ports.flatMap((port) => port.find('name')).map((name) => [name, name.raw])),
    ...repeated(
      ports.flatMap((port) =>
        port.find('containerPort').map((number) => [number, `${number.scalar}/${protocolOf(port)}`] as const),
      ),
    ),
  ];
}

/** Issues for the fields whose identity another field has. */
function repeated(fields: readonly (readonly [field: Field, identity: unknown])[]): readonly Issue[] {
  return findDuplicates(fields.map(([{ path }, value]) => ({ path, value, owner: path })));
}
