import { isSame as isSameJson, type Json } from '../../api-server';
import {
  dataPathsOf,
  fileArgumentsOf,
  type ImageReference,
  isNamedLikeKnown,
  type KnownImage,
  knownImage,
  parseImage,
  refusedMountsOf,
  type Upgrade,
  uncoveredDataOf,
  upgradeOf,
} from '../../images';
import { isPathWithin, pathWithin } from '../../kubernetes';
import type { Field } from '../../validation';
import type { DataReport } from '../report';
import { type ContainerMount, findMountAt, joinPaths } from './mounts';
import { hasSameHostnames, hasSamePods } from './stability';
import type { PodVolume } from './volumes';
import { containerOf, type WorkloadPods } from './workload-pods';

/** A container before or after. */
interface PodContainer {
  readonly pods: WorkloadPods;
  readonly container: Field;
}

/** Data that the pods of HEAD mount. */
interface ImageComparison {
  /** Where BASE's container mounts it. */
  readonly mount: ContainerMount;
  readonly before: PodContainer;
  readonly after: PodContainer;
  /** Whether a volume of HEAD has the data. */
  isSame(volume: PodVolume): boolean;
}

/** Without a fate, the data is mounted and opened, and there is something to know. */
type ImageStatus = Partial<Pick<DataReport, 'fate' | 'reason'>>;

/**
 * What the images make of data that is mounted: whether HEAD's opens it, and whether it looks for it where it is.
 * Undefined if the table of images has no objection.
 */
export function imageStatus(question: ImageComparison): ImageStatus | undefined {
  const { mount, before, after } = question;
  const images = [before, after].map(({ container }) => container.at('image').scalar) as [string, string];
  const [was, is] = images.map(knownImage);
  if (was === undefined || is === undefined) {
    return was === is ? majorVersionProblem(...images) : otherImageProblem(...images);
  }
  const kept = dataPathsOf(before.container, was).paths;
  const index = kept.findIndex((path) => isPathWithin(mount.path, path) || isMountedAt(path, mount, before));
  if (index < 0 && kept.length > 0) return undefined;
  const fates = [
    formatProblem(was, is, findMigrators(question)),
    refusedMountProblem(after.container),
    index < 0 ? undefined : dataPathProblem(question, is, String(kept[index]), index),
    hostnameProblem(question, is),
    fileArgumentProblem(question, is),
    hasSamePods(before.pods, after.pods) ? undefined : (imageVolumeProblem(question) ?? readOnlyProblem(question, is)),
  ].filter((fate) => fate !== undefined);
  const ofFate = (wanted: ImageStatus['fate']) => fates.find(({ fate }) => fate === wanted);
  return ofFate('incompatible') ?? ofFate('hidden') ?? ofFate('unknown') ?? fates[0];
}

/** Another major version of an image that is not in the table, but has the name of one that is. */
function majorVersionProblem(before: string, after: string): ImageStatus | undefined {
  const [was, is] = [before, after].map(parseImage) as [ImageReference, ImageReference];
  if (was.repository !== is.repository || !isNamedLikeKnown(is.repository)) return undefined;
  if (was.version === undefined || is.version === undefined || was.version[0] === is.version[0]) return undefined;
  return { fate: 'unknown', reason: `cannot tell whether ${after} opens data of ${before}: the major version changes` };
}

/**
 * An image that is not in the table takes the place of one that is, or the other way round. The same path and tag in
 * another registry is a mirror.
 */
function otherImageProblem(before: string, after: string): ImageStatus | undefined {
  if (after === '' || before === after || pathAndTag(before) === pathAndTag(after)) return undefined;
  return {
    fate: 'unknown',
    reason: `cannot tell whether ${after} uses the data directory and the format of ${before}`,
  };
}

/** A reference without its registry. */
function pathAndTag(reference: string): string {
  return (
    parseImage(reference).repository.replace(/^[^/]+\/(library\/)?/, '') + reference.replace(/^.*?(?=[:@][^/]*$)/, '')
  );
}

function isMountedAt(path: string, { path: mountPath }: ContainerMount, place: PodContainer): boolean {
  return findMountAt(mountsIn(place), path)?.path === mountPath;
}

function mountsIn({ pods: sight, container }: PodContainer): ContainerMount[] {
  const name = container.at('name').scalar;
  return sight.mounts.filter((mount) => mount.container === name);
}

function refusedMountProblem(container: Field): ImageStatus | undefined {
  const [first] = refusedMountsOf(container);
  return first && { fate: 'incompatible', reason: first.reason };
}

/** Whether the image of HEAD opens the data. Undefined if it does, without further ado. */
function formatProblem(was: KnownImage, is: KnownImage, migrators: readonly string[]): ImageStatus | undefined {
  const { opens, reason } = upgradeOf(was, is) as Upgrade;
  if (opens === true) return reason === undefined ? undefined : { reason };
  if (migrators.length === 0) return { fate: opens === false ? 'incompatible' : 'unknown', reason };
  return { fate: 'unknown', reason: `${reason}. The init container ${migrators.join(', ')} may take care of it` };
}

/** New init containers that mount the data, and may prepare it for the image. */
function findMigrators({ before, after, isSame }: ImageComparison): string[] {
  const mounts = after.pods.mounts.filter(({ isInit, volume }) => {
    const mounted = after.pods.volumes.get(volume);
    return isInit && mounted !== undefined && isSame(mounted);
  });
  const names = [...new Set(mounts.map(({ container }) => container))];
  return names.filter((name) => {
    const [old, now] = [before, after].map(({ pods: sight }) => containerOf(sight, name).raw as Json | undefined);
    return !isSameJson(old, now);
  });
}

/** The image keeps its data in a folder that has the name of the host, and the name becomes another. */
function hostnameProblem(
  { before, after }: ImageComparison,
  { image, reference }: KnownImage,
): ImageStatus | undefined {
  const variables = image.hostFolderFixedBy ?? [];
  const [was, is] = [before, after].map(({ container }) =>
    container.find('env', '*').filter((variable) => variables.includes(variable.at('name').scalar)),
  ) as [Field[], Field[]];
  const isSameName = isSameJson(was.map(({ raw: value }) => value) as Json, is.map(({ raw: value }) => value) as Json);
  if (variables.length === 0 || (isSameName && (is.some(isNodeName) || hasSameHostnames(before.pods, after.pods)))) {
    return undefined;
  }
  const reason = `${reference} keeps its data in a folder that is named after the host or ${variables[0]}, and that name changes. Set \`hostname\` in the pod, or use a StatefulSet and keep its name`;
  return { fate: 'hidden', reason };
}

/** Arguments make the image of HEAD read other files. */
function fileArgumentProblem({ before, after }: ImageComparison, is: KnownImage): ImageStatus | undefined {
  const [old, now] = [before, after].map(({ container }) => fileArgumentsOf(container, is)) as [string[], string[]];
  const changed = [...now.filter((one) => !old.includes(one)), ...old.filter((one) => !now.includes(one))];
  if (changed.length === 0) return undefined;
  return {
    fate: 'hidden',
    reason: `${is.reference} reads other files when this argument changes: ${changed.join(', ')}`,
  };
}

/** A volume of the image itself hides the one that is mounted above it. */
function imageVolumeProblem({ mount, after }: ImageComparison): ImageStatus | undefined {
  const hidden = uncoveredDataOf(after.container, new Set([mount.volume])).find(
    ({ hiddenBy }) => hiddenBy !== undefined,
  );
  if (hidden === undefined) return undefined;
  const reason = `the image declares ${hidden.hiddenBy} as a volume of its own, which hides the one that is mounted above it`;
  return { fate: 'unknown', reason };
}

/** The image writes to a volume that is mounted read-only now. */
function readOnlyProblem({ mount, after }: ImageComparison, { reference }: KnownImage): ImageStatus | undefined {
  const covering = findMountAt(mountsIn(after), mount.path);
  const isReadOnly = covering?.isReadOnly || after.pods.volumes.get(String(covering?.volume))?.isReadOnly;
  if (!isReadOnly || mount.isReadOnly) return undefined;
  return { fate: 'unknown', reason: `${reference} writes to its data directory, which is mounted read-only now` };
}

/** Whether a variable states the whole name of a node of a cluster: `rabbit@localhost`. */
function isNodeName(variable: Field): boolean {
  return /^[^@]+@[^@$]+$/.test(variable.at('value').scalar);
}

/** The image of HEAD looks elsewhere for its data. */
function dataPathProblem(
  question: ImageComparison,
  is: KnownImage,
  path: string,
  index: number,
): ImageStatus | undefined {
  const { mount, after } = question;
  const { paths, movedBy, mayMove } = dataPathsOf(after.container, is);
  const wanted = paths[index];
  if (wanted === undefined) {
    return { fate: 'unknown', reason: `cannot tell where ${is.reference} looks for its data${describeMover(movedBy)}` };
  }
  // A volume below the data directory has a part of the data.
  if (isPathWithin(mount.path, path)) {
    const from = joinPaths(wanted, pathWithin(mount.path, path));
    return isDataAt(question, from, mount.subPath) ? undefined : hidden(is, wanted, movedBy, mayMove);
  }
  const folder = joinPaths(mount.subPath, pathWithin(path, mount.path));
  return isDataAt(question, wanted, folder) ? undefined : hidden(is, wanted, movedBy, mayMove);
}

/** Whether the container of HEAD has this folder of the data at a path. */
function isDataAt({ after, isSame }: ImageComparison, path: string, folder: string): boolean {
  const covering = findMountAt(mountsIn(after), path);
  const volume = covering && after.pods.volumes.get(covering.volume);
  if (covering === undefined || volume === undefined) return false;
  return isSame(volume) && joinPaths(covering.subPath, pathWithin(path, covering.path)) === folder;
}

function hidden({ reference }: KnownImage, path: string, movedBy: string | undefined, mayMove: boolean): ImageStatus {
  if (mayMove)
    return { fate: 'unknown', reason: `the configuration of ${reference} decides where it looks for its data` };
  const reason = `${reference} keeps its data in ${path}${describeMover(movedBy)}, and the old data is not there`;
  return { fate: 'hidden', reason };
}

function describeMover(movedBy: string | undefined): string {
  return movedBy === undefined ? '' : `, set by ${movedBy}`;
}
