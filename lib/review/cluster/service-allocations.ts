import { SOME_ADDRESS } from '../../api-server';
import type { Field, Issue } from '../../validation';

/** The node ports and addresses that the Services of a cluster have, each one alone. */
export class ServiceAllocations {
  readonly #holders = new Map<unknown, { readonly key: string; readonly name: string }>();
  readonly #held = new Map<string, readonly unknown[]>();

  /** Gives an object what it asks for and frees what it had before; gives nothing where another has some of it. */
  allocate(key: string, object: Field): Issue[] {
    if (object.at('kind').string !== 'Service') return [];
    const wanted = [
      ...object.find('spec', 'ports', '*', 'nodePort'),
      ...object.find('spec', 'clusterIP').filter(isAddress),
    ];
    const problems = wanted.flatMap((field) => {
      const holder = this.#holders.get(field.raw);
      const isFree = holder === undefined || holder.key === key;
      return isFree ? [] : [field.issue(`one that is free: Service ${holder.name} has it`)];
    });
    if (problems.length > 0) return problems;
    for (const value of this.#held.get(key) ?? []) this.#holders.delete(value);
    this.#held.set(
      key,
      wanted.map(({ raw: value }) => value),
    );
    const name = object.at('metadata', 'name').scalar;
    for (const { raw: value } of wanted) this.#holders.set(value, { key, name });
    return [];
  }
}

/** Whether a Service has an address that was chosen for it. */
function isAddress({ string: text }: Field): boolean {
  return text !== undefined && !['None', '', SOME_ADDRESS].includes(text);
}
