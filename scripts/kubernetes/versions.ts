import { mkdirSync } from 'node:fs';
import {
  type KubernetesVersion,
  MEASURED_VERSIONS,
  OLDEST_KUBERNETES,
  parseSupportedVersion,
  toMinorVersion,
} from '../../lib/kubernetes';
import { CACHE, runGo } from '../../test/referee/build';

/** The command line names something that does not exist. The message says what is allowed. */
export class InputError extends Error {}

/** The releases of Kubernetes in the Go module proxy. */
export interface Proxy {
  /** The releases that it lists, the oldest first. Some proxies have more than they list. */
  list(): readonly string[];
  has(release: string): boolean;
}

/**
 * Resolves a version to a release. A minor version resolves to its measured patch release, or to the newest one if none
 * is measured.
 *
 * @throws InputError if there is no such release
 */
export function resolveRelease(text: string, proxy: Proxy = goProxy): string {
  const version = parseSupportedVersion(text);
  const known = version === undefined ? undefined : releaseOf(version, proxy);
  if (known !== undefined) return known;
  throw new InputError(
    `${text}: no release of Kubernetes that the Go module proxy has. Allowed are a minor version from ` +
      `${OLDEST_KUBERNETES} on, such as 1.35, and a patch release, such as 1.35.4. ` +
      `The newest release is ${proxy.list().at(-1)}.`,
  );
}

function releaseOf(version: KubernetesVersion, proxy: Proxy): string | undefined {
  const measured: Readonly<Record<string, string>> = MEASURED_VERSIONS;
  const isMinor = toMinorVersion(version) === version;
  if (!isMinor) return proxy.has(version) ? version : undefined;
  return measured[version] ?? proxy.list().findLast((release) => release.startsWith(`${version}.`));
}

const MODULE = 'k8s.io/kubernetes';

const goProxy: Proxy = {
  /** Without alphas, betas and release candidates. */
  list() {
    const [, ...versions] = goList('-versions', MODULE).trim().split(' ');
    return versions.filter((version) => /^v\d+\.\d+\.\d+$/.test(version)).map((version) => version.slice(1));
  },
  has(release) {
    try {
      return goList(`${MODULE}@v${release}`) !== '';
    } catch {
      return false;
    }
  },
};

function goList(...args: readonly string[]): string {
  mkdirSync(CACHE, { recursive: true });
  return runGo(['list', '-m', ...args], CACHE);
}
