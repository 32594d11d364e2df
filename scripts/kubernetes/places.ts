import { POD_TEMPLATES } from '../../lib/kubernetes';

/** A field of a kind, such as `Pod spec.containers[*].name`. */
export interface FieldPlace {
  readonly kind: string;
  readonly path: string;
}

const TEMPLATES = Object.entries({ ...POD_TEMPLATES, PodTemplate: ['template'] })
  .filter(([, path]) => path.length > 0)
  .map(([kind, path]) => [kind, path.join('.')] as const);

/** The kind of a place in metadata, whose rules are the same for all kinds, except those of names. */
export const ANY_KIND = 'any kind';
const COMMON = /^metadata(?!\.(name|generateName)$)/;

/**
 * The place of a path in an object. Items of lists and keys of maps become `[*]`. A path in a pod template becomes that
 * of a Pod, so that equal changes of all workloads are one change.
 */
export function placeOf(kind: string, path: string): FieldPlace {
  const general = path.replace(/\[[^\]]*\]/g, '[*]');
  const template = TEMPLATES.find(([workload, prefix]) => workload === kind && general.startsWith(`${prefix}.`));
  if (template !== undefined) return { kind: 'Pod', path: general.slice(template[1].length + 1) };
  return { kind: COMMON.test(general) ? ANY_KIND : kind, path: general };
}

/** Formats a place, such as `Pod spec.containers[*].name`. */
export function formatPlace({ kind, path }: FieldPlace): string {
  return path === '' ? kind : `${kind} ${path}`;
}
