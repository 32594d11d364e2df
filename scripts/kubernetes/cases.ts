import { isOlder, type KubernetesVersion } from '../../lib/kubernetes';
import { CHANGES, type ManifestChange } from '../../test/changes';
import type { Manifest } from '../../test/manifests';
import { generateChanges } from '../../test/referee/changes';
import {
  applyPodEdit,
  casesOfChange,
  editsOfKind,
  editsOfPod,
  KIND_SPECIMENS,
  POD_SPECIMENS,
  type PodEdit,
  type PodSpecimen,
  type Specimen,
  UPDATES,
  type Update,
  WORKLOAD_KINDS,
} from '../../test/referee/corpus';

/** A request that both versions answer: a create, or an update of an object that was created before. */
export interface ComparedRequest {
  /** The request in words, such as `create StatefulSet with spec.replicas = -1`. */
  readonly request: string;
  readonly object: Manifest;
  /** The manifest that was applied before. Undefined for a create. */
  readonly base?: Manifest;
}

/** Creates every request of the corpus that an API server of a version can answer. */
export function createRequests(version: KubernetesVersion): ComparedRequest[] {
  const isKnown = ({ since = version }: { readonly since?: KubernetesVersion }) => !isOlder(version, since);
  return [
    ...KIND_SPECIMENS.filter(isKnown).flatMap(createKindRequests),
    ...POD_SPECIMENS.filter(isKnown).flatMap(createPodRequests),
    ...UPDATES.filter(isKnown).map(createUpdateRequest),
    ...[...CHANGES, ...generateChanges()].flatMap(createChangeRequests),
  ];
}

function createKindRequests(specimen: Specimen): ComparedRequest[] {
  const request = `create ${specimen.manifest.kind} "${specimen.name}"`;
  const edits = editsOfKind(specimen);
  return [
    { request, object: specimen.manifest },
    ...edits.map(({ edit, manifest }) => ({ request: `${request} with ${edit}`, object: manifest })),
  ];
}

function createPodRequests({ name, template }: PodSpecimen): ComparedRequest[] {
  return Object.entries(WORKLOAD_KINDS).flatMap(([kind, { make }]) => {
    const object = make(template);
    const request = `create ${kind} "${name}"`;
    const edits = editsOfPod(object).filter(({ path }) => path[0] !== 'apiVersion' && path[0] !== 'kind');
    return [
      { request, object },
      ...edits.map((edit) => ({ request: `${request} ${describeEdit(edit)}`, object: applyPodEdit(object, edit) })),
    ];
  });
}

function createUpdateRequest({ title, base, head }: Update): ComparedRequest {
  return { request: `update ${title}`, object: withName(head), base: withName(base) };
}

function createChangeRequests(change: ManifestChange): ComparedRequest[] {
  return casesOfChange(change).map(({ title, manifest, base }) => ({
    request: `${base === undefined ? 'create' : 'update'} ${title}`,
    object: manifest,
    ...(base && { base }),
  }));
}

/** Names an object, since both manifests of an update must describe the same one. */
function withName(manifest: Manifest): Manifest {
  return { ...manifest, metadata: { name: 'web', ...manifest.metadata } };
}

function describeEdit({ path, value }: PodEdit): string {
  const text = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : /^[\w-]+$/.test(step) ? `.${step}` : `['${step}']`))
    .join('')
    .slice(1);
  return value === undefined ? `without ${text}` : `with ${text} = ${shorten(JSON.stringify(value))}`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
