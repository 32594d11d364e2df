import { compareVersions, parseImage, parseVersion, type Version } from './parse-image';
import type { Release, StatefulImage } from './stateful-image';
import { STATEFUL_IMAGES } from './table';

const BY_REPOSITORY: ReadonlyMap<string, StatefulImage> = new Map(
  STATEFUL_IMAGES.flatMap((image) => image.repositories.map((repository) => [repository, image] as const)),
);

/** An image of the table, as a container names it. */
export interface KnownImage {
  /** As the container names it: `postgres:17`. */
  readonly reference: string;
  readonly image: StatefulImage;
  /** Undefined if the tag does not say it. */
  readonly version: Version | undefined;
  /** Undefined if the version is, or is not in the table. */
  readonly release: Release | undefined;
}

/** The image in the table. Undefined if it is not there: other builds keep their data as they like. */
export function knownImage(reference: string): KnownImage | undefined {
  const { repository, version } = parseImage(reference);
  const image = BY_REPOSITORY.get(repository);
  return image && { reference, image, version, release: version && releaseOf(image, version) };
}

const NAMES: readonly string[] = [...BY_REPOSITORY.keys()].map(nameOf);

/** Whether the last part of a repository has the name of an image of the table in it: `bitnami/postgresql`. */
export function isNamedLikeKnown(repository: string): boolean {
  return NAMES.some((name) => nameOf(repository).includes(name));
}

function nameOf(repository: string): string {
  return String(repository.split('/').at(-1));
}

function releaseOf({ releases, knownTo }: StatefulImage, version: Version): Release | undefined {
  if (compareVersions(version, versionOf(knownTo)) > 0) return undefined;
  return releases.findLast(({ from }) => compareVersions(versionOf(from), version) <= 0);
}

/** The numbers of a version of the table. */
export function versionOf(text: string): Version {
  return parseVersion(text) as Version;
}
