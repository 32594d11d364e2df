import { compareVersions, type ImageVersion, parseImage, parseImageVersion } from './parse-image';
import type { Release, StatefulImage } from './stateful-image';
import { STATEFUL_IMAGES } from './table';

const imageByRepository: ReadonlyMap<string, StatefulImage> = new Map(
  STATEFUL_IMAGES.flatMap((image) => image.repositories.map((repository) => [repository, image] as const)),
);

/** An image of the table, as a container names it. */
export interface KnownImage {
  /** As the container names it: `postgres:17`. */
  readonly reference: string;
  readonly image: StatefulImage;
  /** Undefined if the tag does not say it. */
  readonly version: ImageVersion | undefined;
  /** Undefined if the version is, or is not in the table. */
  readonly release: Release | undefined;
}

/** The image in the table. Undefined if it is not there: other builds keep their data as they like. */
export function findKnownImage(reference: string): KnownImage | undefined {
  const { repository, version } = parseImage(reference);
  const image = imageByRepository.get(repository);
  return image && { reference, image, version, release: version && findRelease(image, version) };
}

const knownNames: readonly string[] = [...imageByRepository.keys()].map(nameOf);

/** Whether the last part of a repository has the name of an image of the table in it: `bitnami/postgresql`. */
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

/** The numbers of a version of the table. */
export function parseTableVersion(text: string): ImageVersion {
  return parseImageVersion(text) as ImageVersion;
}
