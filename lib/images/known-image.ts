import { compareVersions, type ImageVersion, parseImage, parseImageVersion } from './parse-image';
import type { Release, StatefulImage } from './stateful-image';
import { STATEFUL_IMAGES } from './table';

const imageByRepository: ReadonlyMap<string, StatefulImage> = new Map(
  STATEFUL_IMAGES.flatMap((image) => image.repositories.map((repository) => [repository, image] as const)),
);

/** A reference to an image of the table. */
export interface KnownImage {
  /** The reference in the container: `postgres:17`. */
  readonly reference: string;
  readonly image: StatefulImage;
  /** Undefined if the tag has no version. */
  readonly version: ImageVersion | undefined;
  /** Undefined if the version is unknown, or not in the table. */
  readonly release: Release | undefined;
}

/** Finds an image in the table. Undefined for other images, whose builds may keep data elsewhere. */
export function findKnownImage(reference: string): KnownImage | undefined {
  const { repository, version } = parseImage(reference);
  const image = imageByRepository.get(repository);
  return image && { reference, image, version, release: version && findRelease(image, version) };
}

const knownNames: readonly string[] = [...imageByRepository.keys()].map(nameOf);

/** Whether the last part of a repository contains the name of an image of the table: `bitnami/postgresql`. */
export function isNamedLikeKnown(repository: string): boolean {
  return knownNames.some((name) => nameOf(repository).includes(name));
}

function nameOf(repository: string): string {
  return String(repository.split('/').at(-1));
}

function findRelease({ releases, knownTo }: StatefulImage, version: ImageVersion): Release | undefined {
  if (compareVersions(version, parseTableVersion(knownTo)) > 0) return undefined;
  return releases.findLast(({ from }) => compareVersions(parseTableVersion(from), version) <= 0);
}

/** Parses a version of the table. */
export function parseTableVersion(text: string): ImageVersion {
  return parseImageVersion(text) as ImageVersion;
}
