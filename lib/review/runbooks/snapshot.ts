import { indent } from './shell';

/**
 * Comments with the VolumeSnapshot of a claim as YAML.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-snapshots/
 */
export function snapshotInstructions(claim: string, namespace: string | null): string[] {
  const quoted = (text: string) => JSON.stringify(text);
  const lines = [
    'apiVersion: snapshot.storage.k8s.io/v1',
    'kind: VolumeSnapshot',
    'metadata:',
    ...indent([
      `name: ${quoted(`before-${claim}`)}`,
      ...(namespace === null ? [] : [`namespace: ${quoted(namespace)}`]),
    ]),
    'spec:',
    ...indent(['volumeSnapshotClassName: CLASS', 'source:', `  persistentVolumeClaimName: ${quoted(claim)}`]),
  ];
  return [
    '# First make a snapshot, if your storage can: fill in the VolumeSnapshotClass, and do the same for further claims.',
    ...indent(lines).map((line) => `# ${line}`),
  ];
}
