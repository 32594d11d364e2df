import type { Field } from '../../validation';

/** The ConfigMaps of a namespace, at one time. */
export class NamespaceConfigMaps {
  /** @param find the ConfigMap of a name */
  constructor(private readonly find: (name: string) => Field | undefined) {}

  /** The value of a key. Undefined if no manifest has it. */
  valueOf(name: string, key: string): string | undefined {
    return this.find(name)?.at('data', key).string;
  }

  /** The keys and values. Undefined if no manifest has the ConfigMap. */
  entriesOf(name: string): [key: string, value: string][] | undefined {
    const entries = this.find(name)?.at('data').entries();
    return entries?.map(([key, { scalar: word }]) => [key, word]);
  }

  /** All lines of all values, with their keys if a value has one line. */
  linesOf(name: string): string[] {
    const entries = this.entriesOf(name) ?? [];
    return entries.flatMap(([key, value]) => (value.includes('\n') ? value.split('\n') : [`${key}=${value}`]));
  }
}
