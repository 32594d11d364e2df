import { parseQuantity } from '../../kubernetes';
import type { Field } from '../../validation';

import type { StatefulSetSummary } from './app';

/** A claim template before and after a change. */
export interface ClaimTemplatePair {
  readonly before: SizedClaimTemplate;
  readonly after: SizedClaimTemplate;
}

export interface SizedClaimTemplate {
  readonly name: string;
  readonly field: Field;
  /** As it is written. */
  readonly size: string;
  /** In bytes. */
  readonly bytes: number;
}

/** What becomes of claim templates. */
export interface ClaimTemplateDiff {
  /** Under the same name. */
  readonly kept: readonly ClaimTemplatePair[];
  /** Under another name, but seen by a container at the same path. */
  readonly renamed: readonly ClaimTemplatePair[];
  readonly removed: readonly SizedClaimTemplate[];
  readonly added: readonly SizedClaimTemplate[];
}

export function diffClaimTemplates(before: StatefulSetSummary, after: StatefulSetSummary): ClaimTemplateDiff {
  const [old, now] = [templatesOf(before), templatesOf(after)];
  const kept = pairTemplates(old, now, (one, other) => one.name === other.name);
  const [gone, come] = [without(old, templatesIn(kept)), without(now, templatesIn(kept))];
  const renamed = pairTemplates(gone, come, (one, other) =>
    hasCommonPath(mountPathsOf(before, one), mountPathsOf(after, other)),
  );
  return { kept, renamed, removed: without(gone, templatesIn(renamed)), added: without(come, templatesIn(renamed)) };
}

/** In the order in which they are written. */
export function templatesOf({ spec }: StatefulSetSummary): SizedClaimTemplate[] {
  return spec
    .at('volumeClaimTemplates')
    .items()
    .map((field) => {
      const size = field.at('spec', 'resources', 'requests', 'storage').scalar;
      return { name: field.at('metadata', 'name').scalar, field, size, bytes: parseQuantity(size) };
    });
}

/** Each at most once on either side. */
function pairTemplates(
  old: readonly SizedClaimTemplate[],
  now: readonly SizedClaimTemplate[],
  belong: (one: SizedClaimTemplate, other: SizedClaimTemplate) => boolean,
): ClaimTemplatePair[] {
  const free = new Set(now);
  return old.flatMap((before) => {
    const after = [...free].find((template) => belong(before, template));
    if (after === undefined) return [];
    free.delete(after);
    return [{ before, after }];
  });
}

function templatesIn(paired: readonly ClaimTemplatePair[]): ReadonlySet<SizedClaimTemplate> {
  return new Set(paired.flatMap(({ before, after }) => [before, after]));
}

function without(
  templates: readonly SizedClaimTemplate[],
  these: ReadonlySet<SizedClaimTemplate>,
): SizedClaimTemplate[] {
  return templates.filter((template) => !these.has(template));
}

function mountPathsOf({ spec }: StatefulSetSummary, { name }: SizedClaimTemplate): string[] {
  return spec
    .find('template', 'spec', 'containers', '*', 'volumeMounts', '*')
    .filter((mount) => mount.at('name').scalar === name)
    .map((mount) => mount.at('mountPath').scalar);
}

function hasCommonPath(paths: readonly string[], others: readonly string[]): boolean {
  return paths.some((path) => others.includes(path));
}
