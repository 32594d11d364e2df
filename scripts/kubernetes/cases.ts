import { isOlder, type KubernetesVersion } from '../../lib/kubernetes';
import { CHANGES } from '../../test/changes';
import type { Manifest } from '../../test/manifests';
import { casesOfChange, generateChanges } from '../../test/referee/changes';
import { editsOfKind } from '../../test/referee/corpus/kind-edits';
import { KIND_SPECIMENS } from '../../test/referee/corpus/kinds';
import { applyPodEdit, editsOfPod } from '../../test/referee/corpus/pod-edits';
import { POD_SPECIMENS as PODS, WORKLOAD_KINDS } from '../../test/referee/corpus/pods';
import { UPDATES } from '../../test/referee/corpus/updates';

/** A request that both versions get: a create, or an update of an object that was created before. */
export interface ComparedRequest {
  /** In words, such as `create StatefulSet with spec.replicas = -1`. */
  readonly request: string;
  readonly object: Manifest;
  /** Of an update: the manifest that was applied before. */
  readonly base?: Manifest;
}

/** Every request of the corpus that an API server of this version can answer. */
export function createRequests(version: KubernetesVersion): ComparedRequest[] {
  const isKnown = ({ since = version }: { readonly since?: KubernetesVersion }) => !isOlder(version, since);
  const kinds = KIND_SPECIMENS.filter(isKnown).flatMap((specimen): ComparedRequest[] => {
    const request = `create ${specimen.manifest.kind} "${specimen.name}"`;
    const edits = editsOfKind(specimen);
    return [
      { request, object: specimen.manifest },
      ...edits.map(({ edit, manifest }) => ({ request: `${request} with ${edit}`, object: manifest })),
    ];
  });
  const pods = PODS.filter(isKnown).flatMap(({ name, template }) =>
    Object.entries(WORKLOAD_KINDS).flatMap(([kind, { make }]): ComparedRequest[] => {
      const object = make(template);
      const request = `create ${kind} "${name}"`;
      const edits = editsOfPod(object).filter(({ path }) => path[0] !== 'apiVersion' && path[0] !== 'kind');
      return [
        { request, object },
        ...edits.map((edit) => ({ request: `${request} ${describeEdit(edit)}`, object: applyPodEdit(object, edit) })),
      ];
    }),
  );
  const updates = UPDATES.filter(isKnown).map(({ title, base, head }) => ({
    request: `update ${title}`,
    object: withName(head),
    base: withName(base),
  }));
  const changes = [...CHANGES, ...generateChanges()].flatMap(casesOfChange).map(({ title, manifest, base }) => ({
    request: `${base === undefined ? 'create' : 'update'} ${title}`,
    object: manifest,
    ...(base && { base }),
  }));
  return [...kinds, ...pods, ...updates, ...changes];
}

/** Both manifests of an update are of one object, so they need a name. */
function withName(manifest: Manifest): Manifest {
  return { ...manifest, metadata: { name: 'web', ...manifest.metadata } };
}

function describeEdit({ path, value }: Parameters<typeof applyPodEdit>[1]): string {
  const text = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : /^[\w-]+$/.test(step) ? `.${step}` : `['${step}']`))
    .join('')
    .slice(1);
  return value === undefined ? `without ${text}` : `with ${text} = ${shorten(JSON.stringify(value))}`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
