import type { Manifest } from './manifests';

/** As many characters as the controller gives the hash of a revision. */
const HASH = '0123456789';

/** The last pod of a StatefulSet, which has the longest name, as the controller makes it. */
export function podOf({ metadata: { name }, spec }: Manifest): Manifest {
  const { template, serviceName, volumeClaimTemplates } = spec;
  const ordinal = (spec.ordinals?.start ?? 0) + Math.max(spec.replicas ?? 1, 1) - 1;
  const pod = `${name}-${ordinal}`;
  const claims = volumeClaimTemplates.map((claim: Manifest) => ({
    name: claim.metadata.name,
    persistentVolumeClaim: { claimName: `${claim.metadata.name}-${pod}` },
  }));
  const ofClaims = claims.map((volume: Manifest) => volume.name);
  const others = (template.spec.volumes ?? []).filter((volume: Manifest) => !ofClaims.includes(volume.name));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...template.metadata,
      name: pod,
      labels: {
        ...template.metadata.labels,
        'apps.kubernetes.io/pod-index': `${ordinal}`,
        'controller-revision-hash': `${name}-${HASH}`,
        'statefulset.kubernetes.io/pod-name': pod,
      },
    },
    spec: { ...template.spec, hostname: pod, subdomain: serviceName, volumes: [...others, ...claims] },
  };
}

/** The claims of that pod, as the controller makes them. */
export function claimsOf(statefulSet: Manifest): Manifest[] {
  const pod = podOf(statefulSet).metadata.name;
  const { selector, volumeClaimTemplates } = statefulSet.spec;
  return volumeClaimTemplates.map(({ metadata, spec }: Manifest) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...metadata,
      name: `${metadata.name}-${pod}`,
      labels: { ...metadata.labels, ...selector.matchLabels },
    },
    spec,
  }));
}
