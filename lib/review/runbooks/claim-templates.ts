import { parseQuantity } from '../../kubernetes';
import type { Field } from '../../validation';

import type { App } from './app';

/** A claim template before and after a change. */
export interface PairOfTemplates {
  readonly before: ClaimTemplate;
  readonly after: ClaimTemplate;
}

export interface ClaimTemplate {
  readonly name: string;
  readonly field: Field;
  /** As it is written. */
  readonly size: string;
  /** In bytes. */
  readonly bytes: number;
}

/** What becomes of claim templates. */
export interface ChangeOfTemplates {
  /** Under the same name. */
  readonly kept: readonly PairOfTemplates[];
  /** Under another name, but seen by a container at the same path. */
  readonly renamed: readonly PairOfTemplates[];
  readonly removed: readonly ClaimTemplate[];
  readonly added: readonly ClaimTemplate[];
}

export function changeOfTemplates(before: App, after: App): ChangeOfTemplates {
  const [old, now] = [templatesOf(before), templatesOf(after)];
  const kept = pairs(old, now, (one, other) => one.name === other.name);
  const [gone, come] = [without(old, templatesIn(kept)), without(now, templatesIn(kept))];
  const renamed = pairs(gone, come, (one, other) => haveOnePath(pathsOf(before, one), pathsOf(after, other)));
  return { kept, renamed, removed: without(gone, templatesIn(renamed)), added: without(come, templatesIn(renamed)) };
}

/** In the order in which they are written. */
export function templatesOf({ spec }: App): ClaimTemplate[] {
  return spec
    .at('volumeClaimTemplates')
    .items()
    .map((field) => {
      const size = field.at('spec', 'resources', 'requests', 'storage').scalar;
      return { name: field.at('metadata', 'name').scalar, field, size, bytes: parseQuantity(size) };
    });
}

/** Each at most once on either side. */
function pairs(
  old: readonly ClaimTemplate[],
  now: readonly ClaimTemplate[],
  belong: (one: ClaimTemplate, other: ClaimTemplate) => boolean,
): PairOfTemplates[] {
  const free = new Set(now);
  return old.flatMap((before) => {
    const after = [...free].find((template) => belong(before, template));
    if (after === undefined) return [];
    free.delete(after);
    return [{ before, after }];
  });
}

function templatesIn(paired: readonly PairOfTemplates[]): ReadonlySet<ClaimTemplate> {
  return new Set(paired.flatMap(({ before, after }) => [before, after]));
}

function without(templates: readonly ClaimTemplate[], these: ReadonlySet<ClaimTemplate>): ClaimTemplate[] {
  return templates.filter((template) => !these.has(template));
}

function pathsOf({ spec }: App, { name }: ClaimTemplate): string[] {
  return spec
    .find('template', 'spec', 'containers', '*', 'volumeMounts', '*')
    .filter((mount) => mount.at('name').scalar === name)
    .map((mount) => mount.at('mountPath').scalar);
}

function haveOnePath(paths: readonly string[], others: readonly string[]): boolean {
  return paths.some((path) => others.includes(path));
}
