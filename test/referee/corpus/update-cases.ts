import { isOlder, type KubernetesVersion } from '../../../lib/kubernetes';
import type { Manifest } from '../../manifests';
import type { Case } from './case';
import { UPDATES } from './updates';

/** Updates of objects of every kind whose fields can't all change, one field at a time. */
export function updateCases(version: KubernetesVersion): Case[] {
  return UPDATES.filter(({ since }) => !isOlder(version, since)).map(({ title, base, head }) => ({
    title,
    base: named(base),
    manifest: named(head),
  }));
}

function named(manifest: Manifest): Manifest {
  return { ...manifest, metadata: { name: 'web', ...manifest.metadata } };
}
