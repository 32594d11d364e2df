import { SOME_ADDRESS } from '../../api-server';
import type { Field, Problem } from '../../fields';

/** The node ports and addresses that the Services of a cluster have, each one alone. */
export class Occupied {
  readonly #holders = new Map<unknown, { readonly key: string; readonly name: string }>();
  readonly #held = new Map<string, readonly unknown[]>();

  /** Gives an object what it asks for and frees what it had before; gives nothing where another has some of it. */
  take(key: string, object: Field): Problem[] {
    if (object.at('kind').text !== 'Service') return [];
    const wanted = [
      ...object.find('spec', 'ports', '*', 'nodePort'),
      ...object.find('spec', 'clusterIP').filter(isAddress),
    ];
    const problems = wanted.flatMap((field) => {
      const holder = this.#holders.get(field.value);
      const isFree = holder === undefined || holder.key === key;
      return isFree ? [] : [field.problem(`one that is free: Service ${holder.name} has it`)];
    });
    if (problems.length > 0) return problems;
    for (const value of this.#held.get(key) ?? []) this.#holders.delete(value);
    this.#held.set(
      key,
      wanted.map(({ value }) => value),
    );
    const name = object.at('metadata', 'name').word;
    for (const { value } of wanted) this.#holders.set(value, { key, name });
    return [];
  }
}

/** Whether a Service has an address that was chosen for it. */
function isAddress({ text }: Field): boolean {
  return text !== undefined && !['None', '', SOME_ADDRESS].includes(text);
}
