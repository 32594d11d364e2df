/** The numbers of a version, the most significant first: `[17, 2]`. */
export type ImageVersion = readonly number[];

/** A parsed reference to an image. */
export interface ImageReference {
  /** With its registry: `docker.io/library/postgres`. */
  readonly repository: string;
  /** The version in the tag. Undefined for `latest`, a digest without a tag, and tags that begin with a name. */
  readonly version: ImageVersion | undefined;
}

const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_ALIASES = ['index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com'];
/** The path of official images, also in mirrors of Docker Hub: `public.ecr.aws/docker/library/postgres`. */
const OFFICIAL_IMAGE_PATH = /(^|\/)library\/([^/]+)$/;
/** `17`, `8.0.36-debian`, `v3.5.9`, `RELEASE.2024-05-01T01-11-10Z` */
const VERSION_PREFIX = /^(?:v|RELEASE\.)?(\d+(?:[.-]\d+)*)/;
const MAX_NUMBERS = 4;

/**
 * Parses a reference to an image, and adds the default registry.
 *
 * @see https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export function parseImage(image: string): ImageReference {
  const tagged = image.split('@')[0] as string;
  const [, path = tagged, tag] = /^(.*):([^/:]*)$/.exec(tagged) ?? [];
  return { repository: addRegistry(path), version: tag === undefined ? undefined : parseImageVersion(tag) };
}

/** Parses the numbers at the start of a version or tag. Undefined if there are none. */
export function parseImageVersion(text: string): ImageVersion | undefined {
  const isRelease = text.startsWith('RELEASE.');
  const [, numbers] = VERSION_PREFIX.exec(text) ?? [];
  return numbers
    ?.split(isRelease ? /[.-]/ : /-.*|\./)
    .filter((part) => part !== '')
    .slice(0, MAX_NUMBERS)
    .map(Number);
}

/**
 * Compares two versions by the numbers that both have: `17` equals `17.2`.
 *
 * @returns less than 0 if the first is lower, more than 0 if it is higher
 */
export function compareVersions(one: ImageVersion, other: ImageVersion): number {
  const differences = one.slice(0, other.length).map((number, index) => number - Number(other[index]));
  return differences.find((difference) => difference !== 0) ?? 0;
}

function addRegistry(path: string): string {
  const [, , official] = OFFICIAL_IMAGE_PATH.exec(path) ?? [];
  if (official !== undefined) return `${DOCKER_HUB}/library/${official}`;
  const [first, ...rest] = path.split('/') as [string, ...string[]];
  if (rest.length === 0) return `${DOCKER_HUB}/library/${path}`;
  if (DOCKER_HUB_ALIASES.includes(first)) return addRegistry(rest.join('/'));
  const isRegistry = /[.:]/.test(first) || first === 'localhost';
  if (first === DOCKER_HUB && rest.length === 1) return `${DOCKER_HUB}/library/${rest[0]}`;
  return isRegistry ? path : `${DOCKER_HUB}/${path}`;
}
