import { parseQuantity } from '../../kubernetes';
import type { Field } from '../../validation';

/** A claim template and the size that it requests. */
export interface SizedClaimTemplate {
  readonly name: string;
  readonly field: Field;
  /** As it is written. */
  readonly size: string;
  readonly bytes: number;
}

/** A claim template before and after a change. */
export interface ClaimTemplatePair {
  readonly before: SizedClaimTemplate;
  readonly after: SizedClaimTemplate;
}

/** The claim templates of a StatefulSet before and after a change. */
export interface ClaimTemplateDiff {
  /** Templates that keep their name. */
  readonly kept: readonly ClaimTemplatePair[];
  /** Templates that get another name. A container mounts old and new one at the same path. */
  readonly renamed: readonly ClaimTemplatePair[];
  readonly removed: readonly SizedClaimTemplate[];
  readonly added: readonly SizedClaimTemplate[];
}

/** Compares the claim templates of two StatefulSet specs. */
export function diffClaimTemplates(before: Field, after: Field): ClaimTemplateDiff {
  const [old, now] = [claimTemplatesOf(before), claimTemplatesOf(after)];
  const kept = pairTemplates(old, now, (one, other) => one.name === other.name);
  const [gone, come] = [withoutPaired(old, kept), withoutPaired(now, kept)];
  const renamed = pairTemplates(gone, come, (one, other) => {
    const paths = mountPathsOf(after, other);
    return mountPathsOf(before, one).some((path) => paths.includes(path));
  });
  return { kept, renamed, removed: withoutPaired(gone, renamed), added: withoutPaired(come, renamed) };
}

/** The claim templates of a StatefulSet spec in their order. */
export function claimTemplatesOf(spec: Field): SizedClaimTemplate[] {
  return spec
    .at('volumeClaimTemplates')
    .items()
    .map((field) => {
      const size = field.at('spec', 'resources', 'requests', 'storage').scalar;
      return { name: field.at('metadata', 'name').scalar, field, size, bytes: parseQuantity(size) };
    });
}

/** A copy of a claim template with another storage request. `apiVersion` and `kind`, which the API server adds, are left out. */
export function withStorageRequest(template: Field, storage: unknown): object {
  const spec = template.at('spec');
  const resources = spec.at('resources');
  const requests = { ...resources.at('requests').map, storage };
  const { apiVersion, kind, ...fields } = { ...template.map };
  return { ...fields, spec: { ...spec.map, resources: { ...resources.map, requests } } };
}

/** Pairs templates that belong together. Each template is in one pair at most. */
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

function withoutPaired(
  templates: readonly SizedClaimTemplate[],
  pairs: readonly ClaimTemplatePair[],
): SizedClaimTemplate[] {
  const paired = new Set(pairs.flatMap(({ before, after }) => [before, after]));
  return templates.filter((template) => !paired.has(template));
}

function mountPathsOf(spec: Field, { name }: SizedClaimTemplate): string[] {
  return spec
    .find('template', 'spec', 'containers', '*', 'volumeMounts', '*')
    .filter((mount) => mount.at('name').scalar === name)
    .map((mount) => mount.at('mountPath').scalar);
}
