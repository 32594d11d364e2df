import { isOlder, type KubernetesVersion, OLDEST_KUBERNETES } from '../../../lib/kubernetes';
import type { CorpusCase } from './case';
import { editsOfKind } from './kind-edits';
import { KIND_SPECIMENS } from './kinds';

/** Objects of every kind that is validated, and each changed in one field at a time. */
export function createKindCases(version: KubernetesVersion): CorpusCase[] {
  return KIND_SPECIMENS.filter(({ since = OLDEST_KUBERNETES }) => !isOlder(version, since)).flatMap((specimen) => [
    { title: specimen.name, manifest: specimen.manifest },
    ...editsOfKind(specimen).map(({ edit, manifest }) => ({ title: `${specimen.name}: ${edit}`, manifest })),
  ]);
}
