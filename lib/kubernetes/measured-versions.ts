/** A version of Kubernetes: a minor version (`1.35`), or a patch release of one (`1.35.2`). */
export type KubernetesVersion = `${number}.${number}` | `${number}.${number}.${number}`;

/**
 * The measured Kubernetes versions, the oldest first, each with the patch release whose own code tests the model.
 * Everything that lists measured versions reads it from here: types, tests, CI and docs.
 */
export const MEASURED_VERSIONS = {
  '1.28': '1.28.15',
  '1.34': '1.34.4',
  '1.36': '1.36.3',
  '1.37': '1.37.2',
} as const satisfies Record<KubernetesVersion, KubernetesVersion>;

/** A measured minor version. */
export type MeasuredVersion = keyof typeof MEASURED_VERSIONS;

/** The measured minor versions, the oldest first. */
export const MEASURED_MINORS = Object.keys(MEASURED_VERSIONS) as readonly MeasuredVersion[];

/** The oldest supported version. Manifests of the project mean the same on it and on all later ones. */
export const OLDEST_KUBERNETES = MEASURED_MINORS[0] as MeasuredVersion;

/** The newest measured version. */
export const NEWEST_MEASURED = MEASURED_MINORS.at(-1) as MeasuredVersion;
