import { isOlder, type KubernetesVersion, OLDEST_KUBERNETES } from '../../../lib/kubernetes';
import type { Case } from './case';
import { editsOf } from './kind-edits';
import { SPECIMENS } from './kinds';

/** Objects of every kind that is validated, and each changed in one field at a time. */
export function kindCases(version: KubernetesVersion): Case[] {
  return SPECIMENS.filter(({ since = OLDEST_KUBERNETES }) => !isOlder(version, since)).flatMap((specimen) => [
    { title: specimen.name, manifest: specimen.manifest },
    ...editsOf(specimen).map(({ edit, manifest }) => ({ title: `${specimen.name}: ${edit}`, manifest })),
  ]);
}
