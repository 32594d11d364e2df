import type { Field } from '../../validation';

/** The ConfigMaps of one namespace, before or after the apply. */
export class NamespaceConfigMaps {
  /** @param find returns the ConfigMap of a name */
  constructor(private readonly find: (name: string) => Field | undefined) {}

  /** The value of a key. Undefined if no manifest has it. */
  valueOf(name: string, key: string): string | undefined {
    return this.find(name)?.at('data', key).string;
  }

  /** All keys and values. Undefined if no manifest has the ConfigMap. */
  entriesOf(name: string): [key: string, value: string][] | undefined {
    const entries = this.find(name)?.at('data').entries();
    return entries?.map(([key, { scalar }]) => [key, scalar]);
  }

  /** The lines of all values. A value of one line is `KEY=VALUE`. */
  linesOf(name: string): string[] {
    const entries = this.entriesOf(name) ?? [];
    return entries.flatMap(([key, value]) => (value.includes('\n') ? value.split('\n') : [`${key}=${value}`]));
  }
}
