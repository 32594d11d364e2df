import { isOlder, type KubernetesVersion, OLDEST_KUBERNETES } from '../../../lib/kubernetes';
import { identityOf, type ManifestChange, objectsOf } from '../../changes';
import type { Manifest } from '../../manifests';
import { editsOfKind } from './kind-edits';
import { KIND_SPECIMENS } from './kinds';
import { UPDATES } from './updates';

/** A request that the referee and the model both answer: apply a manifest. */
export interface CorpusCase {
  readonly title: string;
  readonly manifest: Manifest;
  /** The manifest that was applied before. Undefined if the object is created. */
  readonly base?: Manifest;
  /** The live object. Default: what Kubernetes stores for `base`. */
  readonly live?: Manifest;
}

/** Creates objects of every kind that is validated, and each of them with one field changed. */
export function createKindCases(version: KubernetesVersion): CorpusCase[] {
  return KIND_SPECIMENS.filter(({ since = OLDEST_KUBERNETES }) => !isOlder(version, since)).flatMap((specimen) => [
    { title: specimen.name, manifest: specimen.manifest },
    ...editsOfKind(specimen).map(({ edit, manifest }) => ({ title: `${specimen.name}: ${edit}`, manifest })),
  ]);
}

/** Creates updates of one field each, for objects of every kind that has immutable fields. */
export function createUpdateCases(version: KubernetesVersion): CorpusCase[] {
  const updates = UPDATES.filter(({ since }) => !isOlder(version, since)).map(({ title, base, head }) => ({
    title,
    base: withName(base),
    manifest: withName(head),
  }));
  return [...updates, ...createClaimCases()];
}

/** Creates updates of the size of a claim that is bound: it may grow. */
function createClaimCases(): CorpusCase[] {
  const claim = (storage: string, more: object = {}) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'web' },
    spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage } }, ...more },
  });
  const live = {
    ...claim('2Gi', { volumeName: 'web', volumeMode: 'Filesystem' }),
    status: { phase: 'Bound', capacity: { storage: '2Gi' } },
  };
  return ['1Gi', '2Gi', '3Gi'].map((size) => ({
    title: `PersistentVolumeClaim that is bound, of ${size}`,
    base: claim('2Gi'),
    live,
    manifest: claim(size),
  }));
}

function withName(manifest: Manifest): Manifest {
  return { ...manifest, metadata: { name: 'web', ...manifest.metadata } };
}

/** Creates a case for every object of HEAD, over the same object of BASE if there is one. */
export function casesOfChange({ name, base, head }: ManifestChange): CorpusCase[] {
  const before = new Map(objectsOf(base).map((one) => [identityOf(one), one]));
  return objectsOf(head).map((manifest) => ({ title: name, manifest, base: before.get(identityOf(manifest)) }));
}
