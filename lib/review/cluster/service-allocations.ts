import { PLACEHOLDER_CLUSTER_IP } from '../../api-server';
import type { Field, Issue } from '../../validation';

interface Holder {
  readonly key: string;
  readonly name: string;
}

/** The node ports and cluster IP addresses of the Services of a cluster. Only one Service can have each of them. */
export class ServiceAllocations {
  /** The Service that has a node port or address. */
  readonly #holders = new Map<unknown, Holder>();
  /** The node ports and addresses of a Service, by its key. */
  readonly #allocated = new Map<string, readonly unknown[]>();

  /**
   * Allocates the node ports and the address that a Service requests, and releases those that it had. Allocates nothing
   * if another Service has one of them, and returns why. Ignores objects of other kinds.
   */
  allocate(key: string, object: Field): Issue[] {
    if (object.at('kind').string !== 'Service') return [];
    const requested = [
      ...object.find('spec', 'ports', '*', 'nodePort'),
      ...object.find('spec', 'clusterIP').filter(isAllocatedAddress),
    ];
    const conflicts = requested.flatMap((field) => this.findConflict(field, key));
    if (conflicts.length > 0) return conflicts;
    for (const value of this.#allocated.get(key) ?? []) this.#holders.delete(value);
    const values = requested.map(({ raw }) => raw);
    this.#allocated.set(key, values);
    const holder = { key, name: object.at('metadata', 'name').scalar };
    for (const value of values) this.#holders.set(value, holder);
    return [];
  }

  private findConflict(field: Field, key: string): Issue[] {
    const holder = this.#holders.get(field.raw);
    if (holder === undefined || holder.key === key) return [];
    return [field.issue(`one that is free: Service ${holder.name} has it`)];
  }
}

/** Whether a cluster IP is a known address. The API server chooses an address that no other Service has. */
function isAllocatedAddress({ string: address }: Field): boolean {
  return address !== undefined && !['None', '', PLACEHOLDER_CLUSTER_IP].includes(address);
}
